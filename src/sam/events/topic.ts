import { getAtt, idNamedBy, ref } from '../intrinsics.ts';
import { made, type Made } from '../made.ts';
import { missing } from '../messages.ts';
import { all, ANY, MAP, required, TEXT, type Rules } from '../shapes.ts';
import { below, dict, Dict, isGiven, isSet, textOf, type Value } from '../tree.ts';
import { extendRole } from './extend-role.ts';
import { permissionFor, type Event } from './event.ts';

export const TOPIC_RULES: Rules = { Topic: required(TEXT), Region: TEXT, ...all('FilterPolicy FilterPolicyScope SqsSubscription', ANY), RedrivePolicy: MAP };

/** A subscription of the function to a topic: straight, or through a queue. */
export function topicEvent(event: Event): Made[] {
  const topic = event.properties.get('Topic') as Value;
  const through = event.properties.get('SqsSubscription');
  if (!isSet(through)) return [permissionFor(event, { principal: 'sns.amazonaws.com', arn: topic }), subscription(event, 'lambda', event.target.arn)];
  if (!(through instanceof Dict)) return throughNewQueue(event, topic);
  const [arn, url] = [through.get('QueueArn'), through.get('QueueUrl')];
  if (!isSet(arn) || !isSet(url)) {
    event.refuse('SqsSubscription', missing('QueueArn, QueueUrl'));
    return [];
  }
  const batch = through.get('BatchSize');
  const policyId = textOf(through.get('QueuePolicyLogicalId')) || `${event.id}QueuePolicy`;
  return [mapping(event, arn, isSet(batch) ? batch : 10), queuePolicy(event, policyId, topic, arn, url), subscription(event, 'sqs', arn)];
}

function throughNewQueue(event: Event, topic: Value): Made[] {
  const id = idNamedBy(topic);
  const written = id === undefined ? undefined : below(event.stack.resources.get(id), 'Properties', 'FifoTopic');
  const fifo = isGiven(written) ? event.stack.resolve(written) : undefined;
  const queue = made(`${event.id}Queue`, 'AWS::SQS::Queue', { FifoQueue: isSet(fifo) ? fifo : undefined }, event.target.attributes);
  const arn = getAtt(queue.id, 'Arn');
  return [mapping(event, arn, 10), queue, queuePolicy(event, `${event.id}QueuePolicy`, topic, arn, ref(queue.id)), subscription(event, 'sqs', arn)];
}

function subscription(event: Event, protocol: string, endpoint: Value): Made {
  const given = (name: string): Value | undefined => event.properties.get(name) ?? undefined;
  return made(event.id, 'AWS::SNS::Subscription', {
    Endpoint: endpoint, Protocol: protocol, TopicArn: given('Topic'), Region: given('Region'), FilterPolicy: given('FilterPolicy'), FilterPolicyScope: given('FilterPolicyScope'), RedrivePolicy: given('RedrivePolicy'),
  }, event.target.attributes);
}

function mapping(event: Event, queueArn: Value, batch: Value): Made {
  if (event.role) extendRole(event.role, `arn:${event.stack.partition}:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole`, []);
  return made(`${event.id}EventSourceMapping`, 'AWS::Lambda::EventSourceMapping', { BatchSize: batch, Enabled: true, EventSourceArn: queueArn, FunctionName: event.target.name }, event.target.attributes);
}

function queuePolicy(event: Event, id: string, topic: Value, arn: Value, url: Value): Made {
  const statement = dict({ Action: 'sqs:SendMessage', Effect: 'Allow', Principal: '*', Resource: arn, Condition: dict({ ArnEquals: dict({ 'aws:SourceArn': topic }) }) });
  return made(id, 'AWS::SQS::QueuePolicy', { PolicyDocument: dict({ Version: '2012-10-17', Statement: [statement] }), Queues: [url] }, event.target.attributes);
}
