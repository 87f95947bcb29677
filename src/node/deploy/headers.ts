import mime from 'mime';

/** How an object of a site is served. */
export interface Headers {
  readonly contentType: string;
  readonly cacheControl: string;
}

/** A hash in a file's name, as bundlers write it: `app.4f9a1c2b.js`, `chunk-B7kQx2Lw.css`. */
const HASHED = /[.-](?=[\w]*\d)[\w]{8,}\.\w+$/;

/** Media types that are text, and stand in UTF-8 here. */
const TEXT = /^text\/|^application\/(?:javascript|json|xml|manifest\+json)$|\+(?:xml|json)$/;

/**
 * Content type by the file's extension. A page is asked for again each time, so that a deployment is seen at
 * once; a file whose name holds a hash of its content never changes; everything else is kept five minutes.
 */
export function headersOf(path: string): Headers {
  const type = mime.getType(path) ?? 'application/octet-stream';
  return { contentType: TEXT.test(type) ? `${type}; charset=utf-8` : type, cacheControl: cacheControlOf(path, type) };
}

function cacheControlOf(path: string, type: string): string {
  if (type === 'text/html' || path === 'config.json' || /(?:^|\/)(?:service-worker|sw)\.js$/.test(path)) return 'no-cache';
  return HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300';
}
