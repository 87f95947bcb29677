const MAX_LENGTH = 60;

/** An id in the format's grammar (`[a-z][a-z0-9-]*`, up to 60) made of any text; `fallback` where nothing of it is left. */
export function slug(text: string, fallback = 'node'): string {
  const ascii = text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+/, '').replace(/-+$/, '');
  return ascii.slice(0, MAX_LENGTH).replace(/-+$/, '') || fallback;
}

/** `base`, or the first of `base-2`, `base-3`… that is not taken. */
export function freshId(base: string, taken: { readonly has: (id: string) => boolean }): string {
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) {
    const suffix = `-${number}`;
    const id = base.slice(0, MAX_LENGTH - suffix.length).replace(/-+$/, '') + suffix;
    if (!taken.has(id)) return id;
  }
}
