import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';

/**
 * Whether an event matches a pattern, for rules of EventBridge and for filters of event source mappings.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html (2026-11)
 */
export function matchesPattern(pattern: JsonObject, event: Json | undefined): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or' && Array.isArray(wanted)) return (wanted as readonly Json[]).some((each) => isObject(each) && matchesPattern(each, event));
    const found = isObject(event) ? own(event, key) : undefined;
    if (isObject(wanted)) return Array.isArray(found) ? (found as readonly Json[]).some((each) => matchesPattern(wanted, each)) : matchesPattern(wanted, found);
    const values = Array.isArray(found) ? (found as readonly Json[]) : [found];
    return Array.isArray(wanted) && (wanted as readonly Json[]).some((condition) => (values.length === 0 ? [undefined] : values).some((value) => holds(condition, value)));
  });
}

function holds(condition: Json, value: Json | undefined): boolean {
  if (!isObject(condition)) return value === condition;
  return Object.entries(condition).every(([operator, argument]) => OPERATORS.get(operator)?.(argument, value) === true);
}

type Operator = (argument: Json, value: Json | undefined) => boolean;

/** A text, or `{ 'equals-ignore-case': text }` around one. */
function comparing(compare: (value: string, text: string) => boolean): Operator {
  return (argument, value) => {
    if (typeof value !== 'string') return false;
    const folded = isObject(argument) ? own(argument, 'equals-ignore-case') : undefined;
    return typeof folded === 'string' ? compare(value.toLowerCase(), folded.toLowerCase()) : typeof argument === 'string' && compare(value, argument);
  };
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['prefix', comparing((value, text) => value.startsWith(text))],
  ['suffix', comparing((value, text) => value.endsWith(text))],
  ['equals-ignore-case', comparing((value, text) => value.toLowerCase() === text.toLowerCase())],
  ['wildcard', (argument, value) => typeof value === 'string' && new RegExp(`^${String(argument).split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's').test(value)],
  ['exists', (argument, value) => (value !== undefined) === argument],
  ['numeric', (argument, value) => typeof value === 'number' && Array.isArray(argument) && inRange(argument as readonly Json[], value)],
  ['cidr', (argument, value) => typeof value === 'string' && inNetwork(String(argument), value)],
  ['anything-but', (argument, value) => value !== undefined && !(Array.isArray(argument) ? (argument as readonly Json[]) : [argument]).some((each) => (isObject(each) ? negated(each, value) : each === value))],
]);

/** `{ prefix: [a, b] }` under `anything-but`: any of them. */
function negated(condition: JsonObject, value: Json): boolean {
  return Object.entries(condition).every(([operator, argument]) => (Array.isArray(argument) ? (argument as readonly Json[]) : [argument]).some((each) => OPERATORS.get(operator)?.(each, value) === true));
}

/** `['>', 0, '<=', 5]`. */
function inRange(conditions: readonly Json[], value: number): boolean {
  for (let index = 0; index + 1 < conditions.length; index += 2) {
    const bound = Number(conditions[index + 1]);
    const fits = { '=': value === bound, '>': value > bound, '>=': value >= bound, '<': value < bound, '<=': value <= bound }[String(conditions[index])];
    if (fits !== true) return false;
  }
  return conditions.length > 0;
}

function inNetwork(network: string, address: string): boolean {
  const [base = '', bits = '32'] = network.split('/');
  const size = 2 ** (32 - Number(bits));
  const [from, at] = [numberOf(base), numberOf(address)];
  return from !== undefined && at !== undefined && Math.floor(from / size) === Math.floor(at / size);
}

/** An IPv4 address as a number. */
function numberOf(address: string): number | undefined {
  const parts = address.split('.').map(Number);
  return parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part < 256) ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined;
}
