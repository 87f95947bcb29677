import type { TextEdit } from '../core/model/range.ts';
import type { Locale } from '../core/model/text.ts';

/** A design as it came from wherever it is kept. */
export interface GivenDesign {
  /** As whoever asks calls it. */
  readonly file: string;
  readonly text: string;
  /** The template that an overlay stands on; empty where it cannot be read. */
  readonly source?: string;
}

/** Everything outside the input that a tool works on, so that it can do so in any thread. */
export interface Given {
  /** Absent: there is no such file (yet), or the tool needs none. */
  readonly design?: GivenDesign;
  /** What it is held against: another design, or what this one was at a revision (`title`). */
  readonly against?: GivenDesign & { readonly kind: 'other' | 'earlier'; readonly title: string };
  /** The designs that there are, where none was named. */
  readonly designs?: readonly string[];
}

/** What a tool came to: plain data, and of `edit` what the text becomes. */
export interface Done {
  readonly answer: Readonly<Record<string, unknown>>;
  readonly change?: Change;
}

/** A text that is to be written. */
export interface Change {
  readonly text: string;
  /** From the old text, which may be none; none where nothing changes. */
  readonly edits: readonly TextEdit[];
}

/** Tools of agents, for whoever keeps the files. */
export interface AgentRequests {
  /** Does what a tool does, with an input that its schema has let through. Can be cancelled. */
  readonly agentTool: { readonly params: { readonly tool: string; readonly input: Readonly<Record<string, unknown>>; readonly given: Given; readonly locale: Locale }; readonly result: Done };
}
