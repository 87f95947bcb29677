import type { BillableByHand, CostComponent, CostContext } from '../../core/cost/contract.ts';
import { counted, times } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import type { Text } from '../../core/model/text.ts';
import { formatBytes } from '../../core/model/units-format.ts';
import { GB, parseCount } from '../../core/model/units.ts';
import { writtenSubscriptions } from './settings.ts';

/** Subscribers that no node of the canvas stands for, by protocol. */
interface Outside {
  /** Key under `assume`: how many deliveries one message makes. */
  readonly key: string;
  /** `Protocol` of a subscription. */
  readonly protocols: readonly string[];
  readonly component: string;
  readonly to: Text;
  /** Each started 64 KB is a delivery; else a message is one. */
  readonly inSteps: boolean;
  /** It leaves AWS over the internet. */
  readonly leaves: boolean;
  readonly unknown?: Text;
}

/** https://aws.amazon.com/sns/pricing/ */
const OUTSIDE: readonly Outside[] = [
  { key: 'httpEndpoints', protocols: ['http', 'https'], component: 'deliveries-http', to: { en: 'HTTP endpoints', ko: 'HTTP 엔드포인트' }, inSteps: true, leaves: true },
  { key: 'emailAddresses', protocols: ['email', 'email-json'], component: 'deliveries-email', to: { en: 'e-mail addresses', ko: '이메일 주소' }, inSteps: false, leaves: true },
  { key: 'pushDevices', protocols: ['application'], component: 'deliveries-push', to: { en: 'mobile devices', ko: '모바일 기기' }, inSteps: false, leaves: true },
  { key: 'deliveryStreams', protocols: ['firehose'], component: 'deliveries-firehose', to: { en: 'Firehose', ko: 'Firehose' }, inSteps: true, leaves: false },
  {
    key: 'smsNumbers', protocols: ['sms'], component: 'deliveries-sms', to: { en: 'telephones by text message', ko: '문자 메시지' }, inSteps: false, leaves: false,
    unknown: { en: 'Text messages are billed by AWS End User Messaging, at a price for each country that is not known here.', ko: '문자 메시지는 AWS End User Messaging이 국가별 가격으로 청구하며 여기에는 그 가격이 없습니다.' },
  },
];

/** Keys of `assume` that are read here. */
export const OUTSIDE_KEYS: readonly string[] = OUTSIDE.map(({ key }) => key);

const titleOf = (to: Text): Text => ({ en: `Deliveries to ${to.en}`, ko: `${to.ko} 전달` });
const TRANSFER = { component: 'transfer-out', title: { en: 'Data transfer to the internet', ko: '인터넷으로 데이터 전송' }, price: 'client.transfer-out' };

/** The same where somebody types how much. */
export const OUTSIDE_BY_HAND: readonly BillableByHand[] = [...OUTSIDE.map(({ component, to }) => ({ component, title: titleOf(to), price: `sns.${component}` })), TRANSFER];

interface Published {
  readonly messages: number;
  /** In steps of 64 KB. */
  readonly units: number;
  readonly bytes: number;
}

/** Deliveries of a standard topic to what is not on the canvas: as many to each message as `assume` says, else as subscriptions are written. */
export function deliveredOutside(node: Node, context: CostContext, { messages, units, bytes }: Published): readonly CostComponent[] {
  const protocols = writtenSubscriptions(node, context.resolve).map(({ properties }) => context.resolve.string(properties, 'Protocol') ?? '');
  const subscribers: (Outside & { readonly count: number })[] = [];
  for (const each of OUTSIDE) {
    const count = context.stated(node, each.key, parseCount) ?? protocols.filter((protocol) => each.protocols.includes(protocol)).length;
    if (count > 0) subscribers.push({ ...each, count });
  }
  if (subscribers.length === 0) return [];
  const leaving = subscribers.reduce((sum, { count, leaves }) => sum + (leaves ? count : 0), 0);
  return [
    ...subscribers.map(({ component, to, count, inSteps, unknown }): CostComponent => ({
      component, title: titleOf(to), quantity: (inSteps ? units : messages) * count, price: `sns.${component}`,
      how: times(counted(messages, inSteps ? 'messages, each started 64 KB counts' : 'messages', '메시지'), counted(count, 'subscribers', '구독자')),
      ...(unknown && { unknown }),
    })),
    ...(leaving > 0 ? [{
      ...TRANSFER, quantity: (bytes * leaving) / GB,
      how: times(formatBytes(bytes), counted(leaving, 'subscribers', '구독자')),
    }] : []),
  ];
}
