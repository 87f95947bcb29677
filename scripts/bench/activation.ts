// How long a window of VS Code waits for the extension: activated in the extension host of the real VS Code, seven windows,
// each with a host of its own; the first one is left out, since it finds nothing in the cache of the disk.
//
// `node scripts/bench/activation.ts` runs it by itself; `npm run bench` runs it too. It needs a built dist/.
import { fileURLToPath } from 'node:url';
import { measureActivations } from '../lib/activation.ts';

const WINDOWS = 7;
/** Milliseconds that a window may wait for it. */
const ALLOWED = 50;

export async function benchActivation(): Promise<void> {
  const [, ...measured] = await measureActivations(WINDOWS);
  const times = measured.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? Infinity;
  console.log(`\nactivation as VS Code tells it: ${median} ms (${times.join(', ')}), allowed ${ALLOWED} ${median < ALLOWED ? 'holds' : 'DOES NOT HOLD'}; loads ${measured[0]?.modules.join(', ')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchActivation();
