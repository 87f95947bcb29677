import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject, own, type JsonObject } from '../../../core/model/json.ts';
import { limits } from '../../../services/lambda/limits.ts';
import type { Workspace } from '../../deploy/folder.ts';
import type { Tools } from '../../deploy/bundler.ts';
import { DeployFault, isDeployFault } from '../../deploy/fault.ts';
import type { CodeOf } from '../../deploy/package-code.ts';
import type { LocalEvent, LocalOptions } from '../contract.ts';
import type { LocalResource, LocalTemplate } from '../resources.ts';
import type { Tracer } from '../trace.ts';
import { AsynchronousQueue, type AsynchronousSpec, type SendTo } from './asynchronous.ts';
import { buildFunction, functionSpec, hasLocalRuntime, type Machine } from './build.ts';
import { LocalFunction, type Invoked, type Origin } from './function.ts';
import { canStart } from './python.ts';
import { watchFolders, type Watching } from './watch.ts';

interface Hosted {
  readonly runs: LocalFunction;
  readonly events: AsynchronousQueue;
  readonly code: CodeOf;
  watching: Watching | undefined;
  key: string;
}

export interface HostWorld {
  readonly template: LocalTemplate;
  /** The code that the design names, by logical id. */
  readonly code: ReadonlyMap<string, CodeOf>;
  readonly machine: Machine;
  readonly workspace: Workspace & Tools;
  readonly options: LocalOptions;
  readonly send: SendTo;
  readonly tracer: Tracer;
  readonly notify: (event: LocalEvent) => void;
}

/** The functions of a design: found by ARN or name, called at once or later, built anew when their code changes. */
export class FunctionHost {
  readonly #world: HostWorld;
  readonly #hosted = new Map<string, Hosted>();

  constructor(world: HostWorld) {
    this.#world = world;
  }

  /** Bundles every function. @throws DeployFault where one cannot be. */
  async start(): Promise<void> {
    const { template, code, notify } = this.#world;
    await Promise.all(template.ofType('AWS::Lambda::Function').map(async (resource) => {
      const of = code.get(resource.id);
      if (of && hasLocalRuntime(of.runtime)) await this.#host(resource, of);
      else notify({ kind: 'notice', node: resource.node, text: { en: `${resource.node}: ${of ? `the runtime ${of.runtime ?? '?'} has no local form` : 'the design names no folder with its code'}, so that calls to it fail.`, ko: `${resource.node}: ${of ? `런타임 ${of.runtime ?? '?'}은(는) 로컬에서 실행할 수 없어` : '설계에 코드 폴더가 없어'} 호출하면 실패합니다.` } });
    }));
  }

  async #host(resource: LocalResource, code: CodeOf): Promise<void> {
    const { template, machine, workspace, options, notify, send, tracer } = this.#world;
    const folder = join(machine.folder, resource.id);
    await mkdir(folder, { recursive: true });
    const built = await buildFunction(code, folder, workspace);
    const spec = functionSpec(resource, code, template, { ...machine, folder });
    const runs = new LocalFunction(spec, built.folder, { most: options.environments, tracer, notify });
    const events = new AsynchronousQueue(runs, asynchronousSpec(resource, template), { timeScale: options.timeScale, notify, send });
    const hosted: Hosted = { runs, events, code, key: built.key, watching: undefined };
    hosted.watching = watchFolders(built.sources, () => this.#rebuild(hosted));
    this.#hosted.set(spec.arn, hosted);
    if (!spec.isNode && !(await canStart(spec.command))) notify({ kind: 'notice', node: resource.node, text: { en: `${resource.node}: there is no ${spec.command} on this machine's path, so that calls to it fail.`, ko: `${resource.node}: 이 컴퓨터의 경로에 ${spec.command}이(가) 없어 호출하면 실패합니다.` } });
    if (options.debug?.includes(resource.node)) await this.debug(resource.node, true);
  }

