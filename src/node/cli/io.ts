import type { WriteCdkApp } from '../../adapters/cdk.ts';
import type { DefinitionEngine } from '../../core/catalog/definition.ts';
import type { ReadDiagram } from '../../core/diagram/parsed-diagram.ts';
import type { LayoutGraph } from '../../core/diagram/tidy.ts';

/** What the command line needs of the machine, so that a test can be the machine. */
export interface Io {
  /** The text of a file, UTF-8; rejects with Node's error where it cannot be read. */
  readonly read: (file: string) => Promise<string>;
  /** The designs (`*.arch.yaml`) in a folder and those below it, in order; undefined where the path is no folder. */
  readonly designsIn: (path: string) => Promise<readonly string[] | undefined>;
  /** The text of a file as a revision of git has it; rejects where there is no such revision, file or git. */
  readonly committed?: (file: string, revision: string) => Promise<string>;
  readonly write: (file: string, text: string) => Promise<void>;
  /** Judges definitions in other languages; without it they are taken as they are. */
  readonly judge?: DefinitionEngine;
  /** Reads other people's diagrams; without it they cannot be imported. */
  readonly readDiagram?: ReadDiagram;
  /** Lays graphs out; without it designs cannot be tidied. */
  readonly layoutGraph?: LayoutGraph;
  /** Writes CDK apps; without it there are none. */
  readonly writeCdk?: WriteCdkApp;
  /** Writes files below a folder, making the folders that are not there. */
  readonly writeFolder?: (folder: string, files: readonly (readonly [path: string, text: string])[]) => Promise<void>;
  /** The text of the specification of resource types; without it properties are not checked. */
  readonly specification?: () => Promise<string>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Environment variables; `LC_ALL`, `LC_MESSAGES` and `LANG` choose the language. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a command ends with. */
export const EXIT = { fine: 0, findings: 1, unusable: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];
