import type { Node } from '../../../core/model/design.ts';
import type { Text } from '../../../core/model/text.ts';
import { formatBytes, formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import type { Stream } from '../../../core/traffic/contract.ts';
import { peaksOf } from '../../../core/traffic/peak.ts';
import { behavioursOf, select } from '../cache-behaviours.ts';
import { limits } from '../limits.ts';
import { behavioursOf as writtenBehaviours } from './written-behaviours.ts';

const RAISE: Text = { en: 'The quota can be raised on request.', ko: '할당량은 요청하면 늘릴 수 있습니다.' };
const BYTES_PER_GIGABIT = 125e6;

export const peakAboveRate: Rule = {
  id: 'cloudfront.peak-above-rate',
  severity: 'warning',
  title: { en: 'The peak is above the request rate of a distribution', ko: '배포의 요청 속도를 넘는 피크' },
  why: { en: 'CloudFront refuses requests above the rate until the quota is raised on request.', ko: '할당량을 늘리기 전에는 CloudFront가 넘는 요청을 거부합니다.' },
  source: limits['requests-per-second'].source,
  unfixable: RAISE,
  check: (node, { usage, quota }) => {
    const [peak, max] = [usage.peak(node.id), quota('cloudfront.requests-per-second')];
    if (max === undefined || peak <= max) return [];
    return [{
      limit: { id: 'cloudfront.requests-per-second', needed: peak },
      message: {
        en: `At the peak ${formatNumber(peak, 0)} requests/s arrive; a distribution takes ${formatNumber(max)}. Have the quota raised and write it under account.quotas.`,
        ko: `피크에 초당 ${formatNumber(peak, 0)}건이 들어옵니다. 배포는 초당 ${formatNumber(max)}건까지 받습니다. 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

export const peakAboveBandwidth: Rule = {
  id: 'cloudfront.peak-above-bandwidth',
  severity: 'warning',
  title: { en: 'The peak is above the bandwidth of a distribution', ko: '배포의 대역폭을 넘는 피크' },
  why: { en: 'CloudFront sends no more until the quota is raised on request.', ko: '할당량을 늘리기 전에는 CloudFront가 더 보내지 않습니다.' },
  source: limits.bandwidth.source,
  unfixable: RAISE,
  check: (node, context) => {
    const peaks = peaksOf(context);
    const bytes = context.usage.arriving(node.id).reduce((sum, stream) => sum + peaks.rate([stream]) * (stream.receives ?? 0), 0);
    const [gigabits, max] = [bytes / BYTES_PER_GIGABIT, context.quota('cloudfront.bandwidth')];
    if (max === undefined || gigabits <= max) return [];
    return [{
      limit: { id: 'cloudfront.bandwidth', needed: gigabits },
      message: {
        en: `At the peak the answers make ${formatNumber(gigabits, 0)} Gbps; a distribution sends ${formatNumber(max)}. Have the quota raised and write it under account.quotas.`,
        ko: `피크에 응답이 ${formatNumber(gigabits, 0)} Gbps가 됩니다. 배포는 ${formatNumber(max)} Gbps까지 보냅니다. 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

export const answerNotCacheable: Rule = {
  id: 'cloudfront.answer-too-large-to-cache',
  severity: 'warning',
  title: { en: 'An answer is too large for the cache', ko: '캐시하기에 너무 큰 응답' },
  why: {
    en: 'CloudFront caches the answer to a GET up to this size; larger files work with range requests only.',
    ko: 'CloudFront는 이 크기까지의 GET 응답만 캐시합니다. 더 큰 파일은 범위 요청으로만 받을 수 있습니다.',
  },
  source: limits['cacheable-max'].source,
  unfixable: { en: 'How to divide the file is not in the design.', ko: '파일을 어떻게 나눌지는 설계에 나와 있지 않습니다.' },
  check: (node, context) => {
    const max = context.quota('cloudfront.cacheable-max') ?? Infinity;
    const largest = largestAnswer(context.usage.arriving(node.id).filter(({ method }) => method === undefined || method === 'GET'));
    if (!largest || largest.bytes <= max) return [];
    return [{
      limit: { id: 'cloudfront.cacheable-max', needed: largest.bytes },
      message: {
        en: `The flow “${largest.flow}” receives ${formatBytes(largest.bytes)}; CloudFront caches up to ${formatBytes(max)}. Divide the file, or have it fetched by ranges.`,
        ko: `‘${largest.flow}’ 흐름은 ${formatBytes(largest.bytes)}를 받습니다. CloudFront는 ${formatBytes(max)}까지 캐시합니다. 파일을 나누거나 범위로 나누어 받게 하세요.`,
      },
    }];
  },
};

function largestAnswer(streams: readonly Stream[]): { readonly flow: string; readonly bytes: number } | undefined {
  let largest: { readonly flow: string; readonly bytes: number } | undefined;
  for (const { flow, receives } of streams) {
    if (receives !== undefined && receives > (largest?.bytes ?? 0)) largest = { flow, bytes: receives };
  }
  return largest;
}

export const tooLargeToCompress: Rule = {
  id: 'cloudfront.answer-too-large-to-compress',
  severity: 'info',
  title: { en: 'An answer is too large to be compressed', ko: '압축하기에 너무 큰 응답' },
  why: {
    en: 'CloudFront compresses answers of a certain size only; larger ones travel, and are paid for, as they are.',
    ko: 'CloudFront는 일정한 크기의 응답만 압축합니다. 더 큰 응답은 그대로 전송되고 요금도 그대로 나옵니다.',
  },
  source: limits['compress-max'].source,
  unfixable: { en: 'Whether the file can be divided or stored compressed is not in the design.', ko: '파일을 나누거나 압축해 둘 수 있는지는 설계에 나와 있지 않습니다.' },
  check: (node, context) => {
    const [min, max] = [context.quota('cloudfront.compress-min') ?? 0, context.quota('cloudfront.compress-max') ?? Infinity];
    const largest = largestAnswer(context.usage.arriving(node.id).filter((stream) => compresses(node, stream, context)));
    if (!largest || largest.bytes <= max) return [];
    return [{
      limit: { id: 'cloudfront.compress-max', needed: largest.bytes },
      message: {
        en: `The flow “${largest.flow}” receives ${formatBytes(largest.bytes)}; CloudFront compresses answers of ${formatNumber(min)} to ${formatNumber(max)} bytes. Where it is text, store it compressed or divide it.`,
        ko: `‘${largest.flow}’ 흐름은 ${formatBytes(largest.bytes)}를 받습니다. CloudFront는 ${formatNumber(min)}~${formatNumber(max)}바이트의 응답만 압축합니다. 텍스트라면 압축해서 저장하거나 나누세요.`,
      },
    }];
  },
};

/** A behaviour compresses unless it says otherwise: that is how it is exported. */
function compresses(node: Node, { path }: Stream, { resolve }: RuleContext): boolean {
  const key = select(behavioursOf(node), path ?? '/')?.key;
  const written = writtenBehaviours(node, resolve).find((behaviour) => behaviour.key === key)?.written;
  return written === undefined || resolve.boolean(written, 'Compress') !== false;
}

export const compressionOff: Rule = {
  id: 'cloudfront.compression-off',
  severity: 'info',
  title: { en: 'A behaviour sends text uncompressed', ko: '텍스트를 압축하지 않고 보내는 동작' },
  why: {
    en: 'Compressed text can be a quarter of the size: pages load sooner and the transfer costs less.',
    ko: '압축한 텍스트는 4분의 1 크기가 될 수 있어 페이지가 빨리 열리고 전송 요금이 줄어듭니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html', asOf: '2026-11-21' },
  check: (node, { resolve }) => writtenBehaviours(node, resolve).flatMap(({ key, written }): readonly Violation[] => {
    if (resolve.boolean(written, 'Compress') !== false) return [];
    const path = ['behaviours', key, 'Compress'];
    return [{
      path,
      message: { en: `“${key}” sends everything uncompressed. Set Compress to true.`, ko: `‘${key}’ 동작은 모든 것을 압축하지 않고 보냅니다. Compress를 true로 바꾸세요.` },
      fix: { title: { en: 'Compress', ko: '압축하기' }, path, value: true },
    }];
  }),
};
