import type { ConnectionSettings, Evidence, ImportPart, Look, Place, TemplateResource } from '../../core/cloudformation/import/contract.ts';
import { own, type Json } from '../../core/model/json.ts';
import { without } from '../../core/cloudformation/import/reading.ts';
import { listOf, valueAt, valuesAt } from '../../core/cloudformation/import/values.ts';

/** Buses, rules, schedules and pipes; archives and policies belong to the bus. */
export const eventbridgeImport: ImportPart = {
  nodes: {
    'AWS::Events::EventBus': { service: 'eventbridge.bus', name: 'Name', arn: 'events' },
    'AWS::Events::Rule': { service: 'eventbridge.rule', name: 'Name', arn: 'events' },
    'AWS::Pipes::Pipe': { service: 'eventbridge.pipe', name: 'Name', arn: 'pipes' },
    'AWS::Scheduler::Schedule': { service: 'eventbridge.schedule', name: 'Name', arn: 'scheduler' },
  },
  owned: {
    'AWS::Events::Archive': { by: ['SourceArn'] },
    'AWS::Events::Connection': { mentioned: true },
    'AWS::Events::EventBusPolicy': { by: ['EventBusName'] },
    'AWS::Scheduler::ScheduleGroup': { mentioned: true },
  },
  settings: {
    'AWS::Events::Rule': ({ path, value }) => (path[1] === 'Targets' && path.length === 3 ? { properties: without(value, 'Arn', 'Id', 'RoleArn', 'DeadLetterConfig') } : undefined),
    'AWS::Pipes::Pipe': pipeSettings,
    'AWS::Scheduler::Schedule': ({ path, value }) => (path[1] === 'Target' && path.length === 2 ? { properties: without(value, 'Arn', 'RoleArn', 'DeadLetterConfig') } : undefined),
  },
  evidence: {
    'AWS::Events::EventBus': ({ logicalId, properties }, look) => failed(logicalId, `${logicalId}.Properties.DeadLetterConfig`, [valueAt(properties, 'DeadLetterConfig.Arn') ?? ''], look),
    'AWS::Events::Rule': rule,
    'AWS::Pipes::Pipe': pipe,
    'AWS::Scheduler::Schedule': schedule,
  },
};

function failed(from: string, at: string, queues: readonly Json[], look: Look): readonly Evidence[] {
  return look.nodes(queues).map((to) => ({ from, to, kind: 'on-failure', at }));
}

function rule({ logicalId, properties }: TemplateResource, look: Look): readonly Evidence[] {
  const place = `${logicalId}.Properties`;
  const pattern = own(properties, 'EventPattern');
  const sources = look.nodes([valueAt(pattern, 'detail') ?? '', valueAt(pattern, 'resources') ?? '']).map((from): Evidence => ({ from, to: logicalId, at: `${place}.EventPattern` }));
  const buses = look.nodes(own(properties, 'EventBusName'), { arn: 'events' }).map((from): Evidence => ({ from, to: logicalId, kind: 'deliver', at: `${place}.EventBusName` }));
  const targets = listOf(own(properties, 'Targets')).flatMap((target, at): readonly Evidence[] => [
    ...look.nodes(valueAt(target, 'Arn')).map((to) => ({ from: logicalId, to, at: `${place}.Targets.${at}` })),
    ...failed(logicalId, `${place}.Targets.${at}.DeadLetterConfig`, valuesAt(target, 'DeadLetterConfig.Arn'), look),
  ]);
  return [...buses, ...sources, ...targets];
}

/** A target may be an action of any service (`aws-sdk:sqs:sendMessage`): then its input names the resource. */
function schedule({ logicalId, properties }: TemplateResource, look: Look): readonly Evidence[] {
  const target = own(properties, 'Target');
  const place = `${logicalId}.Properties.Target`;
  const called = look.nodes(valueAt(target, 'Arn'));
  const isAction = (look.symbol(valueAt(target, 'Arn')) ?? '').includes('aws-sdk:');
  return [
    ...[...called, ...(isAction ? look.nodes(valueAt(target, 'Input')) : [])].map((to) => ({ from: logicalId, to, at: place })),
    ...failed(logicalId, `${place}.DeadLetterConfig`, valuesAt(target, 'DeadLetterConfig.Arn'), look),
  ];
}

function pipe({ logicalId, properties }: TemplateResource, look: Look): readonly Evidence[] {
  const place = `${logicalId}.Properties`;
  return [
    ...look.nodes(own(properties, 'Source')).map((from): Evidence => ({ from, to: logicalId, kind: 'poll', at: `${place}.Source` })),
    ...(['Enrichment', 'Target'] as const).flatMap((end) => look.nodes(own(properties, end)).map((to): Evidence => ({ from: logicalId, to, at: `${place}.${end}` }))),
    ...failed(logicalId, `${place}.SourceParameters`, valuesAt(properties, 'SourceParameters.*.DeadLetterConfig.Arn'), look),
  ];
}

/** Enrichment and target may both be a function; which of them a connection is has to be said. */
function pipeSettings({ path: [, end] }: Place): ConnectionSettings | undefined {
  return end === 'Enrichment' ? { with: { as: 'enrichment' } } : undefined;
}
