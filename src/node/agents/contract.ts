import type { SpecificationLoader } from '../../core/specification/loader.ts';
import type { DefinitionJudge } from '../../core/analysis/definitions.ts';
import type { TextEdit } from '../../core/model/range.ts';
import type { Result } from '../../core/model/result.ts';
import type { Locale, Text } from '../../core/model/text.ts';
import type { Cancellation } from '../../protocol/channel.ts';
import type { Describe } from '../worker/documentation.ts';
import type { InputSchema } from './input.ts';

export const TOOL_NAMES = ['read', 'edit', 'check', 'cost', 'simulate', 'explain'] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

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

/** What tools know besides what they are given. */
export interface Workbench {
  readonly judge: DefinitionJudge;
  readonly specification: SpecificationLoader;
  readonly describe: Describe;
}

/** Input that its schema has let through. */
export type ToolInput = Readonly<Record<string, unknown>>;

export interface Asked {
  readonly input: ToolInput;
  readonly given: Given;
  readonly locale: Locale;
  readonly workbench: Workbench;
  readonly cancellation: Pick<Cancellation, 'cancelled'>;
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

export interface Tool {
  readonly name: ToolName;
  readonly title: Text;
  /** For whoever chooses among tools: what it does, what it takes, what comes back. */
  readonly description: string;
  readonly inputSchema: InputSchema;
  readonly run: (asked: Asked) => Promise<Result<Done>>;
}
