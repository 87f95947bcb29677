import type { ImportPart } from '../../core/cloudformation/import/contract.ts';
import { own } from '../../core/model/json.ts';
import { valueAt, valuesAt } from '../../core/cloudformation/import/values.ts';

/** Queues; their policies belong to them. */
export const sqsImport: ImportPart = {
  nodes: {
    'AWS::SQS::Queue': {
      service: 'sqs', name: 'QueueName', arn: 'sqs',
      endpoint: (text, name) => /^https?:\/\/(?:sqs|queue|[^/]*\bqueue)\./.test(text) && text.endsWith(`/${name}`),
      taken: /^(?:ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueueAttributes|GetQueueUrl|ListQueue)/i,
    },
  },
  owned: {
    'AWS::SQS::QueueInlinePolicy': { by: ['Queue'] },
    'AWS::SQS::QueuePolicy': { by: ['Queues'] },
  },
  settings: {
    'AWS::SQS::Queue': ({ path, value }) => {
      const received = path[1] === 'RedrivePolicy' ? valueAt(value, 'maxReceiveCount') : undefined;
      return received === undefined ? undefined : { with: { maxReceiveCount: received } };
    },
  },
  evidence: {
    'AWS::SQS::Queue': ({ logicalId, properties }, look) => look.nodes(valueAt(properties, 'RedrivePolicy.deadLetterTargetArn'))
      .map((to) => ({ from: logicalId, to, kind: 'on-failure', at: `${logicalId}.Properties.RedrivePolicy` })),
    // Who may send, where the resource that does so names the queue from outside the template.
    'AWS::SQS::QueuePolicy': ({ logicalId, properties }, look) => look.nodes(valuesAt(properties, 'PolicyDocument.Statement.*.Condition.*.aws:SourceArn'))
      .flatMap((from) => look.nodes(own(properties, 'Queues')).map((to) => ({ from, to, at: logicalId }))),
  },
};
