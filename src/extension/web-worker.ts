import { judgeDefinition } from '../adapters/definitions.ts';
import { engineHandlers } from '../node/worker/engine.ts';
import { createChannel } from '../protocol/channel.ts';

createChannel({
  pipe: {
    post: (message) => self.postMessage(message),
    listen: (handler) => {
      const listener = (event: MessageEvent<unknown>) => handler(event.data);
      self.addEventListener('message', listener);
      return () => self.removeEventListener('message', listener);
    },
  },
  handlers: engineHandlers(judgeDefinition),
});
