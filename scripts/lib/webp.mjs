// Pictures and recordings for the documentation as WebP: half of what PNG takes, a tenth of a GIF.
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Letters and lines stay as they are, in two thirds of what the quality of a photograph (85) would take. */
const STILL = { nearLossless: true, quality: 60, effort: 5 };
/** Without loss: else what has nearly the colour of what comes after it stays as a ghost. What did not change takes no room. */
const MOVING = { lossless: true, minSize: true, effort: 4 };

/** A PNG, in memory, into a WebP file. */
export async function writeWebp(png, file) {
  await writeFile(file, await sharp(png).webp(STILL).toBuffer());
}

/** Turns the PNG files of a folder into WebP. */
export async function asWebp(folder) {
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.png'))) {
    await writeWebp(join(folder, file), join(folder, file.replace(/\.png$/, '.webp')));
    await rm(join(folder, file));
  }
}

/** PNG pictures of one size, each with the milliseconds it is seen, into one WebP that plays again and again. */
export async function writeMoving(frames, file) {
  const delay = frames.map(({ milliseconds }) => milliseconds);
  await sharp(frames.map(({ png }) => png), { join: { animated: true } }).webp({ ...MOVING, delay, loop: 0 }).toFile(file);
}
