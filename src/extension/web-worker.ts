import { loadOnce } from '../core/model/load-once.ts';
import { DOCUMENTATION_FILE } from '../core/specification/documentation.ts';
import { SPECIFICATION_FILE, specificationLoader } from '../core/specification/loader.ts';
import { describer } from '../node/worker/documentation.ts';
import { engineHandlers } from '../node/worker/engine.ts';
import { createChannel, type Channel } from '../protocol/channel.ts';
import type { EngineRequests, ProductRequests } from '../protocol/engine.ts';

// A worker that is made of a text has no address to find the rest of the product from: it asks its host.

const specification = specificationLoader(async () => new TextDecoder().decode(await inProduct(SPECIFICATION_FILE)));
const describe = describer(() => inProduct(DOCUMENTATION_FILE));
const asl = loadOnce(() => engine<typeof import('../adapters/asl/check.ts')>('asl'));
const mermaid = loadOnce(() => engine<typeof import('../adapters/mermaid/read.ts')>('mermaid'));

const host: Channel<ProductRequests, Record<never, never>, Record<never, never>> = createChannel<ProductRequests, EngineRequests, Record<never, never>, Record<never, never>>({
  pipe: {
    post: (message) => self.postMessage(message),
    listen: (handler) => {
      const listener = (event: MessageEvent<unknown>) => handler(event.data);
      self.addEventListener('message', listener);
      return () => self.removeEventListener('message', listener);
    },
  },
  handlers: engineHandlers(async (_language, definition) => (await asl()).checkStates(definition), specification, describe, { readDiagram: async (text) => (await mermaid()).readMermaid(text) }),
});

async function inProduct(path: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const file = await host.request('readFile', { path });
  if (!file.ok) throw new Error(`${path.join('/')}: ${file.error.message}`);
  return file.value;
}

/** A module of `dist/esm`, which has no imports of its own. */
async function engine<Module>(name: string): Promise<Module> {
  const address = URL.createObjectURL(new Blob([await inProduct(['dist', 'esm', `${name}.js`])], { type: 'text/javascript' }));
  try {
    return (await import(address)) as Module;
  } finally {
    URL.revokeObjectURL(address);
  }
}
