import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { judgeDefinition } from '../../adapters/definitions.ts';
import { SPECIFICATION_FILE, specificationLoader } from '../../core/specification/loader.ts';
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
    handlers: engineHandlers(judgeDefinition, specificationLoader(() => readFile(join(__dirname, '..', ...SPECIFICATION_FILE), 'utf8'))),
  });
}
