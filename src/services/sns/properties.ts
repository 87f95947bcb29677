import { assumption, BOOLEAN, choiceOf, field, numberBetween, STRUCTURE, TEXT } from '../../core/catalog/fields.ts';
import type { FormField, PropertiesForm } from '../../core/catalog/form.ts';
import type { Condition } from '../../core/catalog/ports.ts';
import type { Text } from '../../core/model/text.ts';
import { limits } from './limits.ts';

const FIFO: Condition = { property: 'FifoTopic', equals: true };

/** Subscribers that are no node of the canvas. */
const outside = (path: string, label: Text): FormField => ({
  ...assumption(path, label, 'count', {
    en: 'How many of them each message goes to; else the subscriptions that are written count.',
    ko: '메시지마다 전달하는 대상 수입니다. 적지 않으면 작성된 구독을 셉니다.',
  }), when: { not: FIFO },
});

export const sns: PropertiesForm = {
  fields: [
    field('FifoTopic', { en: 'FIFO', ko: 'FIFO' }, BOOLEAN, {
      default: false,
      help: { en: 'Keeps order and removes duplicates; delivers to queues only.', ko: '순서를 지키고 중복을 없앱니다. 대기열로만 전달합니다.' },
    }),
    field('ContentBasedDeduplication', { en: 'Deduplicate by content', ko: '내용으로 중복 제거' }, BOOLEAN, { default: false, when: FIFO }),
    field('FifoThroughputScope', { en: 'Throughput counted by', ko: '처리량을 세는 단위' }, choiceOf(
      ['Topic', { en: 'Topic: duplicates removed in all of it', ko: '주제: 전체에서 중복 제거' }],
      ['MessageGroup', { en: 'Message group: far more messages', ko: '메시지 그룹: 훨씬 많은 메시지' }],
    ), { when: FIFO }),
    field('MaximumMessageSize', { en: 'Largest message', ko: '최대 메시지 크기' }, numberBetween(limits['message-setting-min'], limits['message-max']), {
      default: limits['message-default'].value,
      help: { en: 'Above 256 KiB only SQS, Lambda and Firehose may subscribe.', ko: '256 KiB를 넘기면 SQS, Lambda, Firehose만 구독할 수 있습니다.' },
    }),
    field('DisplayName', { en: 'Display name', ko: '표시 이름' }, TEXT),
    field('KmsMasterKeyId', { en: 'Encryption key', ko: '암호화 키' }, TEXT, {
      help: { en: 'Without it messages are not encrypted at rest.', ko: '설정하지 않으면 저장된 메시지가 암호화되지 않습니다.' },
    }),
    field('ArchivePolicy', { en: 'Archive', ko: '보관' }, STRUCTURE, { when: FIFO }),
    field('TracingConfig', { en: 'X-Ray tracing', ko: 'X-Ray 추적' }, { type: 'choice', options: [{ value: 'Active' }, { value: 'PassThrough' }] }, { default: 'PassThrough' }),
    field('TopicName', { en: 'Topic name', ko: '주제 이름' }, TEXT, {
      help: { en: 'Leave empty: CloudFormation makes a unique one. A FIFO name ends in .fifo.', ko: '비워 두면 CloudFormation이 고유한 이름을 만듭니다. FIFO 이름은 .fifo로 끝납니다.' },
    }),
  ],
  assumptions: [
    assumption('messageSize', { en: 'Size of a message', ko: '메시지 크기' }, 'bytes',
      { en: 'Body and attributes; billed in steps of 64 KB.', ko: '본문과 속성을 합한 크기입니다. 64 KB 단위로 요금이 나옵니다.' }, '1 KB'),
    outside('httpEndpoints', { en: 'HTTP endpoints', ko: 'HTTP 엔드포인트' }),
    outside('emailAddresses', { en: 'E-mail addresses', ko: '이메일 주소' }),
    outside('pushDevices', { en: 'Mobile devices (push)', ko: '모바일 기기(푸시)' }),
    outside('deliveryStreams', { en: 'Firehose streams', ko: 'Firehose 스트림' }),
    outside('smsNumbers', { en: 'Telephone numbers (SMS)', ko: '전화번호(SMS)' }),
  ],
};
