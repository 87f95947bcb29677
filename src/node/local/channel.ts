import type { RunMessage, RunRequest, RunRequestName, RunRequests, Started, StartParams } from './channel-contract.ts';
import type { LocalEvent, Running } from './contract.ts';
import { DeployFault, isDeployFault } from '../deploy/fault.ts';
import { Happenings } from './happenings.ts';

/** The other end: a process that asks and listens. */
export interface ChannelPort {
  readonly send: (message: RunMessage) => void;
  readonly onRequest: (heard: (request: RunRequest) => void) => void;
  /** The other end has gone, however it did. */
  readonly onClose: (gone: () => void) => void;
}

/** Starts a design. @throws DeployFault */
export type Start = (params: StartParams, notify: (event: LocalEvent) => void) => Promise<Running>;

/** Milliseconds between messages about what happens. */
const INTERVAL = 100;

/** Serves one run until it is stopped or the other end has gone; then nothing of it is left. */
export function serveChannel(port: ChannelPort, start: Start): Promise<void> {
  const happenings = new Happenings();
  let starting: Promise<Running> | undefined;
  const flush = (): void => {
    const happened = happenings.take();
    if (happened) port.send({ happened });
  };
  const timer = setInterval(flush, INTERVAL);
  return new Promise((resolve) => {
    const end = async (): Promise<void> => {
      clearInterval(timer);
      await (await starting?.catch(() => undefined))?.stop();
      flush();
    };
    const answer = async ({ request, params }: RunRequest): Promise<RunRequests[RunRequestName]['result']> => {
      if (request === 'start') {
        if (starting) throw new DeployFault('local.started', { en: 'This process runs a design already.', ko: '이 프로세스는 이미 설계를 실행하고 있습니다.' });
        starting = start(params as StartParams, (event) => { happenings.add(event); });
        const running = await starting;
        // What was told while it started is known before it is up.
        flush();
        return startedOf(running);
      }
      if (request === 'stop') return end().then(() => null);
      if (!starting) throw new DeployFault('local.not-started', { en: 'Nothing runs.', ko: '실행 중인 설계가 없습니다.' });
      return ask(await starting, request, params as never);
    };
    port.onRequest((asked) => {
      void answer(asked).then((result) => { port.send({ id: asked.id, result }); }, (error: unknown) => { port.send({ id: asked.id, ...faultOf(error) }); }).then(() => {
        if (asked.request === 'stop') resolve();
      });
    });
    port.onClose(() => void end().finally(resolve));
  });
}

function startedOf({ addresses, endpoints, users }: Running): Started {
  return { addresses, endpoints: Object.fromEntries(endpoints), users };
}

type Params = { readonly [Name in RunRequestName]: RunRequests[Name]['params'] };

async function ask<Name extends Exclude<RunRequestName, 'start' | 'stop'>>(running: Running, name: Name, params: Params[Name]): Promise<RunRequests[RunRequestName]['result']> {
  const asked = params as Params[RunRequestName] & { readonly id: string; readonly node: string };
  switch (name) {
    case 'resources': return running.resources.list();
    case 'read': return running.resources.read(asked.id, (params as Params['read']).cursor);
    case 'act': {
      const { action, values } = params as Params['act'];
      return running.resources.act(asked.id, action, values);
    }
    case 'trace': return running.trace((params as Params['trace']).trace);
    case 'payloads': return running.payloads((params as Params['payloads']).span) ?? null;
    case 'log': return running.log(asked.node);
    case 'debug': {
      await running.debug(asked.node, (params as Params['debug']).on);
      return null;
    }
    default: return running.measured();
  }
}

function faultOf(error: unknown): { readonly fault: { readonly en: string; readonly ko: string }; readonly node?: string } {
  if (isDeployFault(error)) return { fault: error.text, ...(error.node !== undefined && { node: error.node }) };
  const why = error instanceof Error ? error.message : String(error);
  return { fault: { en: why, ko: why } };
}
