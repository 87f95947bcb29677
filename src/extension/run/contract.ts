import type { Disposable, TextDocument, Uri } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import type { Handlers } from '../../protocol/channel.ts';
import type { RunActivity, RunSnapshot, RunWebviewRequests } from '../../protocol/run-messages.ts';

export interface LocalRunsParts {
  readonly product: Uri;
  readonly locale: Locale;
  /** Of the design as it stands, as snapshots have it. */
  readonly hashOf: (document: TextDocument) => Promise<string>;
  /** On every canvas of a design. */
  readonly showRun: (design: Uri, run: RunSnapshot) => void;
  readonly showActivity: (design: Uri, activity: RunActivity) => void;
}

/** Designs that run on this machine, each in a process of its own. */
export interface LocalRuns extends Disposable {
  /** Starts a design, or starts it anew. */
  readonly start: (document: TextDocument) => Promise<void>;
  readonly stop: (design: Uri) => Promise<void>;
  /** Opens the first of its pages in a browser. */
  readonly openSite: (design: Uri) => Promise<void>;
  /** Asks what to do with one that runs: what the status bar leads to. */
  readonly choose: () => Promise<void>;
  /** What a page that opens now has to know. */
  readonly shown: (design: Uri) => { readonly run: RunSnapshot; readonly activity: RunActivity } | undefined;
  /** What the pages of a design may ask. */
  readonly handlers: (document: TextDocument) => Handlers<RunWebviewRequests>;
}
