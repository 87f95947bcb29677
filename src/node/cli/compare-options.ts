import type { Against } from '../../core/cost/compare-design.ts';
import { MOST_SAMPLES } from '../../core/cost/uncertainty.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { parseRatio } from '../../core/model/units.ts';

/** Flags of `cost` about comparing and about ranges, as `parseArgs` takes them. */
export const COMPARE_FLAGS = { compare: { type: 'string' }, node: { type: 'string' }, 'cpu-bound': { type: 'string' }, samples: { type: 'string' }, seed: { type: 'string' } } as const;

type CompareFlags = { readonly [name in keyof typeof COMPARE_FLAGS]?: string | undefined };

/** What `cost --compare` names: an alternative, a commit of the same file, or another design. */
export type Asked =
  | Extract<Against, { kind: 'alternative' }>
  | { readonly kind: 'commit'; readonly revision: string }
  | { readonly kind: 'file'; readonly file: string };

/** What two runs can be held against each other: designs, not alternatives. */
export type AgainstDesign = Exclude<Asked, { kind: 'alternative' }>;

export interface CompareOptions {
  readonly compare?: Asked;
  /** How often a design with ranges is billed, and the seed of the draws. */
  readonly samples?: number;
  readonly seed?: number;
}

/** A revision as git takes it, and nothing that git would take for an option or a path. */
const REVISION = /^[A-Za-z0-9_][A-Za-z0-9_./@{}^~-]*$/;

/** Reads the flags; other commands than `cost` take none of them. */
export function readCompareOptions(command: string, flags: CompareFlags): Result<CompareOptions> {
  const given = Object.keys(COMPARE_FLAGS).find((name) => flags[name as keyof CompareFlags] !== undefined);
  if (given !== undefined && command !== 'cost') return refuse('cli.not-an-option', { en: `--${given} belongs to cost, not to ${command}.`, ko: `--${given} 옵션은 cost에만 쓸 수 있습니다(${command}에는 쓸 수 없음).` });
  const samples = wholeNumber('samples', flags.samples, 1, MOST_SAMPLES);
  if (!samples.ok) return samples;
  const seed = wholeNumber('seed', flags.seed, 0, Number.MAX_SAFE_INTEGER);
  if (!seed.ok) return seed;
  const numbers = { ...(samples.value !== undefined && { samples: samples.value }), ...(seed.value !== undefined && { seed: seed.value }) };
  if (flags.compare === undefined) {
    const alone = (['node', 'cpu-bound'] as const).find((name) => flags[name] !== undefined);
    return alone === undefined ? ok(numbers) : refuse('cli.needs-compare', { en: `--${alone} goes with --compare.`, ko: `--${alone} 옵션은 --compare와 함께 씁니다.` });
  }
  const compare = readCompare(flags.compare, flags);
  return compare.ok ? ok({ ...numbers, compare: compare.value }) : compare;
}

/** Another design, or a commit of the same file. */
export function readAgainst(written: string): Result<AgainstDesign> {
  const asked = readCompare(written, {});
  if (!asked.ok) return asked;
  return asked.value.kind === 'alternative'
    ? refuse('cli.no-design', { en: `${JSON.stringify(written)} is no design. Name a file (*.arch.yaml), commit or commit=REV.`, ko: `${JSON.stringify(written)}은(는) 설계가 아닙니다. 파일(*.arch.yaml), commit, commit=REV 중 하나를 지정하십시오.` })
    : ok(asked.value);
}

function readCompare(written: string, flags: CompareFlags): Result<Asked> {
  if (/\.ya?ml$/i.test(written)) return ok({ kind: 'file', file: written });
  const [id = '', ...rest] = written.split('=');
  const value = rest.length > 0 ? rest.join('=') : undefined;
  if (id === 'commit') {
    const revision = value ?? 'HEAD';
    return REVISION.test(revision) ? ok({ kind: 'commit', revision }) : refuse('cli.invalid-revision', { en: `${JSON.stringify(revision)} is no revision of git.`, ko: `${JSON.stringify(revision)}은(는) git 리비전이 아닙니다.` });
  }
  const cpuBound = flags['cpu-bound'] === undefined ? undefined : parseRatio(flags['cpu-bound']);
  if (cpuBound && !cpuBound.ok) return refuse('cli.invalid-cpu-bound', cpuBound.error.message);
  return ok({
    kind: 'alternative', id,
    ...(value !== undefined && { value }),
    ...(flags.node !== undefined && { nodes: flags.node.split(',').map((node) => node.trim()) }),
    ...(cpuBound && { cpuBound: cpuBound.value }),
  });
}

function wholeNumber(name: string, written: string | undefined, least: number, most: number): Result<number | undefined> {
  if (written === undefined) return ok(undefined);
  const value = Number(written);
  if (/^\d+$/.test(written) && value >= least && value <= most) return ok(value);
  return refuse(`cli.invalid-${name}`, { en: `--${name} takes a whole number from ${least} to ${most}, not ${JSON.stringify(written)}.`, ko: `--${name}에는 ${least}부터 ${most}까지의 정수를 지정하십시오: ${JSON.stringify(written)}` });
}
