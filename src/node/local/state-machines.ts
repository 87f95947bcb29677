import { randomUUID } from 'node:crypto';
import './with-resolvers.ts';
import { StateMachine } from 'aws-local-stepfunctions';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { Execution } from './execution.ts';
import type { LocalResource, LocalTemplate } from './resources.ts';
import { scaled, tasksIn, withToken, PLACEHOLDER } from './state-definition.ts';
import { StateTasks, type TaskWorld } from './state-tasks.ts';
import type { Call, Span, Tracer } from './trace.ts';

export interface MachineWorld extends TaskWorld {
  readonly template: LocalTemplate;
  readonly tracer: Tracer;
  readonly timeScale: number;
}

/** Executions that are kept to be looked at. */
const KEPT = 500;

interface StateLog {
  readonly type: string;
  readonly state?: { readonly name: string; readonly type: string; readonly input?: unknown; readonly output?: unknown };
  readonly index?: number;
}

/** The state machines of a design, state by state; the interpreter knows JSONPath, not JSONata. */
export class StateMachines {
  readonly #world: MachineWorld;
  readonly #tasks: StateTasks;
  readonly #executions = new Map<string, Execution>();

  constructor(world: MachineWorld) {
    this.#world = world;
    this.#tasks = new StateTasks(world);
  }

  get tasks(): StateTasks {
    return this.#tasks;
  }

  find(arn: string): LocalResource | undefined {
    const { template } = this.#world;
    return template.ofType('AWS::StepFunctions::StateMachine').find(({ id }) => template.ref(id) === arn);
  }

  executions(machine: string): readonly Execution[] {
    return [...this.#executions.values()].filter((each) => each.machine === machine).reverse();
  }

  execution(arn: string): Execution | undefined {
    return this.#executions.get(arn);
  }

  /** Begins an execution. @throws where there is no such machine, or its input is no JSON */
  start(arn: string, input: string, { cause, name = randomUUID() }: { readonly cause?: Span | undefined; readonly name?: string } = {}): Execution {
    const machine = this.find(arn);
    if (!machine) throw new Error(`${arn} has no local form.`);
    const value = JSON.parse(input === '' ? '{}' : input) as Json;
    const call = this.#world.tracer.call({ cause, to: machine.node, what: 'StartExecution' });
    let finish = (): void => undefined;
    const done = new Promise<void>((resolve) => { finish = resolve; });
    const execution: Execution = { arn: `${arn.replace(':stateMachine:', ':execution:')}:${name}`, name, machine: arn, input, startDate: Date.now(), status: 'RUNNING', states: [], span: call.span, done, abort: () => undefined };
    this.#executions.set(execution.arn, execution);
    if (this.#executions.size > KEPT) for (const oldest of this.#executions.keys()) { this.#executions.delete(oldest); break; }
    void this.#run(machine, execution, value, call).finally(finish);
    return execution;
  }

  async #run(machine: LocalResource, execution: Execution, input: Json, call: Call): Promise<void> {
    try {
      const definition = definitionOf(machine.properties);
      if (own(definition, 'QueryLanguage') === 'JSONata') throw Object.assign(new Error('JSONata has no local form; JSONPath has.'), { name: 'States.Runtime' });
      const runs = new StateMachine(scaled(definition, this.#world.timeScale) as never, { validationOptions: { noValidate: true } }).run(input as never, {
        noThrowOnAbort: true, overrides: { taskResourceLocalHandlers: this.#handlers(definition, execution) }, context: this.#context(machine, execution, input) as never,
      });
      execution.abort = () => { runs.abort(); };
      // What cannot be told of a state changes nothing for the execution.
      void this.#watch(runs.eventLogs as AsyncIterable<StateLog>, machine, execution).catch(() => undefined);
      const output: unknown = await runs.result;
      if (execution.status === 'RUNNING') Object.assign(execution, { status: 'SUCCEEDED', output: JSON.stringify(output ?? null) });
    } catch (error) {
      const { name, message } = originOf(error);
      Object.assign(execution, { status: 'FAILED', error: name, cause: message });
    }
    execution.stopDate = Date.now();
    call.end({ request: execution.input, response: execution.output ?? execution.cause, error: execution.status === 'FAILED' ? execution.error : undefined });
  }

  #context(machine: LocalResource, { arn, name, startDate }: Execution, input: Json): object {
    const { template } = this.#world;
    return {
      Execution: { Id: arn, Name: name, Input: input, StartTime: new Date(startDate).toISOString(), RoleArn: String(own(machine.properties, 'RoleArn') ?? '') },
      StateMachine: { Id: template.ref(machine.id), Name: template.attribute(machine.id, 'Name') }, Task: { Token: PLACEHOLDER },
    };
  }

  /** By the name of the state: its task, done by what stands here for its resource. */
  #handlers(definition: JsonObject, execution: Execution): Readonly<Record<string, (input: unknown) => Promise<never>>> {
    return Object.fromEntries([...tasksIn(definition)].map(([state, { resource, timeout }]) => [state, async (input: unknown) => {
      const token = randomUUID();
      return (await this.#tasks.run({ state, resource, input: withToken(input as Json, token), token, cause: execution.span, timeout })) as never;
    }]));
  }

  /** Tells of each state that is no task; a task's call tells of itself. */
  async #watch(logs: AsyncIterable<StateLog>, machine: LocalResource, execution: Execution): Promise<void> {
    const open = new Map<string, Call>();
    for await (const { type, state, index } of logs) {
      if (!state) continue;
      const key = `${state.name}/${index ?? ''}`;
      if (type === 'StateEntered') {
        execution.states.push(state.name);
        if (state.type !== 'Task') open.set(key, this.#world.tracer.call({ cause: execution.span, to: machine.node, what: state.name }));
      } else if (type === 'StateExited' || type === 'StateFailed') {
        open.get(key)?.end({ request: JSON.stringify(state.input ?? null), response: JSON.stringify(state.output ?? null), error: type === 'StateFailed' ? 'StateFailed' : undefined });
        open.delete(key);
      }
    }
  }

  stopExecution(arn: string): void {
    const execution = this.#executions.get(arn);
    if (execution?.status !== 'RUNNING') return;
    Object.assign(execution, { status: 'ABORTED', stopDate: Date.now() });
    execution.abort();
  }

  stop(): Promise<void> {
    for (const arn of this.#executions.keys()) this.stopExecution(arn);
    return Promise.resolve();
  }
}

function definitionOf(properties: JsonObject): JsonObject {
  const written = own(properties, 'Definition');
  const text = own(properties, 'DefinitionString');
  const definition = isObject(written) ? written : typeof text === 'string' ? (JSON.parse(text) as Json) : {};
  const values = own(properties, 'DefinitionSubstitutions');
  if (!isObject(values)) return isObject(definition) ? definition : {};
  const put = JSON.stringify(definition).replace(/\$\{([^}]+)\}/g, (whole, name: string) => {
    const value = own(values, name);
    return value === undefined ? whole : JSON.stringify(String(value)).slice(1, -1);
  });
  return JSON.parse(put) as JsonObject;
}

/** What an execution failed with, below what the interpreter wraps around it. */
function originOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.name === 'ExecutionError' && error.cause instanceof Error ? error.cause : error;
}
