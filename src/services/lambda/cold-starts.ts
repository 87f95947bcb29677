import type { Assumed, CostContext } from '../../core/cost/contract.ts';
import type { Node } from '../../core/model/design.ts';
import { own, type Json } from '../../core/model/json.ts';
import { ok, type Result } from '../../core/model/result.ts';
import type { Source } from '../../core/model/source.ts';
import { parseDurationModel } from '../../core/model/units-distribution.ts';
import { parseCount, parseDuration } from '../../core/model/units.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { coldShare } from '../../core/traffic/warm-pool.ts';
import { SUPPORTED_RUNTIMES } from './runtimes.ts';

/** Means of the INIT phase of functions that load nothing, measured ten times a day in July and August 2026. */
export const INIT_SOURCE: Source = { url: 'https://github.com/maxday/lambda-perf/tree/6070b7947b5ddf788cb69f2ffe6bbde3e22033fb', asOf: '2026-08-22' };

/** Milliseconds by runtime: of a zipped package on x86 and Arm, of a container image on x86 and Arm. */
const INIT_MS: ReadonlyMap<string, readonly [zip: number, zipArm: number, image: number, imageArm: number]> = new Map([
  ['nodejs24.x', [136, 118, 324, 303]], ['nodejs22.x', [142, 124, 351, 302]], ['nodejs20.x', [143, 126, 322, 243]],
  ['python3.14', [115, 100, 203, 182]], ['python3.13', [86, 78, 188, 156]], ['python3.12', [86, 78, 183, 158]], ['python3.11', [80, 72, 169, 140]],
  ['java25', [215, 204, 279, 274]], ['java21', [250, 242, 404, 382]], ['java17', [213, 213, 363, 338]], ['java11', [299, 330, 410, 397]], ['java8.al2', [267, 324, 362, 326]],
  ['dotnet10', [295, 286, 443, 428]], ['dotnet8', [281, 334, 447, 485]],
  ['ruby3.4', [260, 263, 281, 275]], ['ruby3.3', [269, 255, 294, 284]],
  // Of what brings its own runtime: Go, in the middle between Rust and interpreters.
  ['provided.al2023', [50, 41, 56, 47]],
]);

/** Where a function names no runtime, or one that nobody measured of a language that nobody measured. */
const [USUAL = ''] = SUPPORTED_RUNTIMES;

/**
 * Seconds after which an idle environment is gone. AWS names no number: five to seven minutes were measured.
 * https://mikhail.io/serverless/coldstarts/aws/intervals/ (2021-01-07)
 */
export const DEFAULT_IDLE_TIMEOUT_MS = 360_000;

/** What `coldStartsOf` reads of a function's `assume`. */
export const COLD_START_ASSUMPTIONS = ['initDuration', 'idleTimeout', 'tenants'] as const;

/** Mean milliseconds of the INIT phase where the file says nothing. */
export function defaultInit(node: Node, resolve: Resolver): number {
  const measured = measuredOf(resolve.string(node.properties, 'Runtime') ?? USUAL);
  const arm = resolve.string(node.properties, 'Architectures.0') === 'arm64' ? 1 : 0;
  const image = own(node.properties, 'PackageType') !== undefined && resolve.string(node.properties, 'PackageType') === 'Image' ? 2 : 0;
  return measured?.[arm + image] ?? 0;
}

function measuredOf(runtime: string): readonly number[] | undefined {
  const language = /^[a-z]+/.exec(runtime)?.[0] ?? '';
  return INIT_MS.get(runtime) ?? [...INIT_MS].find(([name]) => name.startsWith(language))?.[1] ?? INIT_MS.get(USUAL);
}

/** Environments that are started in a month, and how long each takes to initialise. */
export interface ColdStarts {
  readonly perMonth: number;
  /** Milliseconds. */
  readonly init: Assumed;
}

/**
 * Cold starts among requests that come at random at a mean rate, by the law of the warm pool
 * (`coldShare`). Under tenant isolation every tenant has a pool of its own.
 *
 * @param requests a month, without those that provisioned concurrency serves.
 * @param seconds that one takes on average.
 */
export function coldStartsOf(node: Node, context: CostContext, requests: number, seconds: number): ColdStarts {
  const idle = context.assumed(node, 'idleTimeout', parseDuration, DEFAULT_IDLE_TIMEOUT_MS);
  const init = context.assumed(node, 'initDuration', meanMilliseconds, defaultInit(node, context.resolve));
  const tenants = isolatesTenants(node, context) ? Math.max(1, context.stated(node, 'tenants', parseCount) ?? 1) : 1;
  const rate = requests / tenants / (context.hoursPerMonth * 3600);
  return { perMonth: requests * coldShare(rate, seconds, idle.value / 1000), init };
}

/** Whether each tenant of a function gets environments of its own. */
export function isolatesTenants(node: Node, { resolve }: Pick<CostContext, 'resolve'>): boolean {
  return own(node.properties, 'TenancyConfig') !== undefined && resolve.string(node.properties, 'TenancyConfig.TenantIsolationMode') === 'PER_TENANT';
}

/** Whether versions start from a snapshot, so that nothing is initialised when an environment starts. */
export function startsFromSnapshot(node: Node): boolean {
  const setting = own(node.properties, 'SnapStart');
  return typeof setting === 'object' && setting !== null && !Array.isArray(setting) && own(setting as { readonly [key: string]: Json }, 'ApplyOn') === 'PublishedVersions';
}

function meanMilliseconds(value: Json | undefined): Result<number> {
  const model = parseDurationModel(value);
  return model.ok ? ok(model.value.mean) : model;
}
