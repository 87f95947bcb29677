import { readDiagram } from '../adapters/diagrams.ts';
import { judgeDefinition } from '../adapters/definitions.ts';
import { DOCUMENTATION_FILE } from '../core/specification/documentation.ts';
import { SPECIFICATION_FILE, specificationLoader } from '../core/specification/loader.ts';
import { describer } from '../node/worker/documentation.ts';
import { engineHandlers } from '../node/worker/engine.ts';
import { createChannel } from '../protocol/channel.ts';

const specification = specificationLoader(async () => (await inProduct(SPECIFICATION_FILE)).text());
const describe = describer(async () => new Uint8Array(await (await inProduct(DOCUMENTATION_FILE)).arrayBuffer()));

async function inProduct(file: readonly string[]): Promise<Response> {
  const answer = await fetch(new URL(['..', ...file].join('/'), self.location.href));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer;
}

createChannel({
  pipe: {
    post: (message) => self.postMessage(message),
    listen: (handler) => {
      const listener = (event: MessageEvent<unknown>) => handler(event.data);
      self.addEventListener('message', listener);
      return () => self.removeEventListener('message', listener);
    },
  },
  handlers: engineHandlers(judgeDefinition, specification, describe, { readDiagram }),
});
