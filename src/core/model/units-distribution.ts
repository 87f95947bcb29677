import { isObject, own, type Json } from './json.ts';
import { ok, refuse, type Result } from './result.ts';
import { parseDuration } from './units.ts';

/** A duration as the file assumes it: constant, or log-normal between its median and 99th percentile. */
export interface DurationModel {
  readonly kind: 'constant' | 'log-normal';
  /** Milliseconds. */
  readonly mean: number;
  readonly p50: number;
  readonly p99: number;
}

/** The 99th percentile of the standard normal distribution. */
const Z99 = 2.3263478740408408;

/**
 * `35 ms`, or `{ p50: 35 ms, p99: 140 ms }` as a log-normal distribution: its median is p50, its spread
 * σ = ln(p99 / p50) / 2.326, its mean p50 · exp(σ² / 2).
 */
export function parseDurationModel(value: Json | undefined): Result<DurationModel> {
  if (!isObject(value) || own(value, 'p50') === undefined) {
    const constant = parseDuration(value);
    return constant.ok ? ok({ kind: 'constant', mean: constant.value, p50: constant.value, p99: constant.value }) : constant;
  }
  const p50 = parseDuration(own(value, 'p50'));
  const p99 = own(value, 'p99') === undefined ? p50 : parseDuration(own(value, 'p99'));
  if (!p50.ok) return p50;
  if (!p99.ok) return p99;
  if (p50.value <= 0 || p99.value < p50.value) {
    return refuse('units.not-a-distribution', {
      en: 'The 99th percentile must not lie below the median, and both must be more than nothing: { p50: 35 ms, p99: 140 ms }.',
      ko: 'p99는 p50보다 작을 수 없고 둘 다 0보다 커야 합니다. 예: { p50: 35 ms, p99: 140 ms }',
    });
  }
  const sigma = Math.log(p99.value / p50.value) / Z99;
  return ok({ kind: 'log-normal', mean: p50.value * Math.exp((sigma * sigma) / 2), p50: p50.value, p99: p99.value });
}
