import { layoutMissing } from '../../src/core/diagram/layout.ts';
import type { Severity } from '../../src/core/model/finding.ts';
import type { BillLineSnapshot, ConnectionSnapshot, FindingRef, FindingSnapshot, NodeSnapshot, RuleSnapshot, Snapshot } from '../../src/protocol/messages.ts';
import type { Position } from './store.ts';

export type { BillLineSnapshot };

/** Look-ups over one snapshot, so that components need not search. */
export interface Model {
  readonly nodes: ReadonlyMap<string, NodeSnapshot>;
  readonly connections: ReadonlyMap<string, ConnectionSnapshot>;
  /** Of every node, laid out where the file has none. */
  readonly positions: ReadonlyMap<string, Position>;
  /** Whether the file lacks positions, so that the first move writes them all (format.md, Positions). */
  readonly lacksPositions: boolean;
  readonly findingsOfNode: ReadonlyMap<string, readonly FindingSnapshot[]>;
  readonly findingsOfConnection: ReadonlyMap<string, readonly FindingSnapshot[]>;
  readonly billOfNode: ReadonlyMap<string, readonly BillLineSnapshot[]>;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly rules: ReadonlyMap<string, RuleSnapshot>;
  /** What one click each would repair, by rule. */
  readonly fixesOfRule: ReadonlyMap<string, readonly NonNullable<FindingSnapshot['fix']>[]>;
  /** Nothing may be changed: the file is read-only or its text is broken. */
  readonly locked: boolean;
}

export function modelOf(snapshot: Snapshot): Model {
  // A broken text has findings of its own; the last good design, which is shown, has none of them.
  const placed = snapshot.broken ? [] : snapshot.findings;
  const count = (severity: Severity): number => snapshot.findings.filter((finding) => finding.severity === severity).length;
  return {
    nodes: new Map(snapshot.nodes.map((node) => [node.id, node])),
    connections: new Map(snapshot.connections.map((connection) => [connection.id, connection])),
    positions: layoutMissing(snapshot.nodes, snapshot.connections),
    lacksPositions: snapshot.nodes.some((node) => node.at === undefined),
    findingsOfNode: gather(placed, (finding) => finding.connection === undefined ? finding.node : undefined),
    findingsOfConnection: gather(placed, (finding) => finding.connection),
    billOfNode: gather(snapshot.bill.lines, (line) => line.node),
    counts: { error: count('error'), warning: count('warning'), info: count('info') },
    rules: new Map(snapshot.rules.map((rule) => [rule.id, rule])),
    fixesOfRule: new Map([...gather(snapshot.findings.filter(({ fix }) => fix), ({ rule }) => rule)].map(([rule, findings]) => [rule, findings.flatMap(({ fix }) => fix ?? [])])),
    locked: snapshot.readOnly || snapshot.broken !== undefined,
  };
}

/** How a node is called where people read. */
export function nameOfNode(node: NodeSnapshot): string {
  return node.label ?? node.id;
}

/** Enough of a finding for the host to find it again. */
export function refOf({ rule, node, connection }: FindingSnapshot): FindingRef {
  return { rule, ...(node !== undefined && { node }), ...(connection !== undefined && { connection }) };
}

const RANK: readonly Severity[] = ['error', 'warning', 'info'];

export function worstSeverity(findings: readonly FindingSnapshot[]): Severity | undefined {
  return RANK.find((severity) => findings.some((finding) => finding.severity === severity));
}

/** The findings, the worst first, otherwise in their order. */
export function bySeverity(findings: readonly FindingSnapshot[]): readonly FindingSnapshot[] {
  return RANK.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function gather<T>(items: readonly T[], keyOf: (item: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
