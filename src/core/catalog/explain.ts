import type { Node } from '../model/design.ts';
import type { Json } from '../model/json.ts';
import { isObject } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import type { Resolver } from '../resolve/contract.ts';
import { CONNECTION_KINDS, connectionKind, type ConnectionKind, type ConnectionKindId } from './connection-kinds.ts';
import { asTopic } from './korean.ts';
import type { Condition, EvaluatedPort, EvaluatedPorts, Port, Ports } from './ports.ts';

/** Whether, how, and if not why two nodes may be connected. Needs evaluated ports only, so it runs in the webview too. */
export type Explanation =
  | { readonly allowed: true; readonly kinds: readonly ConnectionKindId[] }
  | { readonly allowed: false; readonly reason: Text };

/** How the two ends are called in the sentence; `same` where both are one node. */
export interface EndNames {
  readonly from: Text | string;
  readonly to: Text | string;
  readonly same?: boolean;
}

/**
 * What a node offers and accepts once the conditions of its ports are evaluated: every usable port, and
 * of a kind that has none the one that says why not.
 */
export function evaluatePorts(ports: Ports, node: Node, resolve: Pick<Resolver, 'property'>): EvaluatedPorts {
  const holds = (condition: Condition) => conditionHolds(condition, node, resolve);
  return { out: evaluateEnd(ports.out, holds), in: evaluateEnd(ports.in, holds) };
}

/** Whether a condition holds of a node's properties. A value that is unknown exists, but equals nothing. */
export function conditionHolds(condition: Condition, node: Node, resolve: Pick<Resolver, 'property'>): boolean {
  if ('all' in condition) return condition.all.every((part) => conditionHolds(part, node, resolve));
  if ('any' in condition) return condition.any.some((part) => conditionHolds(part, node, resolve));
  if ('not' in condition) return !conditionHolds(condition.not, node, resolve);
  const found = resolve.property(node.properties, condition.property);
  if ('exists' in condition) return (!found.known || found.value !== undefined) === condition.exists;
  return found.known && found.value !== undefined && sameJson(found.value, condition.equals);
}

/**
 * Whether `from` may be connected to `to`: the kinds that both ends offer, the preferred one first, or
 * one sentence that says why not and what either end can do instead. With `kind`: whether that kind may.
 */
export function explain(from: EvaluatedPorts, to: EvaluatedPorts, names: EndNames, kind?: ConnectionKindId): Explanation {
  if (names.same) return { allowed: false, reason: selfReason(names) };
  const pairs = sharedPorts(from, to).filter((pair) => kind === undefined || pair.out.kind === kind);
  const kinds = pairs.filter((pair) => obstacle(pair) === undefined).map(({ out }) => out.kind);
  if (kinds.length > 0) return { allowed: true, kinds: [...new Set(kinds)] };
  const reason = pairs.map(obstacle).find((text) => text !== undefined);
  return { allowed: false, reason: reason ?? mismatch(from, to, names) };
}

function evaluateEnd(ports: readonly Port[], holds: (condition: Condition) => boolean): readonly EvaluatedPort[] {
  const isUsable = (port: Port) => port.when === undefined || holds(port.when);
  const usable = new Set(ports.filter(isUsable).map((port) => port.kind));
  const seen = new Set<ConnectionKindId>();
  return ports.flatMap((port): readonly EvaluatedPort[] => {
    const { when: _when, otherwise, opensWith: _opensWith, ...rest } = port;
    if (usable.has(port.kind)) return isUsable(port) ? [rest] : [];
    if (seen.has(port.kind)) return [];
    seen.add(port.kind);
    return [{ ...rest, blocked: otherwise ?? unavailable(port.kind) }];
  });
}

interface PortPair {
  readonly out: EvaluatedPort;
  readonly into: EvaluatedPort;
}

/** Pairs of ports of one kind, the preferred kinds first. */
function sharedPorts(from: EvaluatedPorts, to: EvaluatedPorts): readonly PortPair[] {
  return from.out
    .flatMap((out) => to.in.filter((port) => port.kind === out.kind).map((into) => ({ out, into })))
    .sort((a, b) => preference(a.out.kind) - preference(b.out.kind));
}

