import type { Connection, Design, Node } from './design.ts';

const START_HIGH = 0x9e3779b9;
const START_LOW = 0x85ebca6b;

/** Parts that an edit did not touch stay the same objects: each is read once. */
const known = new WeakMap<object, string>();

/**
 * Sixteen hex digits that differ where what a design computes differs: where nodes stand, what they are called and
 * what is written beside them does not count. To tell whether a result is still of the design, not for secrets.
 */
export function designHash({ region, parameters, nodes, connections, scenarios, account, template }: Design): string {
  return hashOf([
    ...nodes.map((node) => remembered(node, ofNode)), '|',
    ...connections.map((connection) => remembered(connection, ofConnection)), '|',
    JSON.stringify([region, parameters, scenarios, account, template]),
  ].join());
}

/** The same of what a design is held to. Goals change no run, so that they have a hash of their own: figures outlive them, verdicts do not. */
export function goalsHash({ goals }: Pick<Design, 'goals'>): string {
  return hashOf(JSON.stringify(goals));
}

function ofNode({ at: _at, label: _label, ...node }: Node): string {
  return hashOf(JSON.stringify(node));
}

function ofConnection({ label: _label, ...connection }: Connection): string {
  return hashOf(JSON.stringify(connection));
}

function remembered<T extends object>(part: T, read: (part: T) => string): string {
  const before = known.get(part);
  if (before !== undefined) return before;
  const hash = read(part);
  known.set(part, hash);
  return hash;
}

/** Two products of 32 bits, each stirred by the other: BigInt would take fifty times as long. */
function hashOf(text: string): string {
  let [high, low] = [START_HIGH, START_LOW];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01000193) ^ (low >>> 15);
    low = Math.imul(low ^ unit, 0x5bd1e995) ^ (high >>> 13);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