  async #rebuild(hosted: Hosted): Promise<void> {
    const { workspace, notify } = this.#world;
    const { node, folder } = hosted.runs.spec;
    const started = performance.now();
    try {
      const built = await buildFunction(hosted.code, folder, workspace, { debug: hosted.runs.debugging });
      hosted.watching?.watch(built.sources);
      if (built.key === hosted.key) return;
      hosted.key = built.key;
      await hosted.runs.replace(built.folder);
      notify({ kind: 'restarted', node, milliseconds: performance.now() - started });
    } catch (error) {
      // Half-written code is what a person saves while typing: the last that worked runs on.
      const why = error instanceof Error ? error.message : String(error);
      notify({ kind: 'notice', node, text: isDeployFault(error) ? error.text : { en: `${node}: ${why}`, ko: `${node}: ${why}` } });
    }
  }

  /** Starts a function's environments with a port for a debugger, or without one again. @throws DeployFault for what has none */
  async debug(node: string, on: boolean): Promise<void> {
    const hosted = [...this.#hosted.values()].find(({ runs: { spec } }) => spec.node === node);
    if (hosted?.runs.spec.isNode !== true) throw new DeployFault('local.no-debugger', { en: `${node} cannot be debugged: only functions in Node.js can.`, ko: `${node}은(는) 디버그할 수 없습니다. Node.js 함수만 가능합니다.` }, node);
    if (hosted.runs.debugging === on) return;
    const built = await buildFunction(hosted.code, hosted.runs.spec.folder, this.#world.workspace, { debug: on });
    hosted.key = built.key;
    await hosted.runs.debug(on, built.folder);
  }

  #find(arnOrName: string): Hosted | undefined {
    const wanted = arnOrName.replace(/:\$LATEST$/, '');
    return this.#hosted.get(wanted) ?? [...this.#hosted.values()].find(({ runs: { spec } }) => spec.name === wanted);
  }

  /** Calls a function and waits; undefined where none of this name runs here. */
  invoke(arnOrName: string, payload: string, origin: Origin): Promise<Invoked> | undefined {
    return this.#find(arnOrName)?.runs.invoke(payload, origin);
  }

  /** Whether somebody debugs the function: then nobody gives up waiting for it. */
  isDebugged(arnOrName: string): boolean {
    return this.#find(arnOrName)?.runs.debugging === true;
  }

  /** The environments of a function: its processes. */
  environments(arn: string): readonly { readonly id: string; readonly state: 'busy' | 'idle' }[] {
    return this.#find(arn)?.runs.environments() ?? [];
  }

  /** Hands an event over for later. `refused`: it is larger than an event may be. */
  send(arnOrName: string, payload: string, origin: Origin): 'accepted' | 'refused' | 'unknown' {
    const hosted = this.#find(arnOrName);
    return hosted ? (hosted.events.accept(payload, origin) ? 'accepted' : 'refused') : 'unknown';
  }

  /** Ends every process and watcher. */
  async stop(): Promise<void> {
    const all = [...this.#hosted.values()];
    await Promise.all(all.map(({ watching }) => watching?.stop()));
    await Promise.all(all.flatMap(({ runs, events }) => [events.stop(), runs.stop()]));
  }
}

/** Two retries and no destination unless the function's EventInvokeConfig says otherwise. */
function asynchronousSpec({ id, properties }: LocalResource, template: LocalTemplate): AsynchronousSpec {
  const config = template.ofType('AWS::Lambda::EventInvokeConfig').find((each) => own(each.properties, 'FunctionName') === template.ref(id))?.properties;
  const destinations = objectIn(config, 'DestinationConfig');
  const text = (object: JsonObject, key: string): string | undefined => {
    const value = own(object, key);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    retries: Number(own(config, 'MaximumRetryAttempts') ?? limits['async-retries-max'].value),
    onFailure: text(objectIn(destinations, 'OnFailure'), 'Destination'),
    onSuccess: text(objectIn(destinations, 'OnSuccess'), 'Destination'),
    deadLetter: text(objectIn(properties, 'DeadLetterConfig'), 'TargetArn'),
  };
}

function objectIn(object: JsonObject | undefined, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}
