import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { importMermaid, isMermaidFile, type MermaidImport } from '../diagram/import-mermaid.ts';
import { deliver, received, unusable } from './deliver.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { printable } from './table.ts';

/** Whether the arguments of `import` name a Mermaid or Markdown file. */
export function namesDiagram(argv: readonly string[]): boolean {
  return argv.some((argument) => !argument.startsWith('-') && isMermaidFile(argument));
}

/**
 * `import DIAGRAM.mmd|README.md [--block N] [--out FILE] [--format json]`: a Mermaid diagram as a design. The design
 * goes to the file or the output; what the reader should know goes where the design does not.
 */
export async function importDiagram(argv: readonly string[], io: Io, locale: Locale): Promise<Exit> {
  const asked = read(argv);
  if (!asked || !io.readDiagram) return unusable(io, say(USAGE, locale));
  const { file, out, isJson, block } = asked;
  const found = await received(file, io, locale);
  if (!found.ok) return found.error;
  const text = found.value;
  const result = await importMermaid(text, file, io.readDiagram, { fallback: nameOf(file), ...(block !== undefined && { block }) });
  if (!result.ok) return unusable(io, `${file}:${result.error.line}:1: ${printable(say(result.error.message, locale))}`);
  const imported = result.value;
  for (const notice of imported.notices) io.err(`${file}:${imported.line}:1: ${printable(say(notice, locale))}\n`);
  const failed = out === undefined ? undefined : await deliver(imported.text, out, io, locale);
  if (failed !== undefined) return failed;
  if (isJson) io.out(`${JSON.stringify(importJson(imported, locale, out === undefined), null, 2)}\n`);
  else io.out(out === undefined ? imported.text : `${say(summary(imported), locale)}\n`);
  return EXIT.fine;
}

const USAGE: Text = {
  en: 'import takes one diagram: serverless-canvas import DIAGRAM.mmd|README.md [--block N] [--out FILE.arch.yaml] [--format json]',
  ko: 'import에는 다이어그램을 하나 지정하십시오: serverless-canvas import DIAGRAM.mmd|README.md [--block N] [--out FILE.arch.yaml] [--format json]',
};

interface Asked {
  readonly file: string;
  readonly out: string | undefined;
  readonly isJson: boolean;
  readonly block: number | undefined;
}

function read(argv: readonly string[]): Asked | undefined {
  try {
    const { values, positionals: [file, ...more] } = parseArgs({ args: [...argv], allowPositionals: true, options: { out: { type: 'string' }, format: { type: 'string' }, block: { type: 'string' } } });
    const block = values.block === undefined ? undefined : Number(values.block);
    if (file === undefined || more.length > 0 || !['text', 'json'].includes(values.format ?? 'text') || (block !== undefined && !(Number.isInteger(block) && block > 0))) return undefined;
    return { file, out: values.out, isJson: values.format === 'json', block };
  } catch {
    return undefined;
  }
}

/** `docs/orders.mmd` is the design `orders`. */
function nameOf(file: string): string {
  return basename(file).replace(/\.\w+$/, '');
}

function importJson({ text, notices, counts }: MermaidImport, locale: Locale, withDesign: boolean): object {
  return { ...counts, notices: notices.map((notice) => say(notice, locale)), ...(withDesign && { design: text }) };
}

function summary({ counts: { boxes, nodes, connections, groups } }: MermaidImport): Text {
  const counted = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`;
  return {
    en: `${counted(boxes, 'box', 'boxes')} of the diagram became ${counted(nodes, 'node')}, ${counted(connections, 'connection')} and ${counted(groups, 'group')}.`,
    ko: `다이어그램의 상자 ${boxes}개가 노드 ${nodes}개, 연결 ${connections}개, 그룹 ${groups}개가 되었습니다.`,
  };
}
