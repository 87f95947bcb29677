import { indexOf, type Design } from '../../core/model/design.ts';
import type { Json } from '../../core/model/json.ts';
import { isObject } from '../../core/model/json.ts';
import type { LocalEvent, Measured } from './contract.ts';

/** Samples of one thing that are kept; beyond them new ones take the places of old ones. */
const SAMPLES = 5_000;

/** Kinds of connection that a function's own code does not call along. */
const AFTERWARDS = new Set(['on-failure', 'on-success', 'dead-letter']);

/** Numbers of which the shares are asked later. */
class Samples {
  readonly #values: number[] = [];
  count = 0;

  add(value: number): void {
    if (this.#values.length < SAMPLES) this.#values.push(value);
    else this.#values[this.count % SAMPLES] = value;
    this.count += 1;
  }

  /** The value that a share of them does not exceed (nearest rank). */
  share(part: number): number {
    const sorted = [...this.#values].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
  }
}

/** Durations of functions, sizes of items and how often functions call what they are connected to. */
export class Measurements {
  readonly #durations = new Map<string, Samples>();
  readonly #items = new Map<string, Samples>();
  readonly #calls = new Map<string, number>();

  heard(event: LocalEvent): void {
    if (event.kind === 'invocation') this.duration(event.node, event.milliseconds);
    else if (event.kind === 'hop' && event.hop.connection !== undefined) this.#calls.set(event.hop.connection, (this.#calls.get(event.hop.connection) ?? 0) + 1);
  }

  /** @param milliseconds of one invocation, without its initialization */
  duration(node: string, milliseconds: number): void {
    samplesOf(this.#durations, node).add(milliseconds);
  }

  /** @param size bytes, as DynamoDB counts them */
  item(node: string, size: number): void {
    samplesOf(this.#items, node).add(size);
  }

  /** As assumptions of the design, in its order; nothing about what was not seen. */
  result(design: Design): readonly Measured[] {
    const { node } = indexOf(design);
    const durations = design.nodes.flatMap(({ id }): readonly Measured[] => {
      const samples = this.#durations.get(id);
      return samples ? [{ node: id, path: 'duration.p50', value: milliseconds(samples.share(0.5)), samples: samples.count }, { node: id, path: 'duration.p99', value: milliseconds(samples.share(0.99)), samples: samples.count }] : [];
    });
    const items = design.nodes.flatMap(({ id }): readonly Measured[] => {
      const samples = this.#items.get(id);
      return samples ? [{ node: id, path: 'itemSize', value: bytes(samples.share(0.5)), samples: samples.count }] : [];
    });
    const calls = design.connections.flatMap(({ id, from, kind }): readonly Measured[] => {
      const invocations = this.#durations.get(from)?.count ?? 0;
      if (invocations === 0 || node(from)?.service !== 'lambda' || AFTERWARDS.has(kind ?? '')) return [];
      return [{ connection: id, path: 'calls', value: String(Number(((this.#calls.get(id) ?? 0) / invocations).toPrecision(2))), samples: invocations }];
    });
    return [...durations, ...items, ...calls];
  }
}

function samplesOf(all: Map<string, Samples>, key: string): Samples {
  let samples = all.get(key);
  if (!samples) all.set(key, samples = new Samples());
  return samples;
}

/** `35 ms`, `1.2 s`: two figures. */
function milliseconds(value: number): string {
  const rounded = Number(Math.max(value, 1).toPrecision(2));
  return rounded < 1000 ? `${rounded} ms` : `${rounded / 1000} s`;
}

/** `340 B`, `1.2 KB`: two figures. */
function bytes(value: number): string {
  return value < 1024 ? `${Math.round(value)} B` : `${Number((value / 1024).toPrecision(2))} KB`;
}

/** Bytes of an item in DynamoDB's JSON: names and values. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html (2026-11) */
export function itemSize(item: Json): number {
  if (!isObject(item)) return 0;
  return Object.entries(item).reduce((size, [name, value]) => size + Buffer.byteLength(name) + valueSize(value), 0);
}

function valueSize(value: Json): number {
  if (!isObject(value)) return 0;
  const [[type, content] = ['', null]] = Object.entries(value);
  switch (type) {
    case 'S': return Buffer.byteLength(String(content));
    case 'N': return Math.ceil(String(content).replace(/[-.]/g, '').length / 2) + 1;
    case 'B': return Buffer.from(String(content), 'base64').length;
    case 'L': return 3 + (content as readonly Json[]).reduce<number>((size, each) => size + 1 + valueSize(each), 0);
    case 'M': return 3 + Object.keys(content as object).length + itemSize(content);
    case 'SS': case 'NS': case 'BS': return (content as readonly Json[]).reduce<number>((size, each) => size + Buffer.byteLength(String(each)), 0);
    default: return 1;
  }
}
