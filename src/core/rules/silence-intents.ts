import type { Intent } from '../document/contract.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../model/json.ts';

export type SilencePlace = Pick<Finding, 'rule' | 'node' | 'connection'>;

/** The reason that stands for a rule already, so that it can be kept when another place is added. */
export function reasonOf(ignore: JsonObject, rule: string): string {
  const entry = own(ignore, rule);
  const reason = isObject(entry) ? own(entry, 'reason') : undefined;
  return typeof reason === 'string' ? reason : '';
}

/**
 * Silences a finding where it is: at its connection, else its node, else (about the whole file) everywhere. A rule
 * has one reason, which holds for all its places.
 */
export function silenceIntent(ignore: JsonObject, { rule, node, connection }: SilencePlace, reason: string): Intent {
  const path: Path = ['ignore', rule];
  const [where, id] = connection !== undefined ? ['connections', connection] as const : ['nodes', node] as const;
  const entry = own(ignore, rule);
  if (!isObject(entry)) return { kind: 'set', path, value: { ...(id === undefined ? {} : { [where]: [id] }), reason } };
  const present = listOf(own(entry, where));
  const place: readonly Intent[] = id === undefined || present.includes(id) ? [] : [{ kind: 'set', path: [...path, where], value: [...present, id] }];
  return { kind: 'batch', intents: [...place, { kind: 'set', path: [...path, 'reason'], value: reason }] };
}

/** Takes the silence of a finding back; the last place takes the whole silence with it, and the last silence `ignore:`. */
export function unsilenceIntent(ignore: JsonObject, { rule, node, connection }: SilencePlace): Intent {
  const whole: Intent = { kind: 'set', path: Object.keys(ignore).length === 1 && Object.hasOwn(ignore, rule) ? ['ignore'] : ['ignore', rule], value: undefined };
  const entry = own(ignore, rule);
  if (!isObject(entry)) return whole;
  const lists = [['nodes', node], ['connections', connection]] as const;
  const left = lists.map(([where, id]) => ({ where, before: own(entry, where), after: listOf(own(entry, where)).filter((item) => item !== id) }));
  if (left.every(({ after }) => after.length === 0)) return whole;
  const changed = left.filter(({ before, after }) => before !== undefined && after.length < listOf(before).length);
  return { kind: 'batch', intents: changed.map(({ where, after }): Intent => ({ kind: 'set', path: ['ignore', rule, where], value: after.length === 0 ? undefined : after })) };
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}
