import { formatBytes, formatNumber } from '../../../core/model/units-format.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import type { Stream } from '../../../core/traffic/contract.ts';
import { peaksOf } from '../../../core/traffic/peak.ts';
import { limits } from '../limits.ts';
import { operationOf } from '../traffic.ts';
import { objectSize } from './object-size.ts';

export const peakAbovePrefixRate: Rule = {
  id: 's3.peak-above-prefix-rate',
  severity: 'warning',
  title: { en: 'The peak is above what one prefix of keys serves at once', ko: '접두사 하나가 바로 처리하는 양을 넘는 피크' },
  why: {
    en: 'S3 splits a busy prefix by and by; while it does, requests above the rate get 503 Slow Down. Keys under several prefixes share the load from the start.',
    ko: 'S3는 바쁜 접두사를 서서히 나누며, 그동안 한도를 넘는 요청은 503 Slow Down을 받습니다. 키를 여러 접두사에 나누면 처음부터 부하가 분산됩니다.',
  },
  source: limits['prefix-reads'].source,
  unfixable: { en: 'Keys are chosen by the code, not by the design.', ko: '키는 설계가 아니라 코드가 정합니다.' },
  check: (node, context) => {
    const calls = context.usage.arriving(node.id);
    const isWrite = (call: Stream): boolean => ['put', 'delete'].includes(operationOf(call));
    return [
      ...above('s3.prefix-writes', calls.filter(isWrite), { en: 'writes', ko: '쓰기' }, context),
      ...above('s3.prefix-reads', calls.filter((call) => !isWrite(call)), { en: 'reads', ko: '읽기' }, context),
    ];
  },
};

function above(id: string, calls: readonly Stream[], what: Text, context: RuleContext): readonly Violation[] {
  const rate = peaksOf(context).rate(calls);
  const max = context.quota(id);
  if (max === undefined || rate <= max) return [];
  const [peak, most, prefixes] = [formatNumber(rate, 0), formatNumber(max), formatNumber(Math.ceil(rate / max))];
  return [{
    limit: { id, needed: rate },
    message: {
      en: `At the peak ${peak} ${what.en}/s arrive; one prefix serves ${most}. Spread the keys over ${prefixes} prefixes or more.`,
      ko: `피크에 초당 ${what.ko} ${peak}건이 들어옵니다. 접두사 하나는 초당 ${most}건을 처리합니다. 키를 접두사 ${prefixes}개 이상에 나누세요.`,
    },
  }];
}

const OBJECT_SIZE = ['assume', 'objectSize'];

export const objectTooLarge: Rule = {
  id: 's3.object-too-large',
  severity: 'error',
  title: { en: 'An object is larger than S3 stores', ko: 'S3가 저장할 수 있는 것보다 큰 객체' },
  why: { en: 'S3 refuses the last part of an upload that makes the object larger.', ko: '객체가 한도를 넘게 하는 업로드는 S3가 거부합니다.' },
  source: limits['object-max'].source,
  unfixable: { en: 'How to divide the data is not in the design.', ko: '데이터를 어떻게 나눌지는 설계에 나와 있지 않습니다.' },
  check: (node, { quota }) => {
    const [size, max] = [objectSize(node), quota('s3.object-max')];
    if (size === undefined || max === undefined || size <= max) return [];
    return [{
      path: OBJECT_SIZE,
      limit: { id: 's3.object-max', needed: size },
      message: {
        en: `Objects are said to have ${formatBytes(size)}; S3 stores up to ${formatBytes(max)} in one. Divide the data.`,
        ko: `객체 크기가 ${formatBytes(size)}로 적혀 있습니다. S3는 객체 하나에 ${formatBytes(max)}까지 저장합니다. 데이터를 나누세요.`,
      },
    }];
  },
};

export const multipartNeeded: Rule = {
  id: 's3.multipart-needed',
  severity: 'info',
  title: { en: 'Objects are too large for one request', ko: '요청 하나로 올리기에는 큰 객체' },
  why: {
    en: 'One PUT takes no more. Larger objects are uploaded in parts, which the SDKs’ upload managers do; a presigned PUT does not.',
    ko: 'PUT 하나로는 더 큰 객체를 올릴 수 없습니다. SDK의 업로드 관리자는 나누어 올리지만 미리 서명된 PUT은 그러지 못합니다.',
  },
  source: limits['put-max'].source,
  unfixable: { en: 'How objects are uploaded is decided by the code.', ko: '업로드 방식은 코드가 정합니다.' },
  check: (node, { quota }) => {
    const [size, single, parts] = [objectSize(node), quota('s3.put-max'), quota('s3.multipart-parts')];
    const [object, part] = [quota('s3.object-max') ?? Infinity, quota('s3.multipart-part-max')];
    if (size === undefined || single === undefined || size <= single || size > object || parts === undefined || part === undefined) return [];
    return [{
      path: OBJECT_SIZE,
      limit: { id: 's3.put-max', needed: size },
      message: {
        en: `Objects have ${formatBytes(size)}; one PUT takes ${formatBytes(single)}. Upload them in parts: up to ${formatNumber(parts)} of ${formatBytes(part)} each.`,
        ko: `객체 크기가 ${formatBytes(size)}인데 PUT 하나는 ${formatBytes(single)}까지 받습니다. 나누어 올리세요. 조각은 ${formatNumber(parts)}개까지, 하나는 ${formatBytes(part)}까지입니다.`,
      },
    }];
  },
};
