import type { Analysis } from '../core/analysis/contract.ts';
import type { Finding } from '../core/model/finding.ts';
import { isObject, own, type JsonObject } from '../core/model/json.ts';
import { say, type Locale, type Text } from '../core/model/text.ts';
import type { BillSnapshot, ConnectionSnapshot, FindingSnapshot, NodeSnapshot, Snapshot } from './messages.ts';

export interface SnapshotOptions {
  /** VS Code's version of the document that the text was read at. */
  readonly version: number;
  readonly locale: Locale;
  readonly file: string;
  /** The last analysis whose text was whole: shown where this one's is broken. */
  readonly lastGood?: Analysis | undefined;
}

/** All that the webview shows of an analysis, its texts in one language. A broken text shows the last good design and its own findings. */
export function snapshotOf(analysis: Analysis, { version, locale, file, lastGood }: SnapshotOptions): Snapshot {
  const shown = analysis.document.broken && lastGood ? lastGood : analysis;
  const { design } = shown.document;
  const broken = analysis.document.broken ? brokenAt(analysis, locale) : undefined;
  return {
    version, locale, file,
    name: design.name,
    region: design.region,
    readOnly: analysis.document.readOnly,
    ...(broken ? { broken } : {}),
    nodes: nodesOf(shown, locale),
    connections: connectionsOf(shown, locale),
    groups: design.groups,
    notes: design.notes,
    findings: analysis.findings.map((finding) => findingOf(finding, analysis, locale)),
    bill: billOf(shown, locale),
  };
}

function brokenAt(analysis: Analysis, locale: Locale): NonNullable<Snapshot['broken']> {
  const syntax = analysis.findings.find(({ severity, range }) => severity === 'error' && range !== undefined);
  const message: Text = syntax?.message ?? { en: 'The text cannot be read.', ko: '텍스트를 읽을 수 없습니다.' };
  return { line: (syntax && lineOf(syntax, analysis)) ?? 1, message: say(message, locale) };
}

function nodesOf(analysis: Analysis, locale: Locale): readonly NodeSnapshot[] {
  const { document, nodes, bill } = analysis;
  const blocks = blocksOf(document.data, 'nodes');
  const costs = new Map<string, number>();
  for (const line of bill.lines) costs.set(line.node, (costs.get(line.node) ?? 0) + line.amount);
  return document.design.nodes.flatMap((node): readonly NodeSnapshot[] => {
    const view = nodes.get(node.id);
    if (!view) return [];
    const cost = costs.get(node.id);
    return [{
      id: node.id,
      service: node.service,
      ...(node.resource === undefined ? {} : { resource: node.resource }),
      ...(node.label === undefined ? {} : { label: node.label }),
      ...(node.at === undefined ? {} : { at: node.at }),
      summary: say(view.summary, locale),
      ports: view.ports,
      data: blockOf(blocks, node.id),
      unknown: view.unknown.map(({ path, because }) => ({ path, because: say(because, locale) })),
      given: view.given,
      ...(cost === undefined ? {} : { cost }),
    }];
  });
}

/** Connections between nodes that exist; one whose kind is not known is drawn as a plain line. */
function connectionsOf(analysis: Analysis, locale: Locale): readonly ConnectionSnapshot[] {
  const { document, nodes, connections } = analysis;
  const blocks = blocksOf(document.data, 'connections');
  return document.design.connections
    .filter(({ from, to }) => nodes.has(from) && nodes.has(to))
    .map((connection) => {
      const view = connections.get(connection.id);
      return {
        id: connection.id, from: connection.from, to: connection.to,
        kind: view?.kind ?? connection.kind ?? '',
        line: view?.line ?? 'sync',
        label: view ? say(view.label, locale) : connection.label ?? '',
        data: blockOf(blocks, connection.id),
      };
    });
}

function findingOf(finding: Finding, analysis: Analysis, locale: Locale): FindingSnapshot {
  const { rule, severity, message, node, connection, path, source, fix } = finding;
  const line = lineOf(finding, analysis);
  return {
    rule, severity, message: say(message, locale),
    ...(node === undefined ? {} : { node }),
    ...(connection === undefined ? {} : { connection }),
    ...(path === undefined ? {} : { path }),
    ...(source === undefined ? {} : { source }),
    ...(line === undefined ? {} : { line }),
    ...(fix === undefined ? {} : { fix: { ...fix, title: say(fix.title, locale) } }),
  };
}

function billOf({ bill }: Analysis, locale: Locale): BillSnapshot {
  return {
    currency: bill.currency, region: bill.region, total: bill.total,
    lines: bill.lines.map((line) => ({ ...line, title: say(line.title, locale), how: say(line.how, locale) })),
    unpriced: bill.unpriced.map((entry) => ({ ...entry, reason: say(entry.reason, locale) })),
  };
}

function lineOf(finding: Finding, { document }: Analysis): number | undefined {
  return finding.range && document.positionAt(finding.range.start).line + 1;
}

function blocksOf(data: JsonObject, section: string): JsonObject {
  const blocks = own(data, section);
  return isObject(blocks) ? blocks : {};
}

function blockOf(blocks: JsonObject, id: string): JsonObject {
  const block = own(blocks, id);
  return isObject(block) ? block : {};
}
