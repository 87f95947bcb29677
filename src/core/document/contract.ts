import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Json, JsonObject, Path } from '../model/json.ts';
import type { TextEdit, TextPosition, TextRange } from '../model/range.ts';
import type { Result } from '../model/result.ts';

/** The answer to `parse(text)`. Never throws, whatever the text. */
export interface ParsedDocument {
  readonly text: string;
  /** The whole file as plain data, intrinsics in long form; blocks that cannot be read are left out. */
  readonly data: JsonObject;
  /** The typed view of `data`. */
  readonly design: Design;
  /** Syntax and structure: broken YAML, duplicate keys, unknown keys, wrong types, dangling connections. */
  readonly findings: readonly Finding[];
  /** Nothing, or not all, could be read: the canvas shows the last good state, dimmed. */
  readonly broken: boolean;
  /** A newer `version:` or an overlay: shown, not edited. */
  readonly readOnly: boolean;
  /** Where the value (or, with `'key'`, the key) at a path stands; of the nearest existing parent where it does not. */
  readonly rangeOf: (path: Path, what?: 'key' | 'value') => TextRange | undefined;
  readonly positionAt: (offset: number) => TextPosition;
  readonly offsetAt: (position: TextPosition) => number;
}

/** Parses again and again, keeping what did not change. One per open document. */
export interface DocumentParser {
  readonly parse: (text: string) => ParsedDocument;
}

/**
 * What a user wants changed, by ids, never by text or offsets. `editsFor(text, intent)` gives the
 * smallest edits; `reduce(data, intent)` says what they must mean.
 */
export type Intent =
  | { readonly kind: 'add-node'; readonly id: string; readonly node: JsonObject }
  | { readonly kind: 'add-connection'; readonly id: string; readonly connection: JsonObject }
  | { readonly kind: 'add-group'; readonly id: string; readonly group: JsonObject }
  | { readonly kind: 'add-note'; readonly id: string; readonly note: JsonObject }
  /** Positions of nodes and notes. Where nodes lack `at`, the caller passes all of them (format.md, Positions). */
  | { readonly kind: 'move'; readonly nodes: Readonly<Record<string, readonly [number, number]>>; readonly notes?: Readonly<Record<string, readonly [number, number]>> }
  /** Sets (undefined: removes) the value at a path inside an existing block; missing parents are made. */
  | { readonly kind: 'set'; readonly path: Path; readonly value: Json | undefined }
  /** Deletes blocks; nodes take their connections, group memberships and silences with them. */
  | { readonly kind: 'delete'; readonly nodes?: readonly string[]; readonly connections?: readonly string[]; readonly groups?: readonly string[]; readonly notes?: readonly string[] }
  /**
   * Adds the blocks of a fragment (`copyBlocks`, or any text with such blocks) under ids that are free, with what
   * they say of each other. `centre`: where their middle comes to stand; absent: a little right and below of where they were.
   */
  | { readonly kind: 'paste'; readonly text: string; readonly centre?: readonly [number, number] }
  /** Several intents as one undo step, each over the result of the one before. */
  | { readonly kind: 'batch'; readonly intents: readonly Intent[] };

export type EditsFor = (text: string, intent: Intent) => Result<readonly TextEdit[]>;
export type Reduce = (data: JsonObject, intent: Intent) => Result<JsonObject>;
