import type { DiagramFault, ParsedDiagram, ReadDiagram } from '../../core/diagram/parsed-diagram.ts';
import { readArchitecture, type ArchitectureDb } from './architecture.ts';
import { readFlowchart, type FlowchartDb } from './flowchart.ts';
import { linesOf } from './label.ts';

type Mermaid = (typeof import('mermaid'))['default'];
let loaded: Promise<Mermaid> | undefined;

/** The first parse registers the kinds of diagrams. */
function load(): Promise<Mermaid> {
  loaded ??= import('mermaid').then(async ({ default: mermaid }) => {
    await mermaid.parse('flowchart LR');
    return mermaid;
  });
  return loaded;
}

/**
 * What mermaid's own parser reads in a text: a `flowchart` (or `graph`) or an `architecture-beta`, the two
 * kinds that say what there is and what calls what. Any other kind, and what mermaid refuses, is a fault with its line.
 */
export const readMermaid: ReadDiagram = async (text) => {
  const mermaid = await load();
  const { body, above } = bodyOf(text);
  try {
    const kind = mermaid.detectType(body);
    const reader = READERS.find(({ kinds }) => kinds.test(kind));
    if (!reader) return { ok: false, error: { code: 'other-kind', detail: kind } };
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(body);
    const [diagram, title] = [reader.read(db), titleOf(text)];
    return { ok: true, value: title === undefined ? diagram : { ...diagram, title } };
  } catch (error) {
    return { ok: false, error: faultOf(error, above) };
  }
};

/** The kinds of diagrams as mermaid calls them. */
const READERS: readonly { readonly kinds: RegExp; readonly read: (db: unknown) => ParsedDiagram }[] = [
  { kinds: /^flowchart(?!-elk)/, read: (db) => readFlowchart(db as FlowchartDb) },
  { kinds: /^architecture$/, read: (db) => readArchitecture(db as ArchitectureDb) },
];

const FRONT_MATTER = /^\s*---\n([\s\S]*?)\n---\s*?\n/;

/**
 * The text without what says nothing about the diagram (front matter, directives, comments), each line where it
 * was, and how many lines are above the first that is left: mermaid counts from there.
 */
function bodyOf(text: string): { readonly body: string; readonly above: number } {
  const blank = (part: string): string => part.replace(/[^\n]/g, '');
  const lines = text.replace(/\r\n?/g, '\n').replace(FRONT_MATTER, blank).replace(/%%\{[\s\S]*?\}%%/g, blank).replace(/^[^\S\n]*%%[^\n]*/gm, '');
  const body = lines.replace(/^\s+/, '');
  return { body, above: lines.slice(0, lines.length - body.length).split('\n').length - 1 };
}

function titleOf(text: string): string | undefined {
  const written = /^title:[^\S\n]*(.+)$/m.exec(FRONT_MATTER.exec(text.replace(/\r\n?/g, '\n'))?.[1] ?? '')?.[1]?.trim();
  if (written === undefined) return undefined;
  return linesOf(unquoted(written)).join(' ');
}

function unquoted(written: string): string {
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? value : written;
  } catch {
    return written.replace(/^'(.*)'$/, '$1');
  }
}

/** Mermaid names the tokens of its grammar; people know the text that stands there. */
function faultOf(error: unknown, above: number): DiagramFault {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('No diagram type detected')) return { code: 'no-diagram', detail: '' };
  const text = (error as { readonly hash?: { readonly text?: unknown } }).hash?.text;
  const said = typeof text === 'string' && text.trim() !== '' ? { detail: text.trim().slice(0, 40), unexpected: true as const } : { detail: message.replace(/\s+/g, ' ').slice(0, 200) };
  const line = Number(/\bline:? (\d+)/.exec(message)?.[1]);
  return { code: 'broken', ...said, ...(Number.isInteger(line) && line > 0 && { line: line + above }) };
}
