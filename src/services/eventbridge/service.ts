import { defineService, notModelled } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import * as facts from './facts.ts';
import { eventbridgeImport } from './import.ts';
import { limits } from './limits.ts';
import * as ports from './ports.ts';
import { priceList } from './price-list.ts';
import prices from './prices.json' with { type: 'json' };
import * as properties from './properties.ts';
import { restrictions } from './restrictions.ts';
import { rules } from './rules.ts';
import * as simulation from './simulation.ts';
import * as traffic from './traffic.ts';

export const service = defineService({
  family: 'eventbridge',
  limits,
  restrictions,
  rules,
  prices,
  importing: eventbridgeImport,
  priceList,
  kinds: [
    {
      service: 'eventbridge.bus',
      resourceType: 'AWS::Events::EventBus',
      keys: ['traffic'],
      about: about.bus,
      properties: properties.bus,
      ports: ports.bus,
      facts: facts.bus,
      traffic: traffic.bus,
      cost: cost.bus,
      cloudformation: cloudformation.bus,
      simulation: simulation.bus,
      local: { as: 'a bus in memory' },
    },
    {
      service: 'eventbridge.rule',
      resourceType: 'AWS::Events::Rule',
      keys: ['traffic'],
      about: about.rule,
      properties: properties.rule,
      ports: ports.rule,
      facts: facts.rule,
      traffic: traffic.rule,
      cost: cost.rule,
      cloudformation: cloudformation.rule,
      simulation: simulation.rule,
      local: { as: 'a matcher of patterns, or a timer' },
    },
    {
      service: 'eventbridge.schedule',
      resourceType: 'AWS::Scheduler::Schedule',
      keys: ['traffic'],
      about: about.schedule,
      properties: properties.schedule,
      ports: ports.schedule,
      facts: facts.schedule,
      traffic: traffic.schedule,
      cost: cost.schedule,
      cloudformation: cloudformation.schedule,
      simulation: simulation.schedule,
      local: { as: 'a timer' },
    },
    {
      service: 'eventbridge.pipe',
      resourceType: 'AWS::Pipes::Pipe',
      keys: [],
      about: about.pipe,
      properties: properties.pipe,
      ports: ports.pipe,
      facts: facts.pipe,
      traffic: traffic.pipe,
      cost: cost.pipe,
      cloudformation: cloudformation.pipe,
      simulation: simulation.pipe,
      local: notModelled('Pipes do not run on this machine yet.'),
    },
  ],
});
