import { logicalIdOf, type Design } from '../../../core/model/design.ts';
import { isObject, type Json } from '../../../core/model/json.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import { intrinsicOf } from '../../../core/resolve/intrinsic.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { limits } from '../limits.ts';
import { notificationsOf, type Notification } from './notification-list.ts';

const page = (name: string): Rule['source'] => ({ url: `https://docs.aws.amazon.com/AmazonS3/latest/userguide/${name}.html`, asOf: '2026-11-21' });
const DESTINATIONS = page('notification-how-to-event-types-and-destinations');

function placeOf({ connection, path }: Notification): Pick<Violation, 'connection' | 'path'> {
  return connection === undefined ? { path } : { connection, path };
}

export const tooManyNotifications: Rule = {
  id: 's3.too-many-notifications',
  severity: 'error',
  title: { en: 'A bucket has more notifications than S3 allows', ko: 'S3가 허용하는 것보다 많은 알림' },
  why: {
    en: 'Each event of each connection is a notification of its own, and S3 refuses more of them on one bucket.',
    ko: '연결마다 이벤트 하나가 알림 하나이며, 버킷 하나에 더 많은 알림은 S3가 거부합니다.',
  },
  source: limits.notifications.source,
  unfixable: { en: 'Only you can say which notifications may go.', ko: '어떤 알림을 뺄지는 설계자만 정할 수 있습니다.' },
  check: (node, context) => {
    const all = notificationsOf(node, context);
    const first = all[context.quota('s3.notifications') ?? Infinity];
    return first ? tooMany({
      count: all.length, limit: 's3.notifications', by: 'S3', ...placeOf(first),
      holder: { en: 'The bucket', ko: '버킷' }, what: { en: 'notifications', ko: '알림' },
      advice: { en: 'Send them to one topic or to EventBridge and select there.', ko: '주제 하나나 EventBridge로 보내고 거기서 고르세요.' },
    }, context) : [];
  },
};

const EVENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ObjectCreated', ['Put', 'Post', 'Copy', 'CompleteMultipartUpload']],
  ['ObjectRemoved', ['Delete', 'DeleteMarkerCreated']],
  ['ObjectRestore', ['Post', 'Completed', 'Delete']],
  ['Replication', ['OperationFailedReplication', 'OperationMissedThreshold', 'OperationReplicatedAfterThreshold', 'OperationNotTracked']],
  ['LifecycleExpiration', ['Delete', 'DeleteMarkerCreated']],
  ['ObjectTagging', ['Put', 'Delete']],
]);
const SINGLE_EVENTS = ['s3:ReducedRedundancyLostObject', 's3:LifecycleTransition', 's3:IntelligentTiering', 's3:ObjectAcl:Put'];

function isEvent(event: string): boolean {
  const [service, group = '', kind = ''] = event.split(':');
  return SINGLE_EVENTS.includes(event) || (service === 's3' && (EVENTS.get(group)?.includes(kind) === true || (EVENTS.has(group) && kind === '*')));
}

export const unknownEvent: Rule = {
  id: 's3.notification-event-unknown',
  severity: 'error',
  title: { en: 'A bucket announces an event that there is not', ko: '없는 이벤트를 알리는 버킷' },
  why: { en: 'S3 announces a fixed set of events and refuses other names.', ko: 'S3는 정해진 이벤트만 알리며 다른 이름은 거부합니다.' },
  source: DESTINATIONS,
  unfixable: { en: 'Which event is meant is not in the design.', ko: '어떤 이벤트를 의도했는지는 설계에 나와 있지 않습니다.' },
  check: (node, context) => notificationsOf(node, context).filter(({ event }) => !isEvent(event)).map((notification) => ({
    ...placeOf(notification),
    message: {
      en: `S3 has no event “${notification.event}”. Write one such as s3:ObjectCreated:* or s3:ObjectRemoved:*.`,
      ko: `S3에는 ‘${notification.event}’ 이벤트가 없습니다. s3:ObjectCreated:*나 s3:ObjectRemoved:*처럼 적으세요.`,
    },
  })),
};

