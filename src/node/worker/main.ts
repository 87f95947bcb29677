import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { writeCdk } from '../../adapters/cdk.ts';
import { readDiagram } from '../../adapters/diagrams.ts';
import { judgeDefinition } from '../../adapters/definitions.ts';
import { DOCUMENTATION_FILE } from '../../core/specification/documentation.ts';
import { SPECIFICATION_FILE, specificationLoader } from '../../core/specification/loader.ts';
import { createChannel } from '../../protocol/channel.ts';
import { describer } from './documentation.ts';
import { engineHandlers } from './engine.ts';

const port = parentPort;
const inProduct = (file: readonly string[]): string => join(__dirname, '..', ...file);

if (port) {
  const specification = specificationLoader(() => readFile(inProduct(SPECIFICATION_FILE), 'utf8'));
  createChannel({
    pipe: {
      post: (message) => port.postMessage(message),
      listen: (handler) => {
        port.on('message', handler);
        return () => port.off('message', handler);
      },
    },
    handlers: engineHandlers(judgeDefinition, specification, describer(() => readFile(inProduct(DOCUMENTATION_FILE))), { readDiagram, writeCdk }),
  });
}
