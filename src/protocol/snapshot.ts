import type { Analysis, NodeView } from '../core/analysis/contract.ts';
import type { Catalog } from '../core/catalog/catalog.ts';
import type { Bill, BillLine } from '../core/cost/contract.ts';
import { creditLines, HIDDEN_WORDS, remarksOf, tiersText } from '../core/cost/export-words.ts';
import { rangesOf } from '../core/cost/ranges.ts';
import { HIDDEN_KINDS, summarize, type BillSummary, type UnitCost } from '../core/cost/summary.ts';
import { isByDefault } from '../core/cost/words.ts';
import { designHash, goalsHash } from '../core/model/design-hash.ts';
import { indexOf, type Connection, type Node } from '../core/model/design.ts';
import type { Finding } from '../core/model/finding.ts';
import { isObject, own, type JsonObject } from '../core/model/json.ts';
import { createListMemory, keptWhile } from '../core/model/list-memory.ts';
import { say, type Locale, type Text } from '../core/model/text.ts';
import { quotaRequests, type QuotaRequest } from '../core/quotas/requests.ts';
import { limitText, ruleBook, type RuleBook } from '../core/rules/rule-book.ts';
import { canSilence } from '../core/rules/silences.ts';
import type { BillSnapshot, BillSummarySnapshot, ConnectionSnapshot, FindingSnapshot, NodeSnapshot, QuotaSnapshot, RuleSnapshot, Snapshot, UnitCostSnapshot } from './messages.ts';

export interface SnapshotOptions {
  /** VS Code's version of the document that the text was read at. */
  readonly version: number;
  readonly locale: Locale;
  readonly file: string;
  /** The last analysis whose text was whole: shown where this one's is broken. */
  readonly lastGood?: Analysis | undefined;
  /** Knows the rules and the limits; without it findings have neither reasons nor numbers. */
  readonly catalog?: Catalog;
}

/** All that the webview shows of one analysis after the other. */
export type Snapshots = (analysis: Analysis, options: SnapshotOptions) => Snapshot;

/** All that the webview shows of an analysis, its texts in one language. A broken text shows the last good design and its own findings. */
export function snapshotOf(analysis: Analysis, options: SnapshotOptions): Snapshot {
  return snapshotMaker()(analysis, options);
}

/** `snapshotOf` for an open document: what an edit did not touch stays the same object. */
export function snapshotMaker(): Snapshots {
  const nodesOf = nodesMaker();
  const connectionsOf = connectionsMaker();
  const linesOf = createListMemory<BillSnapshot['lines'][number]>();
  return (analysis, { version, locale, file, lastGood, catalog }) => {
    const shown = analysis.document.broken && lastGood ? lastGood : analysis;
    const book = catalog && ruleBook(catalog);
    const { bill, document: { design } } = shown;
    const broken = analysis.document.broken ? { ...brokenAt(analysis, locale), shown: lastGood ? 'last-good' as const : 'readable' as const } : undefined;
    return {
      version, locale, file,
      hash: designHash(design),
      goalsHash: goalsHash(design),
      name: design.name,
      region: design.region,
      readOnly: analysis.document.readOnly,
      ...(broken ? { broken } : {}),
      nodes: nodesOf(shown, locale),
      connections: connectionsOf(shown, locale),
      groups: design.groups,
      notes: design.notes,
      findings: analysis.findings.map((finding) => findingOf(finding, analysis, locale, book)),
      silenced: analysis.silenced.map(({ finding, reason }) => ({ ...findingOf(finding, analysis, locale, book), reason })),
      rules: book ? rulesOf(analysis, locale, book) : [],
      quotas: catalog ? quotaRequests(shown, catalog).map((request) => quotaOf(request, locale)) : [],
      bill: {
        currency: bill.currency, region: bill.region, total: bill.total, freeTier: bill.freeTier, ranges: rangesOf(design).length,
        ...(bill.credits && { credits: Object.values(creditLines(bill.credits)).map(({ title, usd, how }) => ({ title: say(title, locale), usd, how: say(how, locale) })) }),
        lines: linesOf([bill.lines], [locale], (row) => lineOfBill(bill.lines[row] as BillLine, locale)),
        unpriced: bill.unpriced.map((entry) => ({ ...entry, reason: say(entry.reason, locale) })),
        summary: summaryOf(summarize(bill, design, shown.usage), locale),
      },
    };
  };
}

function brokenAt(analysis: Analysis, locale: Locale): Omit<NonNullable<Snapshot['broken']>, 'shown'> {
  // What a rule says of a block that can be read is an error too, but not what breaks the text.
  const syntax = analysis.document.findings.find(({ rule, severity }) => severity === 'error' && rule.startsWith('syntax.'));
  const message: Text = syntax?.message ?? { en: 'The text cannot be read.', ko: '텍스트를 읽을 수 없습니다.' };
  return { line: (syntax && lineOf(syntax, analysis)) ?? 1, message: say(message, locale) };
}

function nodesMaker(): (analysis: Analysis, locale: Locale) => readonly NodeSnapshot[] {
  const snapshotsOf = createListMemory<NodeSnapshot>();
  return ({ document, views: { nodes: views }, bill }, locale) => {
    const { nodes } = document.design;
    const blocks = blocksOf(document.data, 'nodes');
    const costs = costsOf(nodes, bill);
    return snapshotsOf([nodes, views, costs], [locale], (row) => nodeOf(nodes[row] as Node, views[row] as NodeView, costs[row], blocks, locale));
  };
}

