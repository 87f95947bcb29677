import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArguments, ensureChromium } from './chromium.mjs';

/** Texts in a window stay sharp to the eye; half of what PNG takes. */
const QUALITY = 0.85;

/** Turns the PNG files of a folder into WebP, by the browser that took them: every installation carries them. */
export async function asWebp(folder) {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments });
  const page = await browser.newPage();
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.png'))) {
    const url = await page.evaluate(async ([source, quality]) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      canvas.getContext('2d').drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', quality);
    }, [`data:image/png;base64,${await readFile(join(folder, file), 'base64')}`, QUALITY]);
    await writeFile(join(folder, file.replace(/\.png$/, '.webp')), Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    await rm(join(folder, file));
  }
  await browser.close();
}
