import type { Text } from '../../core/model/text.ts';

/** What a deployment tells and asks. The command line and the extension are two of these. */
export interface DeployPort {
  readonly notify: (event: DeployEvent) => void;
  /** The one question before anything is changed. */
  readonly confirm: (question: Question) => Promise<Confirmation>;
  /** Ends the waiting; a change that AWS is already making goes on there. */
  readonly signal: AbortSignal;
  /** Waits, so that a test need not. Rejects where the signal is aborted. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Aborted where what AWS is making is to be taken back; the deployment then ends when the stack is as it was. */
  readonly rollBack?: AbortSignal;
}

/** `protect`: yes, and guard the data of the stack afterwards. */
export type Confirmation = 'yes' | 'protect' | 'no';

export type DeployEvent =
  | { readonly kind: 'phase'; readonly phase: Phase; readonly text: Text }
  | { readonly kind: 'resource'; readonly event: ResourceEvent }
  | { readonly kind: 'uploaded'; readonly key: string; readonly bytes: number };

export type Phase = 'package' | 'change-set' | 'upload' | 'execute' | 'sync' | 'done';

/** One event of the stack, about one resource. */
export interface ResourceEvent {
  readonly id: string;
  readonly logicalId: string;
  readonly type: string;
  /** As CloudFormation writes it: `CREATE_IN_PROGRESS`. */
  readonly status: string;
  readonly reason?: string;
  /** ISO 8601. */
  readonly at: string;
  /** Its name or ARN at AWS, once it has one. */
  readonly physicalId?: string;
  readonly node?: string;
  readonly connection?: string;
}

export interface Question {
  readonly account: string;
  readonly region: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly stack: string;
  readonly changes: readonly Change[];
  /** What is sent besides the template: functions and pages. */
  readonly sends: readonly Text[];
  /** Logical ids of what holds data and is not guarded yet against replacement and deletion of the stack. */
  readonly unprotected: readonly string[];
}

export interface Change {
  readonly action: 'add' | 'modify' | 'replace' | 'remove';
  readonly logicalId: string;
  readonly type: string;
  readonly node?: string;
  readonly connection?: string;
  /** What CloudFormation says has changed: names of properties and attributes. */
  readonly because: readonly string[];
  /** What is in it is gone afterwards. */
  readonly losesData: boolean;
  /** The same in plain words. */
  readonly text: Text;
}

export interface Deployed {
  readonly stack: string;
  /** As CloudFormation writes it, or `NOTHING_TO_DO`. */
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
  /** Keys of what was sent, of functions and pages. */
  readonly uploaded: readonly string[];
  /** Keys of pages that were taken away, since the folder does not have them any more. */
  readonly removed: readonly string[];
  /** Resources of the template that the stack does not have. */
  readonly notCreated: readonly { readonly logicalId: string; readonly type: string }[];
  /** Where to go: the site and the APIs. */
  readonly links: readonly Link[];
  readonly failure?: Failure;
  /** The user had the change taken back; what was made with data in it and stays is named. */
  readonly takenBack?: { readonly kept: readonly StackResource[] };
  /** The data of the stack is guarded now. */
  readonly isProtected: boolean;
}

/** The first thing that went wrong in the stack. */
export interface Failure {
  readonly logicalId: string;
  readonly type: string;
  readonly reason: string;
  readonly node?: string;
  readonly text: Text;
}

/** An address to open. */
export interface Link {
  readonly node: string;
  readonly url: string;
}

/** A resource of the stack. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** Its name or ARN at AWS. */
  readonly id: string;
}
