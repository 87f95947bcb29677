import { withTexts } from './png-text.ts';

/** Pixels for each of the picture's own: sharp on a screen of today and in print. */
const SCALE = 2;
/** What browsers draw on at most, in pixels along an edge. */
const LARGEST = 8_192;

/** An SVG document, which refers to nothing outside itself, as a PNG that carries its title and description too. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(SCALE, LARGEST / Math.max(image.naturalWidth, image.naturalHeight, 1));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(image.naturalWidth * scale), Math.round(image.naturalHeight * scale)];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const drawn = await new Promise<Blob>((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
  const png = withTexts(new Uint8Array(await drawn.arrayBuffer()), textsOf(svg), document.documentElement.lang);
  return new Blob([png], { type: 'image/png' });
}

function textsOf(svg: string): Readonly<Record<'Title' | 'Description', string>> {
  const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return { Title: read.querySelector('svg > title')?.textContent ?? '', Description: read.querySelector('svg > desc')?.textContent ?? '' };
}

/** The bytes in Base64, as messages carry them. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** How long a command may take to give its canvas the focus, without which no page may write to the clipboard. */
const FOCUS_MS = 3_000;

/** Puts a picture into the clipboard, once this page has the focus: the palette that asked for it may still have it. */
export async function copyPng(png: Promise<Blob>): Promise<void> {
  window.focus();
  for (let waited = 0; !document.hasFocus() && waited < FOCUS_MS; waited += 50) await new Promise((resolve) => { setTimeout(resolve, 50); });
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
