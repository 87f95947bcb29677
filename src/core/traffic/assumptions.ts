import { didYouMean } from '../document/did-you-mean.ts';
import type { Connection, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../model/json.ts';
import type { Result } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import { parseBytes, parseCount, parseRatio } from '../model/units.ts';

/** What a connection assumes about the traffic over it: its `assume`, read once. */
export interface ConnectionAssumptions {
  /** Calls that one arriving request makes: what is said for its flow, else for all, else `fallback`. */
  readonly calls: (flow: string, fallback?: number) => number;
  /** Whether `calls` or `share` is said at all. */
  readonly stated: boolean;
  /** Where `calls` and `share` name flows, to be held against the flows there are. */
  readonly named: readonly { readonly flow: string; readonly path: Path }[];
  readonly sends?: number;
  readonly receives?: number;
  /** Messages that one batch holds on average, where it is said. */
  readonly batch?: number;
  /** Share of events that fail for good; where a caller tries again (`retries`), of calls that fail. */
  readonly failureRatio?: number;
  /** How often the caller tries a call again that failed. */
  readonly retries?: number;
  /** The client itself makes the call, over the internet, with a presigned URL. */
  readonly presigned: boolean;
  /** The other end stands in another Availability Zone, or in another Region. */
  readonly crosses?: Border;
  /** How often each verb of `access` is used per call; 1 where nothing is said. */
  readonly verb: (verb: string) => number;
  readonly findings: readonly Finding[];
}

/** What data is paid for crossing. */
export type Border = 'zone' | 'region';

const KEYS = ['calls', 'share', 'sends', 'receives', 'batch', 'failureRatio', 'retries', 'presigned', 'crosses', 'verbs'];

const read = new WeakMap<Connection, ConnectionAssumptions>();

/** The assumptions of a connection; read once per connection, since an edit elsewhere keeps the object. */
export function assumptionsOf(connection: Connection): ConnectionAssumptions {
  const known = read.get(connection);
  if (known) return known;
  const assumptions = readAssumptions(connection);
  read.set(connection, assumptions);
  return assumptions;
}

function readAssumptions(connection: Connection): ConnectionAssumptions {
  const { assume } = connection;
  const reader = readerOf(connection);
  reader.keys(assume, [], KEYS);
  const calls = perName(reader, 'calls', own(assume, 'calls'), parseCount);
  const share = perName(reader, 'share', own(assume, 'share'), parseRatio);
  const verbs = verbsOf(connection, reader);
  const sends = reader.number(['sends'], own(assume, 'sends'), parseBytes);
  const receives = reader.number(['receives'], own(assume, 'receives'), parseBytes);
  const batch = reader.number(['batch'], own(assume, 'batch'), parseCount);
  const failureRatio = reader.number(['failureRatio'], own(assume, 'failureRatio'), parseRatio);
  const crosses = borderOf(own(assume, 'crosses'), reader);
  const retries = reader.number(['retries'], own(assume, 'retries'), parseCount);
  return {
    calls: (flow, fallback = 1) => (calls(flow) ?? (share(flow) === undefined ? fallback : 1)) * (share(flow) ?? 1),
    stated: own(assume, 'calls') !== undefined || own(assume, 'share') !== undefined,
    named: ['calls', 'share'].flatMap((key) => {
      const value = own(assume, key);
      return isObject(value) && !isRange(value) ? Object.keys(value).map((flow) => ({ flow, path: ['connections', connection.id, 'assume', key, flow] })) : [];
    }),
    ...(sends !== undefined && { sends }),
    ...(receives !== undefined && { receives }),
    ...(batch !== undefined && { batch: Math.max(1, batch) }),
    ...(failureRatio !== undefined && { failureRatio }),
    ...(retries !== undefined && { retries }),
    presigned: reader.flag('presigned', own(assume, 'presigned')),
    ...(crosses !== undefined && { crosses }),
    verb: (verb) => verbs.get(verb) ?? 1,
    findings: reader.findings,
  };
}

function borderOf(written: Json | undefined, reader: Reader): Border | undefined {
  if (written === 'zone' || written === 'region') return written;
  if (written !== undefined) reader.report(['crosses'], { en: 'crosses is zone or region: where the other end stands.', ko: 'crosses에는 상대가 있는 곳으로 zone 또는 region을 적습니다.' });
  return undefined;
}

/** How often each verb is used, by verb. */
function verbsOf({ assume, access }: Connection, reader: Reader): ReadonlyMap<string, number | undefined> {
  const written = own(assume, 'verbs');
  if (written === undefined) return new Map();
  if (!isObject(written)) {
    reader.report(['verbs'], {
      en: 'verbs says how often each verb of access is used per call, for example { get: 2 }.',
      ko: 'verbs에는 호출마다 access의 각 동사를 몇 번 쓰는지 적습니다. 예: { get: 2 }',
    });
    return new Map();
  }
  reader.keys(written, ['verbs'], access);
  return new Map(Object.entries(written).map(([verb, value]) => [verb, reader.number(['verbs', verb], value, parseCount)]));
}

/** One number for all flows, or one for each: by `node.flow`, or by the plain name of the flow. A flow that is not named gets nothing. */
function perName(reader: Reader, key: string, value: Json | undefined, parse: Parse): (flow: string) => number | undefined {
  if (!isObject(value) || isRange(value)) {
    const same = reader.number([key], value, parse);
    return () => same;
  }
  const byFlow = new Map(Object.entries(value).map(([flow, entry]) => [flow, reader.number([key, flow], entry, parse)]));
  return (flow) => byFlow.get(flow) ?? byFlow.get(flow.slice(flow.indexOf('.') + 1)) ?? 0;
}

/** An assumed number may be a range; the bill takes its middle. */
export function isRange(value: Json | undefined): boolean {
  return isObject(value) && ((Object.hasOwn(value, 'from') && Object.hasOwn(value, 'to')) || (Object.hasOwn(value, 'p10') && Object.hasOwn(value, 'p90')));
}

export type Parse = (value: Json | undefined) => Result<number>;

/** A number, or the middle of a range of numbers. */
export function parseAssumed(value: Json | undefined, parse: Parse): Result<number> {
  if (!isObject(value) || !isRange(value)) return parse(value);
  const low = parse(own(value, 'from') ?? own(value, 'p10'));
  const high = parse(own(value, 'to') ?? own(value, 'p90'));
  if (!low.ok) return low;
  return high.ok ? { ok: true, value: (low.value + high.value) / 2 } : high;
}

/** What a node assumes, as a number; undefined where it says nothing, or says it wrongly, which the bill reports. */
export function assumedNumber(node: Pick<Node, 'assume'>, key: string, parse: Parse): number | undefined {
  const written = own(node.assume, key);
  const parsed = written === undefined ? undefined : parseAssumed(written, parse);
  return parsed?.ok === true ? parsed.value : undefined;
}

interface Reader {
  readonly number: (path: Path, value: Json | undefined, parse: Parse) => number | undefined;
  readonly flag: (key: string, value: Json | undefined) => boolean;
  readonly keys: (object: JsonObject, path: Path, known: readonly string[]) => void;
  readonly report: (path: Path, message: Text) => void;
  readonly findings: readonly Finding[];
}

function readerOf(connection: Connection): Reader {
  const findings: Finding[] = [];
  const pathOf = (path: Path): Path => ['connections', connection.id, 'assume', ...path];
  const report: Reader['report'] = (path, message) => {
    findings.push({ rule: 'traffic.invalid-assumption', severity: 'error', message, connection: connection.id, path: pathOf(path) });
  };
  return {
    findings,
    report,
    number(path, value, parse) {
      if (value === undefined) return undefined;
      const result = parseAssumed(value, parse);
      if (!result.ok) report(path, result.error.message);
      return result.ok ? result.value : undefined;
    },
    flag(key, value) {
      if (value !== undefined && typeof value !== 'boolean') report([key], { en: `${key} is true or false.`, ko: `${key}는 true 또는 false여야 합니다.` });
      return value === true;
    },
    keys(object, path, known) {
      for (const key of Object.keys(object)) {
        if (!known.includes(key)) findings.push(unknownKey(key, known, { connection: connection.id, path: pathOf([...path, key]) }));
      }
    },
  };
}

/** A key that nothing reads, with the nearest one that something does. */
export function unknownKey(key: string, known: Iterable<string>, where: Pick<Finding, 'node' | 'connection' | 'path'>): Finding {
  const candidates = [...known];
  const guess = didYouMean(key, candidates);
  return {
    rule: 'traffic.unknown-key',
    severity: 'warning',
    message: guess === undefined
      ? { en: `'${key}' is not known here, so nothing reads it. Known: ${candidates.join(', ')}.`, ko: `'${key}'은(는) 여기에서 알 수 없는 키여서 사용되지 않습니다. 사용할 수 있는 키: ${candidates.join(', ')}` }
      : { en: `'${key}' is not known here, so nothing reads it. Did you mean '${guess}'?`, ko: `'${key}'은(는) 여기에서 알 수 없는 키여서 사용되지 않습니다. '${guess}'을(를) 쓰려고 했나요?` },
    ...where,
  };
}
