import { numberSetting } from '../../core/catalog/setting.ts';
import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import { verbatim, type Text } from '../../core/model/text.ts';
import { formatDuration } from '../../core/model/units-format.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { limits } from './limits.ts';

export const sqs: About = {
  title: { en: 'SQS queue', ko: 'SQS 대기열' },
  short: { en: 'SQS queue', ko: 'SQS 대기열' },
  category: 'messaging',
  description: {
    en: 'Keeps messages until a consumer has processed them, so that bursts wait instead of failing.',
    ko: '소비자가 처리할 때까지 메시지를 보관합니다. 몰리는 요청이 실패하지 않고 기다립니다.',
  },
  docs: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html',
  initial: { MessageRetentionPeriod: limits['retention-default'].value },
  summary,
  drawio: { shape: 'sqs', fill: '#E7157B' },
  names: {
    anywhere: ['sqs', 'simple queue service', 'amazon sqs', 'dead letter queue'],
    atEnd: ['queue', 'dlq', 'dead letter', '대기열', '큐'],
  },
};

/** How long it keeps a message, and whether in order. */
function summary(node: Node, resolve: Resolver): Text {
  const name = resolve.boolean(node.properties, 'FifoQueue') === true ? 'SQS FIFO' : 'SQS';
  const seconds = numberSetting(node.properties, 'MessageRetentionPeriod', resolve, limits['retention-default'].value);
  if (seconds === undefined) return verbatim(name);
  return { en: `${name} · keeps ${period(seconds).en}`, ko: `${name} · ${period(seconds).ko} 보관` };
}

const DAY = 86_400;

function period(seconds: number): Text {
  const days = seconds / DAY;
  if (!Number.isInteger(days) || days === 0) return { en: formatDuration(seconds * 1000, 'en'), ko: formatDuration(seconds * 1000, 'ko') };
  return { en: days === 1 ? '1 day' : `${days} days`, ko: `${days}일` };
}
