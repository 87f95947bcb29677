import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';

/** Stands for the token of a task until its state runs, since the interpreter has one context for all states. */
export const PLACEHOLDER = 'local-task-token-00000000';

export interface TaskState {
  readonly resource: string;
  /** Milliseconds; undefined: as long as it takes. */
  readonly timeout: number | undefined;
}

/** Every task of a definition by the name of its state, those within branches and maps included. */
export function tasksIn(definition: JsonObject): ReadonlyMap<string, TaskState> {
  const found = new Map<string, TaskState>();
  const states = own(definition, 'States');
  for (const [name, state] of Object.entries(isObject(states) ? states : {})) {
    if (!isObject(state)) continue;
    const seconds = own(state, 'TimeoutSeconds');
    if (own(state, 'Type') === 'Task') found.set(name, { resource: String(own(state, 'Resource')), timeout: typeof seconds === 'number' ? seconds * 1000 : undefined });
    for (const inner of innerOf(state)) for (const [key, task] of tasksIn(inner)) found.set(key, task);
  }
  return found;
}

function innerOf(state: JsonObject): readonly JsonObject[] {
  const branches = own(state, 'Branches');
  const list = Array.isArray(branches) ? (branches as readonly Json[]) : [];
  return [...list, own(state, 'ItemProcessor'), own(state, 'Iterator')].filter(isObject);
}

/** Keys whose values are seconds that a state waits. */
const WAITS = new Set(['Seconds', 'IntervalSeconds', 'MaxDelaySeconds']);

/** The definition with its waits, and those before retries, made shorter. A retry that names no interval waits one second. */
export function scaled(value: Json, factor: number): Json {
  if (factor === 1) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => scaled(each, factor));
  if (!isObject(value)) return value;
  const isRetry = Array.isArray(own(value, 'ErrorEquals')) && own(value, 'Next') === undefined;
  const entries = Object.entries(value).map(([key, each]) => [key, WAITS.has(key) && typeof each === 'number' ? each * factor : scaled(each, factor)] as const);
  return Object.fromEntries(isRetry && own(value, 'IntervalSeconds') === undefined ? [...entries, ['IntervalSeconds', factor]] : entries);
}

/** The input of a task with a token of its own. */
export function withToken(value: Json, token: string): Json {
  if (value === PLACEHOLDER) return token;
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => withToken(each, token));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withToken(each, token)])) : value;
}
