import type { Json } from '../../core/model/json.ts';
import { callQueue, callTopic } from './calls.ts';
import type { Execution } from './execution.ts';
import type { FunctionHost } from './lambda/functions.ts';
import { ACCOUNT } from './resources.ts';
import type { Stores } from './stores.ts';
import type { Span } from './trace.ts';

/** An event as `PutEvents` takes it. */
export interface Put {
  readonly source: string;
  readonly type: string;
  readonly detail: Json;
  readonly resources?: Json;
}

/** Everything that something can be sent to by its ARN. */
export interface TargetWorld {
  readonly stores: Stores;
  readonly functions: FunctionHost;
  readonly buses: {
    readonly put: (bus: string, put: Put, cause?: Span) => string;
    readonly forward: (arn: string, text: string, cause: Span | undefined) => Promise<void>;
  };
  readonly machines: { readonly start: (arn: string, input: string, more?: { readonly cause?: Span | undefined }) => Execution };
}

export interface Sending {
  readonly what: string;
  readonly cause?: Span | undefined;
  readonly attempt?: number;
  /** Of a FIFO queue or topic. */
  readonly group?: string | undefined;
}

/** Sends a text to the queue, topic, function, bus or state machine with an ARN. @throws where there is none, or it refuses */
export async function sendTo(arn: string, text: string, { what, cause, group }: Sending, { stores, functions, buses, machines }: TargetWorld): Promise<void> {
  const [, , service, , , resource = ''] = arn.split(':');
  const manner = { cause };
  if (service === 'sqs') await callQueue(stores.messages, 'SendMessage', { QueueUrl: `${stores.messages}/${ACCOUNT}/${resource}`, MessageBody: text, ...(group !== undefined && { MessageGroupId: group }) }, manner);
  else if (service === 'sns') await callTopic(stores.messages, { Action: 'Publish', TopicArn: arn, Message: text, ...(group !== undefined && { MessageGroupId: group }) }, manner);
  else if (service === 'states') machines.start(arn, text, { cause });
  else if (service === 'events') await buses.forward(arn, text, cause);
  else if (service !== 'lambda' || functions.send(arn, text, { what, cause }) !== 'accepted') throw new Error(`${arn} has no local form.`);
}