export const notificationsOverlap: Rule = {
  id: 's3.notifications-overlap',
  severity: 'error',
  title: { en: 'Two notifications of a bucket are of the same objects', ko: '같은 객체를 알리는 두 알림' },
  why: {
    en: 'S3 sends an event to one destination: it refuses two notifications of an event whose prefixes and suffixes can both match one key. A topic can hand it to several.',
    ko: 'S3는 이벤트를 한 곳에만 보냅니다. 접두사와 접미사가 모두 한 키에 맞을 수 있는 두 알림은 거부합니다. 주제를 쓰면 여러 곳에 전달할 수 있습니다.',
  },
  source: page('notification-how-to-filtering'),
  unfixable: { en: 'Which objects each destination should hear of is not in the design.', ko: '각 대상이 어떤 객체의 알림을 받아야 하는지는 설계에 나와 있지 않습니다.' },
  check: (node, context) => {
    // Beyond the limit S3 refuses the bucket anyway, and comparing all pairs would take long.
    const all = notificationsOf(node, context).slice(0, limits.notifications.value);
    return all.flatMap((notification, index): readonly Violation[] => {
      const other = all.slice(0, index).find((before) => overlap(before, notification));
      return other ? [{
        ...placeOf(notification),
        message: {
          en: `“${other.name}” announces ${other.event} of the same objects already. Give the two different prefixes or suffixes, or send both through a topic.`,
          ko: `‘${other.name}’이(가) 같은 객체의 ${other.event} 이벤트를 이미 알립니다. 접두사나 접미사를 다르게 하거나 주제를 거쳐 전달하세요.`,
        },
      }] : [];
    });
  },
};

function overlap(a: Notification, b: Notification): boolean {
  if (a.prefix === undefined || b.prefix === undefined || a.suffix === undefined || b.suffix === undefined) return false;
  return includes(a.event, b.event)
    && (a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix))
    && (a.suffix.endsWith(b.suffix) || b.suffix.endsWith(a.suffix));
}

function includes(a: string, b: string): boolean {
  const [all, one] = a.endsWith(':*') ? [a, b] : [b, a];
  return all === one || (all.endsWith(':*') && one.startsWith(all.slice(0, -1)));
}

export const notifiesFifo: Rule = {
  id: 's3.notification-to-fifo',
  severity: 'error',
  title: { en: 'A bucket announces to a FIFO queue or topic', ko: 'FIFO 대기열이나 주제에 알리는 버킷' },
  why: { en: 'S3 sends to standard queues and standard topics only.', ko: 'S3는 표준 대기열과 표준 주제에만 보냅니다.' },
  source: DESTINATIONS,
  unfixable: { en: 'A queue or topic cannot become a standard one: it is a new one.', ko: '대기열이나 주제는 표준으로 바꿀 수 없고 새로 만들어야 합니다.' },
  check: (node, context) => notificationsOf(node, context).flatMap((notification): readonly Violation[] => {
    const name = fifoName(notification.target, context.design, context.resolve);
    return name === undefined ? [] : [{
      ...placeOf(notification),
      message: {
        en: `S3 cannot announce to “${name}”, which is FIFO. Use a standard one, or a function between them.`,
        ko: `‘${name}’은(는) FIFO라서 S3가 알릴 수 없습니다. 표준 대기열이나 주제를 쓰거나 그 사이에 함수를 두세요.`,
      },
    }];
  }),
};

/** Name of the FIFO queue or topic that an ARN, or a reference to a node of the design, stands for. */
function fifoName(target: Json | undefined, design: Design, resolve: Resolver): string | undefined {
  const arn = resolve.value(target);
  if (arn.known) return typeof arn.value === 'string' && arn.value.endsWith('.fifo') ? arn.value.split(':').at(-1) : undefined;
  const reference = isObject(target) ? intrinsicOf(target) : undefined;
  const logicalId = reference && referenced(reference.argument);
  const node = logicalId === undefined ? undefined : design.nodes.find((each) => logicalIdOf(each) === logicalId);
  return node && ['FifoQueue', 'FifoTopic'].some((property) => resolve.boolean(node.properties, property) === true) ? node.id : undefined;
}

/** `!Ref Jobs`, `!GetAtt Jobs.Arn`, `!GetAtt [Jobs, Arn]` */
function referenced(argument: Json): string | undefined {
  const first: Json | undefined = Array.isArray(argument) ? (argument as readonly Json[])[0] : argument;
  return typeof first === 'string' ? first.split('.')[0] : undefined;
}
