import { assumption, BOOLEAN, choiceOf, field, numberBetween, numberUpTo, STRUCTURE, TEXT } from '../../core/catalog/fields.ts';
import type { PropertiesForm } from '../../core/catalog/form.ts';
import type { Condition } from '../../core/catalog/ports.ts';
import { limits } from './limits.ts';

const FIFO: Condition = { property: 'FifoQueue', equals: true };

export const sqs: PropertiesForm = {
  fields: [
    field('FifoQueue', { en: 'FIFO', ko: 'FIFO' }, BOOLEAN, {
      default: false,
      help: { en: 'Keeps order and removes duplicates. Cannot change later.', ko: '순서를 지키고 중복을 없앱니다. 나중에 바꿀 수 없습니다.' },
    }),
    field('ContentBasedDeduplication', { en: 'Deduplicate by content', ko: '내용으로 중복 제거' }, BOOLEAN, { default: false, when: FIFO }),
    field('DeduplicationScope', { en: 'Duplicates removed in', ko: '중복 제거 범위' }, choiceOf(
      ['queue', { en: 'The whole queue', ko: '대기열 전체' }],
      ['messageGroup', { en: 'Each message group', ko: '메시지 그룹별' }],
    ), { default: 'queue', when: FIFO }),
    field('FifoThroughputLimit', { en: 'Calls counted by', ko: '호출을 세는 단위' }, choiceOf(
      ['perQueue', { en: `Queue: ${limits['fifo-requests-per-second'].value} calls a second`, ko: `대기열: 초당 호출 ${limits['fifo-requests-per-second'].value}번` }],
      ['perMessageGroupId', { en: 'Message group: high throughput', ko: '메시지 그룹: 높은 처리량' }],
    ), { default: 'perQueue', when: FIFO, help: { en: 'High throughput needs duplicates removed in each message group.', ko: '높은 처리량은 중복 제거 범위가 메시지 그룹별일 때만 됩니다.' } }),
    field('VisibilityTimeout', { en: 'Visibility timeout', ko: '표시 제한 시간' }, numberUpTo(limits['visibility-max']), {
      default: limits['visibility-default'].value,
      help: {
        en: 'A received message stays hidden so long. With Lambda: six times the timeout of the function.',
        ko: '받은 메시지를 숨겨 두는 시간입니다. Lambda라면 함수 제한 시간의 6배로 둡니다.',
      },
    }),
    field('MessageRetentionPeriod', { en: 'Kept for', ko: '보존 기간' }, numberBetween(limits['retention-min'], limits['retention-max']), {
      default: limits['retention-default'].value,
    }),
    field('DelaySeconds', { en: 'Delay', ko: '지연' }, numberUpTo(limits['delay-max']), { default: 0 }),
    field('ReceiveMessageWaitTimeSeconds', { en: 'Long polling', ko: '긴 폴링' }, numberUpTo(limits['long-poll-max']), {
      default: 0,
      help: { en: 'Lambda polls long by itself.', ko: 'Lambda는 항상 긴 폴링을 사용합니다.' },
    }),
    field('MaximumMessageSize', { en: 'Largest message', ko: '최대 메시지 크기' }, numberBetween(limits['message-setting-min'], limits['message-max']), {
      default: limits['message-max'].value,
    }),
    field('SqsManagedSseEnabled', { en: 'Encrypt with SQS keys', ko: 'SQS 키로 암호화' }, BOOLEAN, { default: true }),
    field('RedriveAllowPolicy', { en: 'Who may use it for dead letters', ko: '배달 못한 편지를 보낼 수 있는 대기열' }, STRUCTURE),
    field('QueueName', { en: 'Queue name', ko: '대기열 이름' }, TEXT, {
      help: { en: 'Leave empty: CloudFormation makes a unique one. A FIFO name ends in .fifo.', ko: '비워 두면 CloudFormation이 고유한 이름을 만듭니다. FIFO 이름은 .fifo로 끝납니다.' },
    }),
  ],
  assumptions: [
    assumption('messageSize', { en: 'Size of a message', ko: '메시지 크기' }, 'bytes',
      { en: 'Body and attributes; billed in steps of 64 KB.', ko: '본문과 속성을 합한 크기입니다. 64 KB 단위로 요금이 나옵니다.' }, '1 KB'),
    assumption('pollers', { en: 'Pollers', ko: '폴러 수' }, 'count',
      { en: 'Connections with which Lambda polls a quiet queue; each empty answer is billed.', ko: 'Lambda가 조용한 대기열을 폴링하는 연결 수입니다. 빈 응답에도 요금이 나옵니다.' }, 5),
    { ...assumption('messageGroups', { en: 'Messages with a group', ko: '그룹이 있는 메시지' }, 'ratio',
      { en: 'Share that is sent to a standard queue with a MessageGroupId (fair queue): 100 %. Each costs a surcharge.', ko: '표준 대기열에 MessageGroupId와 함께 보내는 비율(공정 대기열)입니다. 예: 100 %. 추가 요금이 나옵니다.' }), when: { not: { property: 'FifoQueue', equals: true } } },
  ],
};
