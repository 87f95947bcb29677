import { createMemory } from '../../../core/catalog/memory.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../../../core/model/json.ts';

/** One state of a definition. */
export interface State {
  readonly name: string;
  /** `Task`, `Choice`, …; empty where it says none. */
  readonly type: string;
  readonly body: JsonObject;
  /** From the top of the definition. */
  readonly path: Path;
  /** The branches of a Parallel, or what a Map does with each item. */
  readonly inner: readonly Scope[];
}

/** States that lead to each other: those of the machine, of one branch, or of one Map. */
export interface Scope {
  readonly startAt: string | undefined;
  readonly states: ReadonlyMap<string, State>;
}

/** The states of a machine as far as they have the shape of states. */
export function scopeOf(machine: JsonObject, path: Path = []): Scope {
  const states = own(machine, 'States');
  const startAt = own(machine, 'StartAt');
  const entries = isObject(states) ? Object.entries(states) : [];
  return {
    startAt: typeof startAt === 'string' ? startAt : undefined,
    states: new Map(entries.flatMap(([name, body]) => (isObject(body) ? [[name, stateOf(name, body, [...path, 'States', name])] as const] : []))),
  };
}

function stateOf(name: string, body: JsonObject, path: Path): State {
  return { name, type: text(own(body, 'Type')), body, path, inner: innerOf(body, path) };
}

function innerOf(body: JsonObject, path: Path): readonly Scope[] {
  const branches = own(body, 'Branches');
  const listed = Array.isArray(branches) ? (branches as readonly Json[]).flatMap((branch, at) => (isObject(branch) ? [scopeOf(branch, [...path, 'Branches', at])] : [])) : [];
  const each = ['ItemProcessor', 'Iterator'].flatMap((key) => {
    const machine = own(body, key);
    return isObject(machine) ? [scopeOf(machine, [...path, key])] : [];
  });
  return [...listed, ...each];
}

const statesByMachine = createMemory<JsonObject, readonly State[]>();

/** Every state of a machine, those inside others after the one that holds them. */
export function statesOf({ machine }: { readonly machine: JsonObject }): readonly State[] {
  return statesByMachine(machine, [], () => allStates(scopeOf(machine)));
}

function allStates(scope: Scope): readonly State[] {
  return [...scope.states.values()].flatMap((state) => [state, ...state.inner.flatMap(allStates)]);
}

/** The states that may follow when nothing fails. */
export function successors({ body }: State): readonly string[] {
  const choices = own(body, 'Choices');
  const chosen = Array.isArray(choices) ? (choices as readonly Json[]).map((choice) => (isObject(choice) ? own(choice, 'Next') : undefined)) : [];
  return [own(body, 'Next'), ...chosen, own(body, 'Default')].filter((name) => typeof name === 'string');
}

/** The resource of a Task, without partition: `states:::lambda:invoke.waitForTaskToken`; empty for the others. */
export function resourceOf({ body, type }: State): string {
  return type === 'Task' ? text(own(body, 'Resource')).replace(/^arn:[^:]*:/, '') : '';
}

/** Whether a Map runs its items as executions of their own. */
export function isDistributed({ type, body }: State): boolean {
  return type === 'Map' && modeOf(body) === 'DISTRIBUTED';
}

function modeOf(body: JsonObject): string {
  const processor = own(body, 'ItemProcessor');
  const config = isObject(processor) ? own(processor, 'ProcessorConfig') : undefined;
  return isObject(config) ? text(own(config, 'Mode')) : '';
}

/** The texts of a state itself, without those of the states inside it. */
export function textsOf({ body }: State): readonly string[] {
  return Object.entries(body).flatMap(([key, value]) => (key === 'Branches' || key === 'Iterator' ? [] : key === 'ItemProcessor' ? processorTexts(value) : texts(value)));
}

function processorTexts(value: Json): readonly string[] {
  return isObject(value) ? texts(own(value, 'ProcessorConfig') ?? null) : [];
}

function texts(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(texts);
  return isObject(value) ? Object.values(value).flatMap(texts) : [];
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
