/**
 * Words that mean something to one of mermaid's grammars where an id stands, in lower case
 * (https://mermaid.js.org/syntax/flowchart.html, https://mermaid.js.org/syntax/architecture.html).
 */
const RESERVED = new Set([
  'end', 'o', 'x', 'v', 'graph', 'flowchart', 'subgraph', 'style', 'linkstyle', 'classdef', 'class', 'click', 'href', 'call', 'default', 'interpolate', 'direction',
  'lr', 'rl', 'tb', 'bt', 'td', 'br', 'group', 'service', 'junction', 'in', 'align', 'row', 'column', 'architecture', 'title', 'acctitle', 'accdescr',
]);
/** What mermaid reads as the start of a statement even where an id goes on behind it. */
const RESERVED_STARTS = /^(?:title|acc_?title|acc_?descr|architecture|flowchart)/;

/** The id of a thing by its key, the same each time; made of `wanted` when it is asked for first. */
export type MermaidIds = (key: string, wanted?: string) => string;

/** Ids that both grammars take: lower case letters, digits and underscores, each given once. */
export function createMermaidIds(): MermaidIds {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  return (key, wanted = key) => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = free(wordOf(wanted), taken);
    ids.set(key, id);
    taken.add(id);
    return id;
  };
}

function wordOf(key: string): string {
  const word = key.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(word) && !RESERVED.has(word) && !RESERVED_STARTS.test(word) ? word : `n_${word}`;
}

function free(word: string, taken: ReadonlySet<string>): string {
  if (!taken.has(word)) return word;
  for (let number = 2; ; number += 1) if (!taken.has(`${word}_${number}`)) return `${word}_${number}`;
}

/**
 * Any text as a label between double quotes. Whatever could end the string, start Markdown, HTML, a
 * comment, a directive or a formula is written as an entity code, which mermaid turns back when it draws;
 * so are the marks (ﬂ°) that it keeps entities as meanwhile.
 */
export function escapeLabel(text: string): string {
  return visible(text)
    .replace(/[^\p{L}\p{N}\p{M}\p{Pd}\p{Pi}\p{Pf}\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d .,·…(){}/?!+=]|[ﬂ°]/gu, entity)
    // Markdown takes these for lists where a line begins with them.
    .replace(/^[+=-]|^(\p{N}+)[.)](?= |$)/u, (start, digits: string | undefined) => (digits ?? '') + entity(start.slice(-1)))
    // The flowchart's lexer takes `direction LR` for a statement wherever it stands in a line.
    .replace(/direction(?= (?:TB|BT|RL|LR|TD))/g, '#100;irection');
}

const LOOK_ALIKES: Readonly<Record<string, string>> = { '"': "'", '`': "'", '\\': '/', '<': '‹', '>': '›' };

/**
 * Any text as a title between double quotes in the front matter or in an `architecture-beta`, which
 * draw entity codes as they are written: what could be taken for more than text gives way to what looks like it.
 */
export function plainLabel(text: string): string {
  return visible(text)
    .replace(/["`\\<>]/g, (character) => LOOK_ALIKES[character] ?? '')
    .replace(/%{2,}/g, '%')
    .replace(/#(?=\w+;)/g, '♯');
}

/** The text in one line, without control characters and halves of characters. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function entity(character: string): string {
  return `#${character.codePointAt(0) ?? 0};`;
}

/** The value of `service:` for what is outside the template. */
export const EXTERNAL = 'external';

/** The class that says in a flowchart which service a node is, so that it can be read back: `arch_apigateway_http`. */
export function classOf(service: string): string {
  return `arch_${service.replace(/[^a-z0-9]+/g, '_')}`;
}
