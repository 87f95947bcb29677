import { isObject, type JsonObject } from '../../src/core/model/json.ts';

/** A bill that somebody published, with what it was computed from. */
export interface WorkedExample {
  readonly id: string;
  readonly title: string;
  readonly region: string;
  /** As written: true, false, null, or words (`SQS only`, `partly`). */
  readonly freeTier: unknown;
  readonly inputs: JsonObject;
  readonly lines: readonly PublishedLine[];
  readonly total: number | null;
  /** What the total is for: `USD/month`, `USD/hour`, `USD/job`. */
  readonly unit: string;
  /** What the collector found when checking the arithmetic. */
  readonly check: string;
}

export interface PublishedLine {
  readonly what: string;
  /** USD, as printed. */
  readonly want: number | null;
}

/**
 * Reads a list of worked bills.
 *
 * @throws RangeError with one sentence that says what is wrong and where.
 */
export function readExamples(json: unknown): readonly WorkedExample[] {
  if (!Array.isArray(json)) throw new RangeError('expected a list of worked bills, [{ id, region, inputs, lines, … }]');
  const examples = json.map(readExample);
  return examples.map((example) => ({ ...example, inputs: referred(example, examples) }));
}

function readExample(value: unknown, index: number): WorkedExample {
  const where = `entry ${index + 1}`;
  if (!isObject(value) || typeof value['id'] !== 'string') throw new RangeError(`${where} has no id`);
  const { id, title, region, inputs, lines, published_total: total, total_unit: unit, arithmetic_check: check } = value;
  if (typeof region !== 'string' && region !== null) throw new RangeError(`${where} (${id}) has no region`);
  if (!isObject(inputs) && inputs !== null) throw new RangeError(`${where} (${id}) has no inputs`);
  if (!Array.isArray(lines)) throw new RangeError(`${where} (${id}) has no lines`);
  return {
    id, region: region ?? 'n/a', inputs: inputs ?? {},
    title: textOf(title),
    freeTier: value['free_tier_applied'],
    lines: lines.map((line: unknown, at) => readLine(line, `${where} (${id}), line ${at + 1}`)),
    total: figureIn(total) ?? null,
    unit: typeof unit === 'string' ? unit : 'USD/month',
    check: textOf(check),
  };
}

function readLine(value: unknown, where: string): PublishedLine {
  if (!isObject(value) || typeof value['what'] !== 'string') throw new RangeError(`${where} does not say what it is for`);
  const { what, published } = value;
  const want = figureIn(published);
  if (published !== null && published !== undefined && want === undefined) throw new RangeError(`${where}: what is published is no number`);
  return { what, want: want ?? null };
}

/** A figure as a number, or as printed: `$1,234.50`. */
function figureIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*(USD|\$)?\s*-?\d[\d,]*(\.\d+)?\s*(USD)?\s*$/.test(value)) return undefined;
  return Number(value.replace(/[^\d.-]/g, ''));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** `inputs: { see: other }` takes the inputs of another example of the file, with what is said besides. */
function referred({ inputs }: WorkedExample, all: readonly WorkedExample[]): JsonObject {
  const { see, ...own } = inputs;
  const other = all.find(({ id }) => id === see);
  return other ? { ...other.inputs, ...own } : inputs;
}

/**
 * Whether the free tier is taken off what a service costs: undefined where the example says that it is
 * taken here and there without saying where. `SQS only`, `only Lambda and SQS`, `all but Cognito`, `yes`.
 */
export function takesFreeTier({ freeTier }: WorkedExample, name: string): boolean | undefined {
  if (typeof freeTier !== 'string') return freeTier === true;
  const words = freeTier.toLowerCase();
  const named = words.includes(name.toLowerCase()) || (FULL_NAMES.get(name) ?? []).some((each) => words.includes(each));
  if (/\b(except|all but|but not|without|other than|not for)\b/.test(words)) return !named;
  if (/\bonly\b|^for\b/.test(words)) return named;
  if (/^(yes|true|applied|always|all)\b/.test(words)) return true;
  return /^(no|none|false|not applied|excluded)\b/.test(words) ? false : undefined;
}

const FULL_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['apigateway', ['api gateway']], ['stepfunctions', ['step functions']], ['transfer', ['data transfer', 'data out', 'egress']], ['logs', ['cloudwatch']], ['traces', ['x-ray']],
]);
