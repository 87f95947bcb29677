import type { Uri } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import type { Answer } from '../../protocol/channel.ts';
import type { Designs } from '../designs/designs.ts';
import type { EngineHost } from '../engine-host.ts';
import type { Editing } from './edits.ts';

/** What editing by hand needs of the extension. */
export interface EditingParts {
  readonly engine: EngineHost;
  readonly designs: Designs;
  readonly editing: Editing;
  readonly locale: Locale;
  /** Writes the design of a template to a file of its own, which is asked for, and opens it. */
  readonly convertTemplate: (template: { readonly name: string; readonly text: string; readonly beside: Uri }) => Promise<Answer<null>>;
}
