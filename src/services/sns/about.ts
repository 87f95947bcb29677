import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import type { Text } from '../../core/model/text.ts';
import type { Resolver } from '../../core/resolve/contract.ts';

export const sns: About = {
  title: { en: 'SNS topic', ko: 'SNS 주제' },
  short: { en: 'SNS topic', ko: 'SNS 주제' },
  category: 'messaging',
  description: {
    en: 'Takes a message and hands a copy to every subscriber, without making the sender wait.',
    ko: '메시지를 받아 모든 구독자에게 한 부씩 전달하며, 보내는 쪽은 기다리지 않습니다.',
  },
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/welcome.html',
  initial: {},
  summary,
  drawio: { shape: 'sns', fill: '#E7157B' },
  names: {
    anywhere: ['sns', 'simple notification service', 'amazon sns'],
    atEnd: ['topic', '주제', '토픽'],
  },
};

function summary(node: Node, resolve: Resolver): Text {
  if (resolve.boolean(node.properties, 'FifoTopic') !== true) return { en: 'SNS · standard', ko: 'SNS · 표준' };
  return { en: 'SNS · FIFO', ko: 'SNS · FIFO' };
}
