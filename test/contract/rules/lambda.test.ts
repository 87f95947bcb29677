import { service } from '../../../src/services/lambda/service.ts';
import { concurrency } from './lambda/concurrency.ts';
import { configuration } from './lambda/configuration.ts';
import { edgeCases } from './lambda/edge.ts';
import { eventSources } from './lambda/event-sources.ts';
import { runtime } from './lambda/runtime.ts';
import { specifyRules } from './rule-cases.ts';

specifyRules(service, [...configuration, ...runtime, ...concurrency, ...eventSources, ...edgeCases]);
