import type { Disposable, Memento, TextDocument, Uri } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import type { ShowStates } from './node-states.ts';

export interface DeployerParts {
  readonly product: Uri;
  readonly locale: Locale;
  readonly memento: Memento;
  readonly showStates: ShowStates;
}

/** Brings designs to AWS and takes them away, with VS Code's own dialogs. */
export interface Deployer extends Disposable {
  readonly deploy: (document: TextDocument) => Promise<void>;
  readonly destroy: (document: TextDocument) => Promise<void>;
  /** Shows on the canvas what was changed at AWS since the deployment. */
  readonly drift: (document: TextDocument) => Promise<void>;
  /** Follows what the functions write, in an output channel. */
  readonly logs: (document: TextDocument) => Promise<void>;
  /** Opens what was deployed in the browser. */
  readonly openSite: (document: TextDocument) => Promise<void>;
  /** Offers to go on with what was under way when VS Code was closed. */
  readonly resume: () => Promise<void>;
}
