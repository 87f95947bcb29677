import { judgeDefinition } from '../adapters/definitions.ts';
import { SPECIFICATION_FILE, specificationLoader } from '../core/specification/loader.ts';
import { engineHandlers } from '../node/worker/engine.ts';
import { createChannel } from '../protocol/channel.ts';

const specification = specificationLoader(async () => {
  const answer = await fetch(new URL(['..', ...SPECIFICATION_FILE].join('/'), self.location.href));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.text();
});

createChannel({
  pipe: {
    post: (message) => self.postMessage(message),
    listen: (handler) => {
      const listener = (event: MessageEvent<unknown>) => handler(event.data);
      self.addEventListener('message', listener);
      return () => self.removeEventListener('message', listener);
    },
  },
  handlers: engineHandlers(judgeDefinition, specification),
});
