/** Values of attributes; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its children, which are markup already; those of several lines stand indented between the tags. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(value)}"`));
  const start = `<${name}${written.join('')}`;
  const inside = children.filter((child) => child !== '');
  if (inside.length === 0) return `${start}/>`;
  const isText = inside.length === 1 && !inside[0]?.includes('<');
  return isText ? `${start}>${inside[0]}</${name}>` : [`${start}>`, ...inside.map(indented), `</${name}>`].join('\n');
}

/** Any text as the content of an element or the value of an attribute: one line of characters that XML 1.0 allows. */
export function escapeXml(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function indented(markup: string): string {
  return markup.replace(/^/gm, '  ');
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
