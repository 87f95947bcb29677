import type { Locale } from '../core/model/text.ts';

/** What two revisions of a design differ in, in one language. */
export interface DifferenceSnapshot {
  readonly title: string;
  readonly summary: readonly string[];
  readonly sections: readonly { readonly title: string; readonly lines: readonly { readonly change: 'added' | 'removed' | 'changed'; readonly text: string; readonly details: readonly string[] }[] }[];
  /** The drawing of both, with what differs marked: an SVG document. */
  readonly svg: string;
  readonly markdown: string;
}

export interface DifferenceRequests {
  /** What changed since an earlier text of the same file; `title` is what that is called. */
  readonly difference: {
    readonly params: { readonly text: string; readonly name: string; readonly source?: string; readonly against: { readonly text: string; readonly source?: string; readonly title: string }; readonly theme: 'light' | 'dark'; readonly locale: Locale };
    readonly result: DifferenceSnapshot;
  };
}
