import { createMemory } from '../../core/catalog/memory.ts';
import type { Node } from '../../core/model/design.ts';
import { at, type Json } from '../../core/model/json.ts';
import type { Result } from '../../core/model/result.ts';
import { KB, parseBytes, parseCount, parseRatio } from '../../core/model/units.ts';
import type { RuleContext } from '../../core/rules/contract.ts';
import { assumedNumber, parseAssumed } from '../../core/traffic/assumptions.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { peaksOf } from '../../core/traffic/peak.ts';
import { limits } from './limits.ts';
import { indexesOf } from './settings.ts';
import { isWrite } from './traffic.ts';

/**
 * One read unit is a strongly consistent read of up to 4 KB, an eventually consistent one is half of
 * it; one write unit writes up to 1 KB. In a transaction either is two.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html (2026-11-21)
 */
export const READ_UNIT = limits['read-unit-size'].value;
export const WRITE_UNIT = limits['write-unit-size'].value;
const EVENTUAL = 0.5;
const IN_TRANSACTION = 2;

/** Where the file says nothing. Shown in the bill as defaults. */
export const DEFAULT_ITEM_SIZE = 1 * KB;
export const DEFAULT_ITEMS_PER_QUERY = 10;
export const DEFAULT_CONSISTENT = 0;

/** Started units of so many bytes; nothing is one unit too. */
export function startedUnits(bytes: number, unit: number): number {
  return Math.max(1, Math.ceil(bytes / unit));
}

/** Whether a call is part of a transaction. */
export function isInTransaction({ verb }: Stream): boolean {
  return verb === 'transact-get' || verb === 'transact-write';
}

/** Write units of each started 1 KB of a call: a transaction prepares and commits. */
export function writeFactor(call: Stream): number {
  return isInTransaction(call) ? IN_TRANSACTION : 1;
}

/** Read units of each started 4 KB of a call, where so many of the others are strongly consistent. */
export function readFactor(call: Stream, consistent: number): number {
  return isInTransaction(call) ? IN_TRANSACTION : EVENTUAL + (1 - EVENTUAL) * consistent;
}

/** What a node assumes, or the default where it says nothing or says it wrongly (the bill reports that). */
export function assumedOf(node: Node, key: string, parse: (value: Json | undefined) => Result<number>, byDefault: number): number {
  return assumedNumber(node, key, parse) ?? byDefault;
}

export interface Units {
  readonly reads: number;
  readonly writes: number;
}

const peakOf = createMemory<Node, Units>();

/** Units a second that all calls of a table take when every flow is at its peak; worked out once for the same traffic. */
export function peakUnits(node: Node, context: RuleContext): Units {
  const streams = context.usage.arriving(node.id);
  if (streams.length === 0) return NOTHING;
  return peakOf(node, [streams, peaksOf(context), context.resolve], () => unitsAtPeak(node, streams, context));
}

const NOTHING: Units = { reads: 0, writes: 0 };

/** Units a second that the calls of some streams take, at the peak of each: a write goes into each local index too, and global ones have a throughput of their own. */
export function unitsAtPeak(node: Node, streams: readonly Stream[], context: RuleContext): Units {
  const { rate } = peaksOf(context);
  const copies = 1 + indexesOf(node, 'LocalSecondaryIndexes', context.resolve).length;
  let [reads, writes] = [0, 0];
  for (const stream of streams) {
    const units = rate([stream]) * unitsOfCall(stream, node);
    if (isWrite(stream)) writes += units * copies;
    else reads += units;
  }
  return { reads, writes };
}

/** Read or write units of one call of the table, without its indexes. */
export function unitsOfCall(call: Stream, node: Node): number {
  const item = assumedOf(node, 'itemSize', parseBytes, DEFAULT_ITEM_SIZE);
  if (isWrite(call)) return startedUnits(call.sends ?? item, WRITE_UNIT) * writeFactor(call);
  return startedUnits(bytesRead(call, node, item), READ_UNIT) * readFactor(call, assumedOf(node, 'consistentReads', parseRatio, DEFAULT_CONSISTENT));
}

/** Bytes that one call reads: as said, else the whole table, the items of a query or one item. */
export function bytesRead({ verb, receives }: Stream, node: Node, item: number): number {
  if (receives !== undefined) return receives;
  if (verb === 'scan') {
    const start = parseAssumed(at(node.assume, ['storage', 'start']), parseBytes);
    return start.ok ? start.value : 0;
  }
  return verb === 'query' ? assumedOf(node, 'itemsPerQuery', parseCount, DEFAULT_ITEMS_PER_QUERY) * item : item;
}
