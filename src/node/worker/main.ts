import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { writeCdk } from '../../adapters/cdk.ts';
import { readDiagram } from '../../adapters/diagrams.ts';
import { judgeDefinition } from '../../adapters/definitions.ts';
import { createChannel } from '../../protocol/channel.ts';

/** Answers on a port; what comes before the engine is read waits there. */
async function serve(port: MessagePort): Promise<void> {
  const { engineOf } = await import('./host-engine.ts');
  createChannel({
    pipe: {
      post: (message) => port.postMessage(message),
      listen: (handler) => {
        port.on('message', handler);
        return () => port.off('message', handler);
      },
    },
    handlers: engineOf((file) => readFile(join(__dirname, '..', ...file)), judgeDefinition, { readDiagram, writeCdk }),
  });
}

if (parentPort) void serve(parentPort);