/** USD a month of each node that has lines on the bill, whose lines stand in the order of the nodes. */
function costsOf(nodes: readonly Node[], { lines }: Bill): readonly (number | undefined)[] {
  let at = 0;
  return nodes.map(({ id }) => {
    let cost: number | undefined;
    for (let line = lines[at]; line?.node === id; line = lines[++at]) cost = (cost ?? 0) + line.amount;
    return cost;
  });
}

function nodeOf(node: Node, view: NodeView, cost: number | undefined, blocks: JsonObject, locale: Locale): NodeSnapshot {
  return {
    id: node.id,
    service: node.service,
    ...(node.resource === undefined ? {} : { resource: node.resource }),
    ...(node.label === undefined ? {} : { label: node.label }),
    ...(node.at === undefined ? {} : { at: node.at }),
    summary: say(view.summary, locale),
    ports: view.ports,
    data: blockOf(blocks, node.id),
    unknown: said(view.unknown, locale),
    given: view.given,
    ...(cost === undefined ? {} : { cost }),
  };
}

/** Connections between nodes that exist; one whose kind is not known is drawn as a plain line. */
function connectionsMaker(): (analysis: Analysis, locale: Locale) => readonly ConnectionSnapshot[] {
  const snapshotsOf = createListMemory<ConnectionSnapshot | undefined>();
  const present = keptWhile((all: readonly (ConnectionSnapshot | undefined)[]) => all.filter((each) => each !== undefined));
  return ({ document, views: { connections: views } }, locale) => {
    const { connections } = document.design;
    const { from, to } = indexOf(document.design).wiring;
    const blocks = blocksOf(document.data, 'connections');
    return present(snapshotsOf([connections, views, from, to], [locale], (row) => {
      if (from[row] === -1 || to[row] === -1) return undefined;
      const connection = connections[row] as Connection;
      const view = views[row];
      return {
        id: connection.id, from: connection.from, to: connection.to,
        kind: view?.kind ?? connection.kind ?? '',
        line: view?.line ?? 'sync',
        label: view ? say(view.label, locale) : connection.label ?? '',
        data: blockOf(blocks, connection.id),
        unknown: said(view?.unknown ?? [], locale),
      };
    }));
  };
}

function said(unknown: NodeView['unknown'], locale: Locale): NodeSnapshot['unknown'] {
  return unknown.map(({ path, because }) => ({ path, because: say(because, locale) }));
}

/** The rules that findings and silences name, each once. */
function rulesOf({ findings, silenced }: Analysis, locale: Locale, book: RuleBook): readonly RuleSnapshot[] {
  const ids = new Set([...findings, ...silenced.map(({ finding }) => finding)].map(({ rule }) => rule));
  return [...ids].map((id) => {
    const entry = book.entry(id);
    return {
      id,
      title: entry ? say(entry.title, locale) : id,
      why: entry ? say(entry.why, locale) : '',
      ...(entry?.unfixable ? { unfixable: say(entry.unfixable, locale) } : {}),
      canSilence: canSilence(id),
    };
  });
}

function quotaOf(request: QuotaRequest, locale: Locale): QuotaSnapshot {
  const { limit, title, unit, scope, region, current, needed, desired, code, source, because, justification, command } = request;
  return {
    limit, title: say(title, locale), unit, scope, region, current, needed, desired, source, command,
    ...(code ? { code: { service: code.service, code: code.code } } : {}),
    nodes: [...new Set(because.flatMap(({ node }) => node ?? []))],
    justification: say(justification, locale),
  };
}

function findingOf(finding: Finding, analysis: Analysis, locale: Locale, book: RuleBook | undefined): FindingSnapshot {
  const { rule, severity, message, node, connection, path, source, fix } = finding;
  const line = lineOf(finding, analysis);
  const limit = book && limitText(finding, book);
  return {
    rule, severity, message: say(message, locale),
    ...(node === undefined ? {} : { node }),
    ...(connection === undefined ? {} : { connection }),
    ...(path === undefined ? {} : { path }),
    ...(source === undefined ? {} : { source }),
    ...(line === undefined ? {} : { line }),
    ...(fix === undefined ? {} : { fix: { ...fix, title: say(fix.title, locale) } }),
    ...(limit && finding.limit ? { limit: { id: finding.limit.id, kind: finding.limit.kind, text: say(limit, locale) } } : {}),
  };
}

function lineOfBill(line: BillLine, locale: Locale): BillSnapshot['lines'][number] {
  return {
    ...line,
    title: say(line.title, locale), how: say(line.how, locale), remarks: remarksOf(line).map((remark) => say(remark, locale)),
    ...(isByDefault(line.how) && { byDefault: true as const }),
    ...(line.tiers && { tierText: say(tiersText(line.tiers), locale) }),
  };
}

function summaryOf(summary: BillSummary, locale: Locale): BillSummarySnapshot {
  const said = ({ usd, how }: UnitCost): UnitCostSnapshot => ({ ...(usd !== undefined && { usd }), how: say(how, locale) });
  const { nodes, services, hidden, doubts } = summary;
  return {
    nodes, services, doubts,
    hidden: HIDDEN_KINDS.map((kind) => ({ kind, title: say(HIDDEN_WORDS[kind], locale), usd: hidden[kind] })),
    perMillionRequests: said(summary.perMillionRequests), perUser: said(summary.perUser),
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
