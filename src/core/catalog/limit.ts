import type { Limit } from './service.ts';

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
