import { parentPort } from 'node:worker_threads';
import { judgeDefinition } from '../../adapters/definitions.ts';
import { createChannel } from '../../protocol/channel.ts';
import { engineHandlers } from './engine.ts';

const port = parentPort;
if (port) {
  createChannel({
    pipe: {
      post: (message) => port.postMessage(message),
      listen: (handler) => {
        port.on('message', handler);
        return () => port.off('message', handler);
      },
    },
    handlers: engineHandlers(judgeDefinition),
  });
}
