import type { Design } from '../../core/model/design.ts';
import type { LocalEvent, Measured } from './contract.ts';
import { Measurements } from './measurements.ts';

/** Lines of a function's log that are kept. */
const LINES = 2_000;

/** What a run has told so far, as far as somebody may ask for it later. */
export class Journal {
  readonly #told: (event: LocalEvent) => void;
  readonly #lines = new Map<string, string[]>();
  readonly measurements = new Measurements();

  constructor(told: (event: LocalEvent) => void) {
    this.#told = told;
  }

  readonly notify = (event: LocalEvent): void => {
    if (event.kind === 'log') this.#keep(event.node, event.line);
    else this.measurements.heard(event);
    this.#told(event);
  };

  #keep(node: string, line: string): void {
    let lines = this.#lines.get(node);
    if (!lines) this.#lines.set(node, lines = []);
    lines.push(line);
    if (lines.length > LINES * 2) lines.splice(0, LINES);
  }

  log(node: string): readonly string[] {
    return (this.#lines.get(node) ?? []).slice(-LINES);
  }

  measured(design: Design): readonly Measured[] {
    return this.measurements.result(design);
  }
}
