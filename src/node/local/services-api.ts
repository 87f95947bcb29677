import type { EventBuses } from './event-buses.ts';
import type { Answering } from './http.ts';
import type { FunctionHost } from './lambda/functions.ts';
import { invokeApi } from './lambda/invoke-api.ts';
import type { StateMachines } from './state-machines.ts';
import { statesApi } from './states-api.ts';
import type { Tracer } from './trace.ts';

/** What answers at `AWS_ENDPOINT_URL`: EventBridge, Step Functions and Lambda, and a plain refusal of every other service. */
export function servicesApi({ functions, buses, machines, tracer }: { readonly functions: FunctionHost; readonly buses: EventBuses; readonly machines: StateMachines; readonly tracer: Tracer }): Answering {
  const [states, lambda] = [statesApi(machines, tracer), invokeApi(functions, tracer)];
  return (request) => {
    const target = request.headers['x-amz-target'] ?? '';
    if (target === 'AWSEvents.PutEvents') return buses.answer(request);
    return target.startsWith('AWSStepFunctions.') ? states(request) : lambda(request);
  };
}
