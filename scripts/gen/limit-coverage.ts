import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LimitTable, RestrictionTable, ServiceDefinition } from '../../src/core/catalog/service.ts';
import { usageIn, type LimitUsage } from './limit-usage.ts';

/** Limits and restrictions that share the part of their ids before the dot. */
export interface LimitFamily {
  readonly family: string;
  readonly limits: LimitTable;
  readonly restrictions: RestrictionTable;
  /** Where its limits are read: parts of its own folder by name, of others with their folder (`sqs/rules`). */
  readonly partsReading: (name: string) => readonly string[];
}

/** What a limit or a restriction is to the product. */
export type Standing = 'used' | 'excused' | 'open';

export interface CoreCount {
  readonly family: string;
  readonly all: number;
  readonly used: number;
  readonly excused: number;
  /** Full ids of what is neither used nor excused. */
  readonly open: readonly string[];
}

/** The parts that hold a design to a limit. */
const PARTS = ['properties', 'facts', 'rules', 'traffic', 'cost'];

type LimitTables = Pick<LimitFamily, 'family' | 'limits' | 'restrictions'>;

/** The limits of the services, then those of core itself, each with its readers in the sources below `root`. */
export async function limitFamilies(services: readonly ServiceDefinition[], root: string): Promise<readonly LimitFamily[]> {
  const usages = new Map<string, LimitUsage>(services.map(({ family }) => [family, usageIn(join(root, 'src/services', family), family, PARTS)]));
  const core = await coreFamilies(root);
  const ofTemplate = usageIn(join(root, CORE), TEMPLATE, sourcesIn(join(root, CORE)));
  usages.set(TEMPLATE, { partsReading: (id) => (ofTemplate.partsReading(id).length > 0 ? ['checks'] : []) });
  const tables = [...services.map(({ family, limits, restrictions }) => ({ family, limits, restrictions: restrictions ?? {} })), ...core];
  return tables
    .filter(({ limits, restrictions }) => Object.keys(limits).length + Object.keys(restrictions).length > 0)
    .map((each) => ({ ...each, partsReading: (name) => readersOf(each.family, name, usages) }));
}

function readersOf(family: string, name: string, usages: ReadonlyMap<string, LimitUsage>): readonly string[] {
  const of = (reader: string) => usages.get(reader)?.partsReading(`${family}.${name}`) ?? [];
  const others = [...usages.keys()].filter((other) => other !== family).flatMap((other) => of(other).map((part) => `${other}/${part}`));
  return [...of(family), ...others];
}

/** Where the limits of the template as a whole (CloudFormation, IAM) are kept: they are no service's. */
const CORE = 'src/core/cloudformation';
const TEMPLATE = 'template';

async function coreFamilies(root: string): Promise<readonly LimitTables[]> {
  const file = join(root, CORE, 'limits.ts');
  if (!existsSync(file)) return [];
  const { limitFamilies: families = [] } = (await import(pathToFileURL(file).href)) as { readonly limitFamilies?: readonly (Omit<LimitTables, 'restrictions'> & Partial<LimitTables>)[] };
  return families.map((each) => ({ ...each, restrictions: each.restrictions ?? {} }));
}

function sourcesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => name.slice(0, -'.ts'.length));
}

/** Where a limit of a family stands. */
export function standingOf({ limits, restrictions, partsReading }: LimitFamily, name: string): Standing {
  const isUsed = Object.hasOwn(limits, name) ? partsReading(name).length > 0 : (restrictions[name]?.rules.length ?? 0) > 0;
  if (isUsed) return 'used';
  return (limits[name] ?? restrictions[name])?.excuse === undefined ? 'open' : 'excused';
}

/** How many of a family's core limits and restrictions the product reads. */
export function countCore(of: LimitFamily): CoreCount {
  const entries = [...Object.entries(of.limits), ...Object.entries(of.restrictions)].filter(([, { core }]) => core);
  const standing = (wanted: Standing) => entries.filter(([name]) => standingOf(of, name) === wanted).map(([name]) => `${of.family}.${name}`);
  return { family: of.family, all: entries.length, used: standing('used').length, excused: standing('excused').length, open: standing('open') };
}

/** The counts of several families as one. */
export function sumOf(counts: readonly CoreCount[]): CoreCount {
  const total = (key: 'all' | 'used' | 'excused') => counts.reduce((sum, count) => sum + count[key], 0);
  return { family: 'all', all: total('all'), used: total('used'), excused: total('excused'), open: counts.flatMap(({ open }) => open) };
}
