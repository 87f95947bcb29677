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
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(body);
    const title = titleOf(text);
    const diagram = read(type, db);
    if (!diagram) return { ok: false, error: { code: 'other-kind', detail: type } };
    return { ok: true, value: title === undefined ? diagram : { ...diagram, title } };
  } catch (error) {
    return { ok: false, error: faultOf(error, above) };
  }
};

function read(type: string, db: unknown): ParsedDiagram | undefined {
  if (type.startsWith('flowchart')) return readFlowchart(db as FlowchartDb);
  return type === 'architecture' ? readArchitecture(db as ArchitectureDb) : undefined;
}

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

/** Only the first sentence of what mermaid says is for people. */
function faultOf(error: unknown, above: number): DiagramFault {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('No diagram type detected')) return { code: 'no-diagram', detail: '' };
  const line = Number(/\bline:? (\d+)/.exec(message)?.[1]);
  const detail = (/Expecting .*, got '.*'$/s.exec(message)?.[0] ?? message).replace(/\s+/g, ' ').slice(0, 200);
  return Number.isInteger(line) && line > 0 ? { code: 'broken', line: line + above, detail } : { code: 'broken', detail };
}
