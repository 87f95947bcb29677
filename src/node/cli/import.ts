import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { importTemplate, type Imported } from '../../core/cloudformation/import/import-template.ts';
import { nestedLocations } from '../../core/cloudformation/import/nested.ts';
import type { ResourceReport } from '../../core/cloudformation/import/report.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { samImport } from '../../sam/import/sam-import.ts';
import { catalog } from '../../services/catalog.ts';
import { deliver, received, unusable } from './deliver.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { formatTable, printable } from './table.ts';

/**
 * `import TEMPLATE [--out FILE] [--format json]`: a CloudFormation or SAM template as a design. The design goes to
 * the file or the output; what became of each resource goes where the design does not.
 */
export async function importCommand(argv: readonly string[], io: Io, locale: Locale): Promise<Exit> {
  const asked = read(argv);
  if (!asked) return unusable(io, say(USAGE, locale));
  const { file, out, isJson } = asked;
  const found = await received(file, io, locale);
  if (!found.ok) return found.error;
  const text = found.value;
  const result = importTemplate({ text, name: nameOf(file), catalog, dialects: [samImport], nested: await nestedBeside(file, text, io) });
  if ('fault' in result) return unusable(io, `${file}:${result.fault.line}:${result.fault.column}: ${printable(say(result.fault.message, locale))}`);
  const { imported } = result;
  for (const { line, message } of imported.notices) io.err(`${file}:${line ?? 1}:1: ${printable(say(message, locale))}\n`);
  const failed = out === undefined ? undefined : await deliver(imported.text, out, io, locale);
  if (failed !== undefined) return failed;
  if (isJson) io.out(`${JSON.stringify(importJson(imported, locale, out === undefined), null, 2)}\n`);
  else if (out === undefined) io.out(imported.text);
  else io.out(importText(imported, locale));
  return EXIT.fine;
}

const USAGE: Text = {
  en: 'import takes one template: serverless-canvas import TEMPLATE [--out FILE.arch.yaml] [--format json]',
  ko: 'import에는 템플릿을 하나 지정하십시오: serverless-canvas import TEMPLATE [--out FILE.arch.yaml] [--format json]',
};

function read(argv: readonly string[]): { readonly file: string; readonly out: string | undefined; readonly isJson: boolean } | undefined {
  try {
    const { values, positionals: [file, ...more] } = parseArgs({ args: [...argv], allowPositionals: true, options: { out: { type: 'string' }, format: { type: 'string' } } });
    if (file === undefined || more.length > 0 || !['text', 'json'].includes(values.format ?? 'text')) return undefined;
    return { file, out: values.out, isJson: values.format === 'json' };
  } catch {
    return undefined;
  }
}

/** The nested templates that are there: those of deployed stacks stand in a bucket. */
async function nestedBeside(file: string, text: string, { read }: Io): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(nestedLocations(text).map(async (location) => [location, await read(join(dirname(file), location)).catch(() => undefined)] as const));
  return new Map(found.flatMap(([location, nested]) => (nested === undefined ? [] : [[location, nested] as const])));
}

/** `orders.template.yaml` is the design `orders`. */
function nameOf(file: string): string {
  return basename(file).replace(/\.(?:ya?ml|json|template|txt)$/i, '').replace(/\.template$/i, '');
}

/** What became of a template, for programs. */
export function importJson({ report, notices, text }: Imported, locale: Locale, withDesign: boolean): object {
  return {
    ...report,
    notices: notices.map(({ code, message, line, logicalId }) => ({ code, message: say(message, locale), ...(line !== undefined && { line }), ...(logicalId !== undefined && { logicalId }) })),
    ...(withDesign && { design: text }),
  };
}

/** What became of a template, resource by resource. */
export function importText({ report }: Imported, locale: Locale): string {
  const rows = report.resources.map((resource) => [resource.logicalId, resource.type, becameText(resource, locale), resource.connections.join(', ')].map(printable));
  const titles = TITLES.map((title) => ({ title: say(title, locale) }));
  const counts = ['node', 'part', 'template'].map((became) => report.resources.filter((resource) => resource.became === became).length) as [number, number, number];
  const implied = report.generated.length === 0 ? '' : `${say({ en: `Made by the transform: ${report.generated.join(', ')}`, ko: `변환이 만드는 노드: ${report.generated.join(', ')}` }, locale)}\n`;
  return `${formatTable(titles, rows)}\n${implied}${say(summary(counts, report.connections.length), locale)}\n`;
}

const TITLES: readonly Text[] = [{ en: 'Resource', ko: '리소스' }, { en: 'Type', ko: '유형' }, { en: 'Became', ko: '결과' }, { en: 'Connections', ko: '연결' }];

function becameText({ became, node = '' }: ResourceReport, locale: Locale): string {
  const texts: Readonly<Record<ResourceReport['became'], Text>> = {
    node: { en: `node ${node}`, ko: `노드 ${node}` },
    part: { en: `part of ${node}`, ko: `${node}의 일부` },
    template: { en: 'template:', ko: 'template:' },
  };
  return say(texts[became], locale);
}

function summary([nodes, parts, rest]: readonly [number, number, number], connections: number): Text {
  return {
    en: `${nodes + parts + rest} resources: ${nodes} nodes, ${parts} parts of nodes, ${rest} below template:; ${connections} connections.`,
    ko: `리소스 ${nodes + parts + rest}개: 노드 ${nodes}개, 노드의 일부 ${parts}개, template: 아래 ${rest}개. 연결 ${connections}개.`,
  };
}
