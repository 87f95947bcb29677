import type { Source } from '../model/source.ts';
import type { Excuse, Limit } from './limit-table.ts';

type Read = (value: number, unit: string, scope: string, page: string, byRegion?: Readonly<Record<string, number>>) => Limit;

/**
 * Writers of limits that were all read on one day (`asOf`), each on a page below one documentation
 * root: `const { hard } = limitsReadOn('https://docs.aws.amazon.com/lambda/latest/dg/', '2026-11-21')`.
 */
export function limitsReadOn(root: string, asOf: string): Readonly<Record<'hard' | 'adjustable' | 'initial', Read>> {
  const writer = (kind: Limit['kind']): Read => (value, unit, scope, page, byRegion) => ({
    value, unit, kind, scope, ...(byRegion ? { byRegion } : {}), source: { url: `${root}${page}.html`, asOf },
  });
  return { hard: writer('hard'), adjustable: writer('adjustable'), initial: writer('default') };
}

/** One of the limits that matter most, read by a part of the product or excused. */
export function core(limit: Limit, excuse?: Excuse): Limit {
  return { ...limit, core: true, ...(excuse === undefined ? {} : { excuse }) };
}

/** A limit that nothing holds a design to, and why. */
export function excused(excuse: Excuse, limit: Limit): Limit {
  return { ...limit, excuse };
}

/** A limit that can be raised under this code of Service Quotas; `source` names the page with the code. */
export function requestable(limit: Limit, service: string, code: string, source: Source, region?: string, factor?: number): Limit {
  return { ...limit, quota: { service, code, source, ...(region === undefined ? {} : { region }), ...(factor === undefined ? {} : { factor }) } };
}
