import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Shared, Violation } from '../../../core/rules/contract.ts';
import { demandBy, type Demand } from '../../../core/rules/shared.ts';
import { assumptionsOf } from '../../../core/traffic/assumptions.ts';
import type { Node } from '../../../core/model/design.ts';
import { limits } from '../limits.ts';
import { isFifo } from '../settings.ts';

/** Messages a second at the peak of every topic of a type. */
function publishedTo(fifo: boolean): Shared<Demand> {
  return demandBy((node, { resolve, usage }) => (node.service === 'sns' && isFifo(node, resolve) === fifo ? usage.peak(node.id) : 0));
}

const PUBLISHED = publishedTo(false);
const PUBLISHED_IN_ORDER = publishedTo(true);

export const publishedTooFast: Rule = {
  id: 'sns.peak-above-publish-rate',
  severity: 'warning',
  title: { en: 'The peak publishes more than the account may', ko: '계정의 게시 한도를 넘는 피크' },
  why: {
    en: 'All topics of an account and Region share one publish rate. Publishing above it is throttled.',
    ko: '계정과 리전의 모든 주제가 게시 속도 하나를 나누어 씁니다. 넘으면 제한됩니다.',
  },
  source: limits['publish-rate'].source,
  unfixable: { en: 'Only AWS raises a quota, and every message counts, in a batch or not.', ko: '할당량은 AWS만 늘릴 수 있고, 묶어 보내도 메시지마다 셉니다.' },
  check: (node, context) => {
    if (context.usage.peak(node.id) === 0) return [];
    const fifo = isFifo(node, context.resolve);
    const id = fifo ? 'sns.fifo-publish-rate' : 'sns.publish-rate';
    const { sum, most } = context.shared(fifo ? PUBLISHED_IN_ORDER : PUBLISHED);
    const max = context.quota(id);
    if (max === undefined || sum <= max || most !== node.id) return [];
    return [{
      limit: { id, needed: Math.ceil(sum) },
      message: {
        en: `At the peak the ${fifo ? 'FIFO' : 'standard'} topics publish ${formatNumber(sum, 0)} messages a second; the account may publish ${formatNumber(max)} in this Region. Put several events into one message, or have the quota raised and write it under account.quotas.`,
        ko: `피크에 ${fifo ? 'FIFO' : '표준'} 주제가 초당 메시지 ${formatNumber(sum, 0)}건을 게시합니다. 이 리전에서 계정은 초당 ${formatNumber(max)}건까지 게시할 수 있습니다. 여러 이벤트를 메시지 하나에 담거나, 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

export const fifoTopicTooFast: Rule = {
  id: 'sns.peak-above-topic-rate',
  severity: 'warning',
  title: { en: 'More is published than a FIFO topic takes as one whole', ko: 'FIFO 주제 전체가 받을 수 있는 것보다 많은 게시' },
  why: {
    en: 'A FIFO topic whose throughput is counted for the whole topic takes far less than one whose message groups are counted on their own.',
    ko: '처리량을 주제 전체로 세는 FIFO 주제는 메시지 그룹별로 세는 주제보다 훨씬 적게 받습니다.',
  },
  source: limits['fifo-topic-rate'].source,
  check: (node, { resolve, usage, quota }) => {
    if (resolve.string(node.properties, 'FifoThroughputScope') !== 'Topic') return [];
    const [peak, max] = [usage.peak(node.id), quota('sns.fifo-topic-rate')];
    if (max === undefined || peak <= max) return [];
    const path = ['properties', 'FifoThroughputScope'];
    return [{
      path,
      limit: { id: 'sns.fifo-topic-rate', needed: Math.ceil(peak) },
      message: {
        en: `At the peak ${formatNumber(peak, 0)} messages a second are published; counted for the whole topic, it takes ${formatNumber(max)}. Count by message group.`,
        ko: `피크에 초당 ${formatNumber(peak, 0)}건을 게시합니다. 주제 전체로 세면 초당 ${formatNumber(max)}건까지 받습니다. 메시지 그룹별로 세세요.`,
      },
      fix: { title: { en: 'Count by message group', ko: '메시지 그룹별로 세기' }, path, value: 'MessageGroup' },
    }];
  },
};

export const batchTooLarge: Rule = {
  id: 'sns.publish-batch-too-large',
  severity: 'error',
  title: { en: 'A publisher puts more messages into a batch than SNS takes', ko: 'SNS가 받는 것보다 큰 배치를 게시하는 노드' },
  why: { en: 'SNS refuses PublishBatch with more messages.', ko: 'SNS는 메시지가 더 많은 PublishBatch를 거부합니다.' },
  source: limits['publish-batch'].source,
  check: (node: Node, context: RuleContext) => context.incoming(node, 'publish').flatMap(({ connection }): readonly Violation[] => {
    const [batch, max] = [assumptionsOf(connection).batch, context.quota('sns.publish-batch')];
    if (batch === undefined || max === undefined || batch <= max) return [];
    const path = ['assume', 'batch'];
    return [{
      connection: connection.id, path,
      limit: { id: 'sns.publish-batch', needed: batch },
      message: {
        en: `A batch is assumed to hold ${formatNumber(batch)} messages; SNS takes ${formatNumber(max)} in one call. Publish in several calls.`,
        ko: `배치 하나에 메시지 ${formatNumber(batch)}개를 담는 것으로 가정되어 있습니다. SNS는 호출 하나에 ${formatNumber(max)}개까지 받습니다. 여러 번 나누어 게시하세요.`,
      },
      fix: { title: { en: `Assume batches of ${max}`, ko: `배치 크기를 ${max}(으)로 가정하기` }, path, value: max },
    }];
  }),
};
