import type { Catalog } from '../catalog/catalog.ts';
import { didYouMean as nearest } from '../document/did-you-mean.ts';
import type { Check } from '../model/check.ts';
import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json } from '../model/json.ts';
import type { Source } from '../model/source.ts';
import type { Text } from '../model/text.ts';
import { CHECKS, didYouMean } from './structure-checks.ts';

/** What is wrong with `account.quotas`: a value that nothing reads would look like one that counts. */
export function checkQuotas(design: Design, catalog: Catalog): readonly Finding[] {
  const quotas = own(design.account, 'quotas');
  if (quotas === undefined || quotas === null) return [];
  if (!isObject(quotas)) return [finding(CHECKS.badQuota, [], { en: '`quotas` must be a map of limits, such as { lambda.concurrency: 3000 }.', ko: '`quotas`에는 { lambda.concurrency: 3000 }처럼 한도를 적습니다.' })];
  return Object.entries(quotas).flatMap(([id, value]) => checkQuota(id, value, catalog));
}

function checkQuota(id: string, value: Json, catalog: Catalog): readonly Finding[] {
  const limit = catalog.limit(id);
  if (!limit) {
    const guess = didYouMean(nearest(id, catalog.services.flatMap(({ family, limits }) => Object.keys(limits).map((name) => `${family}.${name}`))));
    return [finding(CHECKS.unknownQuota, [id], {
      en: `There is no limit “${id}”, so nothing reads this.${guess.en || ' docs/limits.md lists them.'}`,
      ko: `‘${id}’ 한도가 없어 사용되지 않습니다.${guess.ko || ' 목록은 docs/limits.md에 있습니다.'}`,
    })];
  }
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    return [finding(CHECKS.badQuota, [id], {
      en: `“${id}” must be a number of ${limit.unit}. The documented ${limit.value} counts until then.`,
      ko: `‘${id}’ 값은 숫자여야 합니다(단위: ${limit.unit}). 그때까지 문서의 값 ${limit.value}을(를) 사용합니다.`,
    }, limit.source)];
  }
  if (limit.kind !== 'hard' || value <= limit.value) return [];
  return [finding(CHECKS.hardQuota, [id], {
    en: `AWS does not raise “${id}” above ${limit.value} ${limit.unit} for any account. Remove it.`,
    ko: `AWS는 어떤 계정에도 ‘${id}’을(를) ${limit.value} ${limit.unit}보다 높여 주지 않습니다. 지우세요.`,
  }, limit.source)];
}

function finding({ id, severity }: Check, below: readonly string[], message: Text, source?: Source): Finding {
  return { rule: id, severity, message, path: ['account', 'quotas', ...below], ...(source ? { source } : {}) };
}
