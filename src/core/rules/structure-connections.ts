import { connectionKind, CONNECTION_KINDS, type ConnectionKind } from '../catalog/connection-kinds.ts';
import { explain } from '../catalog/explain.ts';
import { didYouMean as nearest } from '../document/did-you-mean.ts';
import type { Check } from '../model/check.ts';
import { nameOf, type Connection, type Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { own, type Path } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import type { CheckInput } from './context.ts';
import { aboutConnection, CHECKS, didYouMean } from './structure-checks.ts';

/** Values of `service:` that stand for what no service folder describes: any other type, and what is outside the template. */
const PSEUDO_SERVICES = ['resource', 'external'];

/** A connection between nodes that there are. */
interface Ends {
  readonly connection: Connection;
  readonly from: Node;
  readonly to: Node;
}

/** What is wrong with one connection in itself. A missing end is a finding of the document. */
export function checkConnection(ends: Ends, input: CheckInput): readonly Finding[] {
  const { connection, from, to } = ends;
  if (connection.kind !== undefined && !connectionKind(connection.kind)) return [unknownKind(ends)];
  if (isPseudoService(from.service) || isPseudoService(to.service)) return [notModelled(ends)];
  if (!input.catalog.kind(from.service) || !input.catalog.kind(to.service)) return [];
  // What the template realizes is possible, whether or not it could be drawn here.
  const illegal = connection.realizedBy.length > 0 ? undefined : notPossible(ends, input);
  const kind = input.catalog.kindOf(connection, from, to, input.resolve);
  if (illegal || !kind) return illegal ? [illegal] : [];
  return [...checkNames(ends, kind, input), ...checkEnvironment(ends, input), ...withoutEffect(ends, kind)];
}

function isPseudoService(service: string): boolean {
  return PSEUDO_SERVICES.includes(service);
}

function unknownKind({ connection }: Ends): Finding {
  const written = connection.kind ?? '';
  const guess = didYouMean(nearest(written, CONNECTION_KINDS.map(({ id }) => id)));
  return aboutConnection(CHECKS.unknownKind, connection.id, ['kind'], {
    en: `There is no kind of connection called “${written}”.${guess.en}`,
    ko: `‘${written}’ 종류의 연결은 없습니다.${guess.ko}`,
  }, guess.repair);
}

function notModelled({ connection, from, to }: Ends): Finding {
  const other = isPseudoService(from.service) ? from : to;
  const what = other.resource ?? other.service;
  return aboutConnection(CHECKS.notModelled, connection.id, [], {
    en: `The connection with “${nameOf(other)}” (${what}) is drawn only: no permission and no resource follows from it.`,
    ko: `‘${nameOf(other)}’(${what})와의 연결은 그려지기만 합니다. 권한이나 리소스가 만들어지지 않습니다.`,
  });
}

function notPossible({ connection, from, to }: Ends, { catalog, resolve }: CheckInput): Finding | undefined {
  const [source, target] = [catalog.ports(from, resolve), catalog.ports(to, resolve)];
  const names = { from: nameOf(from), to: nameOf(to), same: from === to };
  const written = connection.kind === undefined ? undefined : connectionKind(connection.kind)?.id;
  const answer = explain(source, target, names, written);
  if (answer.allowed) return undefined;
  const others = written === undefined ? answer : explain(source, target, names);
  const message = others.allowed && !offered(source.out, target.in, written) ? wrongKind(names, connection.kind ?? '', others.kinds) : answer.reason;
  return aboutConnection(CHECKS.notPossible, connection.id, written === undefined ? [] : ['kind'], message);
}

function offered(out: readonly { readonly kind: string }[], into: readonly { readonly kind: string }[], kind: string | undefined): boolean {
  return out.some((port) => port.kind === kind) && into.some((port) => port.kind === kind);
}

function wrongKind(names: { readonly from: string; readonly to: string }, kind: string, kinds: readonly string[]): Text {
  const possible = kinds.map((id) => `\`${id}\``).join(', ');
  return {
    en: `“${names.from}” and “${names.to}” cannot be connected by \`${kind}\`. Possible: ${possible}.`,
    ko: `‘${names.from}’에서 ‘${names.to}’ 쪽으로는 \`${kind}\` 연결을 만들 수 없습니다. 가능한 종류: ${possible}.`,
  };
}

/** Routes, behaviour and access verbs that the connection names must exist at the end that owns them. */
function checkNames({ connection, from, to }: Ends, kind: ConnectionKind['id'], { catalog }: CheckInput): readonly Finding[] {
  const id = connection.id;
  const api = kind === 'authorize' ? to : from;
  const routes = !READERS.routes.includes(kind) ? [] : connection.routes.flatMap((route, at) =>
    missing(CHECKS.unknownRoute, id, ['routes', at], route, Object.keys(api.routes), api, ROUTE));
  const behaviours = (kind !== 'origin' && kind !== 'trigger') || connection.behaviour === undefined ? []
    : missing(CHECKS.unknownBehaviour, id, ['behaviour'], connection.behaviour, Object.keys(from.behaviours), from, BEHAVIOUR);
  const verbs = Object.keys(catalog.kind(to.service)?.ports.access ?? {});
  const access = kind !== 'access' ? [] : connection.access.length === 0 && connection.realizedBy.length === 0 ? [noAccess(connection, from, to)] : connection.access.flatMap((verb, at) =>
    missing(CHECKS.unknownAccess, id, ['access', at], verb, verbs, to, ACCESS));
  return [...routes, ...behaviours, ...access];
}

function noAccess({ id }: Connection, from: Node, to: Node): Finding {
  return aboutConnection(CHECKS.noAccess, id, ['access'], {
    en: `“${nameOf(from)}” gets no permission for “${nameOf(to)}”. Say what it may do: \`access: [read]\`, \`[write]\` or finer verbs.`,
    ko: `‘${nameOf(from)}’ 노드에는 ‘${nameOf(to)}’에 대한 권한이 없습니다. \`access: [read]\`, \`[write]\`처럼 할 수 있는 일을 적으세요.`,
  }, { value: ['read', 'write'] });
}

function checkEnvironment({ connection, to }: Ends, { catalog }: CheckInput): readonly Finding[] {
  const references = catalog.kind(to.service)?.ports.references ?? [];
  return Object.keys(connection.env).flatMap((name) =>
    missing(CHECKS.unknownReference, connection.id, ['env', name], own(connection.env, name) ?? '', references, to, REFERENCE));
}

const ROUTE: Text = { en: 'route', ko: '경로' };
const BEHAVIOUR: Text = { en: 'behaviour', ko: '동작' };
const ACCESS: Text = { en: 'access', ko: '접근' };
const REFERENCE: Text = { en: 'value', ko: '값' };

function missing(check: Check, connection: string, below: Path, name: string, known: readonly string[], owner: Node, what: Text): readonly Finding[] {
  if (known.includes(name)) return [];
  const guess = didYouMean(nearest(name, known));
  const list = known.slice(0, 8).map((entry) => `\`${entry}\``).join(', ');
  return [aboutConnection(check, connection, below, {
    en: `“${nameOf(owner)}” has no ${what.en} “${name}”.${guess.en || (list === '' ? '' : ` It has ${list}.`)}`,
    ko: `‘${nameOf(owner)}’에는 ‘${name}’ ${what.ko}이(가) 없습니다.${guess.ko || (list === '' ? '' : ` 있는 것: ${list}.`)}`,
  }, guess.repair)];
}

/** Keys of a connection that only some kinds read. */
const READERS: Readonly<Record<'routes' | 'behaviour' | 'access', readonly ConnectionKind['id'][]>> = {
  routes: ['invoke', 'start', 'authorize'],
  behaviour: ['origin', 'trigger'],
  access: ['access'],
};

function withoutEffect({ connection }: Ends, kind: ConnectionKind['id']): readonly Finding[] {
  return (['routes', 'behaviour', 'access'] as const).flatMap((key) => {
    const value = connection[key];
    if (value === undefined || value.length === 0 || READERS[key].includes(kind)) return [];
    return [aboutConnection(CHECKS.noEffect, connection.id, [key], {
      en: `\`${key}\` has no effect on a connection of the kind \`${kind}\`. Remove it.`,
      ko: `\`${kind}\` 연결에서는 \`${key}\`가 아무 영향이 없습니다. 지우세요.`,
    }, { value: undefined })];
  });
}
