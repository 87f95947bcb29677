import { serveChannel, type ChannelPort } from '../local/channel.ts';
import { ENVIRONMENTS } from './run-arguments.ts';
import { localDesign } from './run-design.ts';
import type { RunIo } from './run.ts';

/** `run --channel`: a run for another process, which observes and steers it with messages. */
export async function runChannel(io: Pick<RunIo, 'read' | 'product' | 'root'>, port: ChannelPort): Promise<void> {
  await serveChannel(port, async ({ file, text, root, parameters = {}, timeScale = 1, port: first = 0, users = [], environments = ENVIRONMENTS, stage, data, debug }, notify) => {
    const design = localDesign(text ?? await io.read(file), { file, root: root ?? await io.root(file), product: io.product });
    const { startLocal } = await import('../local/local.ts');
    return startLocal(design, {
      timeScale, port: first, users, environments, parameters: new Map(Object.entries(parameters)),
      ...(stage !== undefined && { stage }), ...(data !== undefined && { data }), ...(debug !== undefined && { debug }),
    }, notify);
  });
}
