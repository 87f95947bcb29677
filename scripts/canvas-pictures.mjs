// `node scripts/canvas-pictures.mjs [part…] [theme…]`: what hands and eyes do on the canvas, in the real VS Code, in light, dark and high contrast,
// into docs/images/ as WebP; what changes its layout also in a narrow window. Run it with the product built; without a part it takes all.
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { images, inTheme, themes } from './lib/pictures.mjs';
import { step } from './lib/steps.mjs';
import { arranging } from './pictures/arranging.mjs';
import { connecting } from './pictures/connecting.mjs';
import { deskOn } from './pictures/desk.mjs';
import { designs, sample } from './pictures/designs.mjs';
import { editing } from './pictures/editing.mjs';
import { still } from './pictures/motion.mjs';
import { reading } from './pictures/reading.mjs';
import { seeing } from './pictures/seeing.mjs';

const PARTS = { ...editing, ...arranging, ...connecting, ...seeing, ...reading };
/** What needs a window of its own. */
const APART = { 'less-motion': still };
const THEMES = ['light', 'dark', 'dark-high-contrast'];
/** Parts that are about seeing at all are taken in high contrast of both polarities. */
const IN_ALL_THEMES = new Set(['focus']);

/** More than any part needs, milliseconds. */
const PART_TAKES = 60_000;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((word) => !Object.hasOwn(PARTS, word) && !Object.hasOwn(APART, word) && !Object.hasOwn(themes, word));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}. Parts: ${Object.keys({ ...PARTS, ...APART }).join(' ')}. Themes: ${Object.keys(themes).join(' ')}.`);
const chosen = (all) => (all.some((each) => wanted.includes(each)) ? all.filter((each) => wanted.includes(each)) : all);
const parts = chosen(Object.keys({ ...PARTS, ...APART }));

const files = { ...designs, 'conference.arch.yaml': await sample('conference'), 'pay.mjs': 'export const handler = async () => ({ statusCode: 200 });\n' };
const failed = [];
const tooLong = () => setTimeout(PART_TAKES, undefined, { ref: false }).then(() => { throw new Error('took too long'); });
await mkdir(images, { recursive: true });
for (const theme of chosen(Object.keys(themes))) {
  const taken = parts.filter((part) => Object.hasOwn(PARTS, part) && (THEMES.includes(theme) || IN_ALL_THEMES.has(part)));
  for (const part of THEMES.includes(theme) ? parts.filter((each) => Object.hasOwn(APART, each)) : []) await step(`${part}, ${theme}`, () => APART[part](theme));
  if (taken.length === 0) continue;
  await step(theme, () => inTheme(themes[theme], files, async (window) => {
    for (const part of taken) {
      await step(`${part}, ${theme}`, () => Promise.race([PARTS[part](deskOn(window, theme)), tooLong()])).catch(async (error) => {
        failed.push(`${part}, ${theme}: ${error.message}`);
        await window.page.screenshot({ path: join(tmpdir(), `${part}-${theme}.png`) });
      });
    }
  }, undefined, { settings: { 'workbench.editorAssociations': { '*.svg': 'default' }, 'editor.wordWrap': 'on', 'editor.minimap.enabled': false } }));
}
if (failed.length > 0) throw new Error(`These could not be taken; what stood there instead is in ${tmpdir()}:\n${failed.join('\n')}`);
