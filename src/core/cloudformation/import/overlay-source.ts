/** What `source:` of a design names: a path beside it, as written; undefined where the design is no overlay. */
export function sourceOf(text: string): string | undefined {
  return /^source:[ \t]+(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#"'][^#\n]*?))[ \t]*(?:#.*)?$/m.exec(text)?.slice(1).find((name) => name !== undefined);
}
