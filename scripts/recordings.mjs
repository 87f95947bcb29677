// `node scripts/recordings.mjs [name…]`: seconds of real use in the real VS Code, as WebP that moves, into docs/images/. Run it with the product built.
import { mkdir } from 'node:fs/promises';
import { images, inTheme, themes } from './lib/pictures.mjs';
import { step } from './lib/steps.mjs';
import { designs, sample } from './pictures/designs.mjs';
import { deskOn } from './pictures/desk.mjs';
import { scenes } from './pictures/scenes.mjs';

const wanted = process.argv.slice(2);
const names = Object.keys(scenes).filter((name) => wanted.length === 0 || wanted.includes(name));
const files = { ...designs, 'conference.arch.yaml': await sample('conference') };
/** As small as leaves the inspector beside the canvas, so that it can be read on a page. */
const size = { width: 1240, height: 740 };

await mkdir(images, { recursive: true });
await step('recordings', () => inTheme(themes.dark, files, async (window) => {
  for (const name of names) await step(name, () => scenes[name](deskOn(window, 'dark', size)));
}, size));
