import { say, type Locale } from '../../core/model/text.ts';
import type { HopCount, HopSnapshot, RunActivity, RunNote, RunSnapshot, RunStatus } from '../../protocol/run-messages.ts';
import type { Happened, Started } from '../local/channel-contract.ts';
import type { LocalEvent } from '../local/contract.ts';
import type { RunFault } from './run-process.ts';

/** Hops and notes that a page which opens later is told of. */
const KEPT_HOPS = 400;
const KEPT_NOTES = 50;

/** What is known of a run: what a page shows of it, however late it opens. */
export class RunRecord {
  readonly #locale: Locale;
  readonly #counts = new Map<string, HopCount>();
  #hops: readonly HopSnapshot[] = [];
  #snapshot: RunSnapshot;

  /** @param hash of the design that it is started from. */
  constructor(hash: string, locale: Locale) {
    this.#locale = locale;
    this.#snapshot = { status: 'starting', hash, addresses: [], users: [], notes: [], debugged: [] };
  }

  get snapshot(): RunSnapshot {
    return this.#snapshot;
  }

  /** All that has passed, as one message. */
  get activity(): RunActivity {
    return { whole: true, hops: this.#hops, counts: [...this.#counts.values()] };
  }

  become(status: RunStatus): void {
    this.#snapshot = { ...this.#snapshot, status };
  }

  started({ addresses, users }: Started): void {
    this.#snapshot = { ...this.#snapshot, status: 'running', addresses, users: users.map(({ email, password, groups }) => ({ email, password, groups })) };
  }

  failed({ text, node }: RunFault): void {
    this.become('failed');
    this.#note('error', say(text, this.#locale), node);
  }

  /** Takes in what has happened; the answer says whether the snapshot is another. */
  happened({ events, hops, counts }: Happened): boolean {
    const before = this.#snapshot;
    for (const event of events) this.#event(event);
    if (hops.length > 0) this.#hops = [...this.#hops, ...hops].slice(-KEPT_HOPS);
    for (const each of counts) {
      const key = JSON.stringify([each.from, each.to, each.connection]);
      const known = this.#counts.get(key);
      this.#counts.set(key, { ...each, count: each.count + (known?.count ?? 0), errors: each.errors + (known?.errors ?? 0) });
    }
    return this.#snapshot !== before;
  }

  #event(event: Exclude<LocalEvent, { readonly kind: 'hop' }>): void {
    const starting = this.#snapshot.status === 'starting';
    // At the start a notice says what has no local form; later on, what does not work.
    if (event.kind === 'notice') this.#note(starting ? 'info' : 'warning', say(event.text, this.#locale), event.node);
    if (event.kind === 'undelivered') this.#note('warning', say(givenUp(event.to), this.#locale), event.node);
    // New code that runs has what was wrong with the code before behind it.
    if (event.kind === 'restarted') this.#snapshot = { ...this.#snapshot, notes: this.#snapshot.notes.filter(({ node, severity }) => node !== event.node || severity === 'info') };
    if (event.kind === 'debugger') this.debugged(event.node, event.ended !== true);
  }

  debugged(node: string, on: boolean): void {
    const others = this.#snapshot.debugged.filter((each) => each !== node);
    if (on === this.#snapshot.debugged.includes(node)) return;
    this.#snapshot = { ...this.#snapshot, debugged: on ? [...others, node] : others };
  }

  #note(severity: RunNote['severity'], text: string, node?: string): void {
    const note: RunNote = { severity, text, ...(node !== undefined && { node }) };
    const others = this.#snapshot.notes.filter((each) => each.text !== text || each.node !== node);
    this.#snapshot = { ...this.#snapshot, notes: [...others, note].slice(-KEPT_NOTES) };
  }
}

function givenUp(to: string | undefined): { readonly en: string; readonly ko: string } {
  return to === undefined
    ? { en: 'An event was given up after its last attempt, and sent nowhere.', ko: '마지막 시도까지 실패한 이벤트를 버렸습니다. 보낼 곳이 없습니다.' }
    : { en: `An event was given up after its last attempt, and sent to ${to}.`, ko: `마지막 시도까지 실패한 이벤트를 ${to}(으)로 보냈습니다.` };
}