const PREFERENCE = new Map(CONNECTION_KINDS.map(({ id }, at) => [id, at]));

function preference(kind: ConnectionKindId): number {
  return PREFERENCE.get(kind) ?? CONNECTION_KINDS.length;
}

/** Why these two ports do not fit together, or undefined where they do. */
function obstacle({ out, into }: PortPair): Text | undefined {
  return out.blocked ?? into.blocked ?? refusal(into, out) ?? refusal(out, into);
}

function refusal(port: EvaluatedPort, other: EvaluatedPort): Text | undefined {
  if (port.onlyWith === undefined || (other.is !== undefined && port.onlyWith.roles.includes(other.is))) return undefined;
  return port.onlyWith.otherwise;
}

function unavailable(kind: ConnectionKindId): Text {
  const title = connectionKind(kind)?.title ?? { en: kind, ko: kind };
  return {
    en: `The properties of this node rule out a connection of the kind “${title.en}”.`,
    ko: `이 노드의 속성으로는 ‘${title.ko}’ 연결을 만들 수 없습니다.`,
  };
}

function selfReason(names: EndNames): Text {
  return {
    en: `${english(names.from)} cannot connect to itself.`,
    ko: `${asTopic(korean(names.from))} 자기 자신에게 연결할 수 없습니다.`,
  };
}

function mismatch(from: EvaluatedPorts, to: EvaluatedPorts, names: EndNames): Text {
  const reverse = sharedPorts(to, from).some((pair) => obstacle(pair) === undefined);
  const [source, target] = [phrases(from.out, 'source'), phrases(to.in, 'target')];
  const en = [
    source.length > 0 ? `${english(names.from)} ${listed(source.map(({ en }) => en), 'and')}` : `nothing starts at ${english(names.from)}`,
    target.length > 0 ? `${english(names.to)} ${listed(target.map(({ en }) => en), 'and')}` : `nothing ends at ${english(names.to)}`,
  ];
  const ko = [
    source.length > 0 ? koreanSentences(korean(names.from), source) : `${korean(names.from)}에서 시작하는 연결은 없습니다.`,
    target.length > 0 ? koreanSentences(korean(names.to), target) : `${korean(names.to)}에서 끝나는 연결은 없습니다.`,
  ];
  return {
    en: `${english(names.from)} cannot connect to ${english(names.to)}: ${en.join(', and ')}.${reverse ? ' Draw it the other way round.' : ''}`,
    ko: `${korean(names.from)}에서 ${korean(names.to)} 쪽으로는 연결할 수 없습니다. ${ko.join(' ')}${reverse ? ' 반대 방향으로 그리세요.' : ''}`,
  };
}

/** What a node does at one end. Failure handling and authorization are named only where there is nothing else. */
function phrases(ports: readonly EvaluatedPort[], end: 'source' | 'target'): readonly Text[] {
  const kinds = CONNECTION_KINDS.filter(({ id }) => ports.some((port) => port.kind === id));
  const main = kinds.filter(isMain);
  return (main.length > 0 ? main : kinds).map((kind) => kind[end]);
}

function isMain(kind: ConnectionKind): boolean {
  return kind.id !== 'on-failure' && kind.line !== 'authorize';
}

/** What a node does, a sentence for each phrase: a Korean verb ends its sentence. */
function koreanSentences(name: string, parts: readonly Text[]): string {
  return `${asTopic(name)} ${parts.map(({ ko }) => ko).join('. 또 ')}.`;
}

function listed(parts: readonly string[], last: string): string {
  return parts.length <= 1 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts[parts.length - 1]}`;
}

function english(name: Text | string): string {
  return typeof name === 'string' ? name : name.en;
}

function korean(name: Text | string): string {
  return typeof name === 'string' ? name : name.ko;
}

function sameJson(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => sameJson(item, b[at] as Json));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key] as Json, b[key] as Json));
}
