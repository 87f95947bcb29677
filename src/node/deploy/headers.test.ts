import { expect, it } from 'vitest';
import { headersOf } from './headers.ts';

it.each([
  ['index.html', 'text/html; charset=utf-8', 'no-cache'],
  ['config.json', 'application/json; charset=utf-8', 'no-cache'],
  ['data/rooms.json', 'application/json; charset=utf-8', 'public, max-age=300'],
  ['js/app.js', 'text/javascript; charset=utf-8', 'public, max-age=300'],
  ['sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
  ['assets/app.4f9a1c2b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['assets/chunk-B7kQx2Lw.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['a-registration.html', 'text/html; charset=utf-8', 'no-cache'],
  ['some-long-words.css', 'text/css; charset=utf-8', 'public, max-age=300'],
  ['logo.svg', 'image/svg+xml; charset=utf-8', 'public, max-age=300'],
  ['photo.webp', 'image/webp', 'public, max-age=300'],
  ['app.wasm', 'application/wasm', 'public, max-age=300'],
  ['font.woff2', 'font/woff2', 'public, max-age=300'],
  ['no-extension', 'application/octet-stream', 'public, max-age=300'],
])('%s is served as %s, %s', (path, contentType, cacheControl) => {
  expect(headersOf(path)).toEqual({ contentType, cacheControl });
});
