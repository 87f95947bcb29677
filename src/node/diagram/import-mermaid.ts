import { designOf } from '../../core/diagram/import-design.ts';
import { vocabularyOf } from '../../core/diagram/import-services.ts';
import { importedText } from '../../core/diagram/import-text.ts';
import { mermaidFences } from '../../core/diagram/markdown-fences.ts';
import type { DiagramFault, ReadDiagram } from '../../core/diagram/parsed-diagram.ts';
import type { Result } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';
import { OTHER_NAMES } from '../../services/other-names.ts';

/** A diagram that became a design. */
export interface MermaidImport {
  /** The text of the design file. */
  readonly text: string;
  /** What the reader should know: guesses, what was left out, what cannot be. */
  readonly notices: readonly Text[];
  readonly counts: { readonly boxes: number; readonly nodes: number; readonly connections: number; readonly groups: number };
  /** One-based line of the file where the diagram begins. */
  readonly line: number;
}

/** Why a file gave no design, and at which line, from 1. */
export interface MermaidFault {
  readonly line: number;
  readonly message: Text;
}

const vocabulary = vocabularyOf(catalog, OTHER_NAMES);

/** Whether a file holds diagrams by its name: Mermaid itself, or Markdown with blocks of it. */
export function isMermaidFile(file: string): boolean {
  return /\.(mmd|mermaid|md|markdown|mdx)$/i.test(file);
}

/**
 * The design of the diagram in a text: the text itself or, of a Markdown file, its `mermaid` block number `block`
 * (from 1), else the first that can be read. `fallback` names the design where the diagram has no title.
 */
export async function importMermaid(text: string, file: string, read: ReadDiagram, { fallback, block }: { readonly fallback: string; readonly block?: number }): Promise<Result<MermaidImport, MermaidFault>> {
  const found = diagramsIn(text, file);
  const wanted = block === undefined ? found : found.slice(block - 1, block);
  let first: MermaidFault | undefined;
  for (const { text: diagram, line } of wanted) {
    const parsed = await read(diagram);
    if (!parsed.ok) {
      first ??= { line: line + (parsed.error.line ?? 1) - 1, message: faultText(parsed.error) };
      continue;
    }
    const design = designOf(parsed.value, vocabulary, catalog);
    const written = importedText(design, fallback);
    if (!written.ok) return { ok: false, error: { line, message: written.error.message } };
    const counts = { boxes: parsed.value.nodes.length, nodes: design.nodes.length, connections: design.connections.length, groups: design.groups.length };
    return { ok: true, value: { text: written.value, notices: [...design.notices, ...others(found.length, wanted.length)], counts, line } };
  }
  return { ok: false, error: first ?? { line: 1, message: NO_BLOCK } };
}

function diagramsIn(text: string, file: string): readonly { readonly text: string; readonly line: number }[] {
  if (!/\.(md|markdown|mdx)$/i.test(file)) return [{ text, line: 1 }];
  return mermaidFences(text).map((fence) => ({ text: fence.text, line: fence.line + 1 }));
}

const NO_BLOCK: Text = { en: 'There is no such `mermaid` block in this file.', ko: '이 파일에는 해당하는 `mermaid` 블록이 없습니다.' };

function others(blocks: number, wanted: number): readonly Text[] {
  if (blocks < 2 || wanted < 2) return [];
  return [{ en: `The file has ${blocks} Mermaid blocks; this is the first that can be read. --block N takes another.`, ko: `파일에 Mermaid 블록이 ${blocks}개 있고, 읽을 수 있는 첫 블록입니다. --block N으로 다른 블록을 고르십시오.` }];
}

function faultText({ code, detail, unexpected }: DiagramFault): Text {
  switch (code) {
    case 'broken': return unexpected ? { en: `Mermaid does not expect “${detail}” here. A label with brackets or quotes stands in double quotes.`, ko: `Mermaid 문법에 맞지 않는 곳입니다: ‘${detail}’. 괄호나 따옴표가 든 레이블은 큰따옴표로 감싸십시오.` } : { en: `Mermaid cannot read this diagram: ${detail}`, ko: `Mermaid가 이 다이어그램을 읽지 못합니다: ${detail}` };
    case 'other-kind': return {
      en: `A Mermaid diagram of the kind ${detail} does not show an architecture. flowchart, graph and architecture-beta are read.`,
      ko: `${detail} 종류의 Mermaid 다이어그램은 아키텍처를 나타내지 않습니다. flowchart, graph, architecture-beta를 읽습니다.`,
    };
    case 'no-diagram': return { en: 'This is no Mermaid diagram.', ko: 'Mermaid 다이어그램이 아닙니다.' };
  }
}
