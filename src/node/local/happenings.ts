import type { HopCount, HopSnapshot } from '../../protocol/run-messages.ts';
import type { Happened } from './channel-contract.ts';
import type { LocalEvent } from './contract.ts';

/** Events and hops of one interval that are told; what exceeds them is counted. */
const MOST_EVENTS = 500;
const MOST_HOPS = 200;

type Told = Happened['events'][number];

/** Gathers what happens between two messages, bounded, so that load neither fills the channel nor the memory. */
export class Happenings {
  #events: Told[] = [];
  #hops: HopSnapshot[] = [];
  #counts = new Map<string, HopCount>();
  #leftOut = 0;

  add(event: LocalEvent): void {
    if (event.kind === 'hop') this.#hop(event.hop);
    else if (this.#events.length < MOST_EVENTS) this.#events.push(event);
    else {
      this.#leftOut += 1;
      // A line of a log is the first to give way to anything else.
      const oldest = event.kind === 'log' ? -1 : this.#events.findIndex(({ kind }) => kind === 'log');
      if (oldest >= 0) {
        this.#events.splice(oldest, 1);
        this.#events.push(event);
      }
    }
  }

  #hop(hop: HopSnapshot): void {
    const { from, to, connection, error } = hop;
    const key = `${from ?? ''}\0${to}\0${connection ?? ''}`;
    const known = this.#counts.get(key);
    this.#counts.set(key, { ...(from !== undefined && { from }), to, ...(connection !== undefined && { connection }), count: (known?.count ?? 0) + 1, errors: (known?.errors ?? 0) + (error === undefined ? 0 : 1) });
    if (this.#hops.length < MOST_HOPS) this.#hops.push(hop);
  }

  /** What has happened since the last time; undefined where nothing has. */
  take(): Happened | undefined {
    if (this.#events.length === 0 && this.#counts.size === 0) return undefined;
    const happened: Happened = { events: this.#events, hops: this.#hops, counts: [...this.#counts.values()], leftOut: this.#leftOut };
    [this.#events, this.#hops, this.#counts, this.#leftOut] = [[], [], new Map(), 0];
    return happened;
  }
}
