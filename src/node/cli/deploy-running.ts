import type { Analysis } from '../../core/analysis/contract.ts';
import type { Synthesis } from '../../core/cloudformation/contract.ts';
import { synthesize } from '../../core/cloudformation/synthesize.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';
import type { Target } from '../deploy/clients.ts';
import type { Deployment } from '../deploy/deployment.ts';
import type { DeployAsked } from './deploy-arguments.ts';
import type { Io } from './io.ts';

/** What the commands about AWS need of the machine. */
export interface DeployIo extends Pick<Io, 'read' | 'out' | 'err' | 'env'> {
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Asks the person at the terminal for a line; absent where nobody is there. */
  readonly ask?: (question: string) => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where the product is installed. */
  readonly product: string;
  /** The folder out of which no path of a design may lead. */
  readonly root: (file: string) => Promise<string>;
}

/** A command that has found its account. */
export interface Running {
  readonly asked: DeployAsked;
  readonly analysis: Analysis;
  readonly target: Target;
  readonly deployment: Deployment;
  readonly stack: string;
}

/** The template of a design, as this bundle knows it. */
export function synthesisOf({ document: { design }, resolve: values }: Analysis): Synthesis {
  return synthesize({ design, catalog, resolve: values });
}

/** Where a command goes, said before it does. */
export function where({ region, profile, endpoint }: Target, account: string, stack: string, locale: Locale): string {
  const place = endpoint === undefined ? `${account}, ${region}${profile === undefined ? '' : `, ${profile}`}` : `${endpoint}, ${region}`;
  return say({ en: `Stack ${stack} in ${endpoint === undefined ? 'AWS account ' : ''}${place}`, ko: `스택 ${stack}: ${endpoint === undefined ? 'AWS 계정 ' : ''}${place}` }, locale);
}
