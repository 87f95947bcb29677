import type { TextEdit, TextRange } from '../core/model/range.ts';
import type { Locale } from '../core/model/text.ts';

interface InText {
  readonly file: string;
  readonly text: string;
}

/** Something that may be written at a place, as an editor lists it. */
export interface CompletionItem {
  readonly label: string;
  readonly detail: string;
  readonly kind: 'key' | 'property' | 'service' | 'node' | 'value' | 'reference';
}

/** A line above a place of the text, which a click turns into a command. */
export interface Lens {
  readonly at: number;
  readonly title: string;
  readonly does: 'show-bill' | 'show-findings' | 'reveal' | 'simulate' | 'export';
  /** The node that it is about. */
  readonly node?: string;
}

/** What an editor of the text asks about a place in it. */
export interface LanguageRequests {
  /** What may be written at an offset; `range` is the word that it replaces. */
  readonly completions: { readonly params: InText & { readonly offset: number; readonly locale: Locale }; readonly result: { readonly range: TextRange; readonly what: 'key' | 'value'; readonly items: readonly CompletionItem[] } | null };
  /** Where the name at an offset is defined: a place of the text, or a path from the folder of the file. */
  readonly definition: { readonly params: InText & { readonly offset: number }; readonly result: { readonly range: TextRange; readonly to: TextRange | { readonly file: string } } | null };
  /** The node whose name stands at an offset, and where; null where none does. */
  readonly nodeAt: { readonly params: InText & { readonly offset: number }; readonly result: { readonly id: string; readonly range: TextRange } | null };
  /** The edits that rename a node, and the resources that a deployment would replace after them. */
  readonly rename: { readonly params: InText & { readonly id: string; readonly to: string; readonly keepsResources: boolean; readonly locale: Locale }; readonly result: { readonly edits: readonly TextEdit[]; readonly replaced: readonly { readonly logicalId: string; readonly type: string }[] } };
  /** What each node costs and what is found of it, and what can be done with the whole. */
  readonly lenses: { readonly params: InText & { readonly locale: Locale }; readonly result: readonly Lens[] };
}
