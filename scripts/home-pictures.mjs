// `node scripts/home-pictures.mjs [part…] [theme…]`: what surrounds the canvas in the real VS Code, into docs/images/ as WebP,
// in light, dark and dark high contrast. Run it with the product built. PICTURES=FOLDER keeps PNGs there, to be looked at.
import * as elsewhere from './home/elsewhere.mjs';
import * as samples from './home/samples.mjs';
import * as simulation from './home/simulation.mjs';
import * as text from './home/text.mjs';
import * as vscode from './home/vscode.mjs';

const parts = new Map([...Object.entries(vscode), ...Object.entries(text), ...Object.entries(simulation), ...Object.entries(samples), ...Object.entries(elsewhere)].filter(([, part]) => typeof part === 'function'));
const asked = process.argv.slice(2).filter((word) => parts.has(word));
const failed = [];
for (const name of asked.length > 0 ? asked : parts.keys()) {
  await parts.get(name)().catch((error) => failed.push(`${name}: ${error.message}`));
}
if (failed.length > 0) throw new Error(failed.join('\n'));
