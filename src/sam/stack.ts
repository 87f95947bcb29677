import type { Path } from '../core/model/json.ts';
import type { Text } from '../core/model/text.ts';
import type { SamContext, SamProblem } from './contract.ts';
import type { Made } from './made.ts';
import type { Resolve } from './parameters.ts';
import { partitionOf } from './partition.ts';
import type { Printing } from './python.ts';
import type { DeploymentPreference, SharedUsagePlan } from './shared.ts';
import type { Dict } from './tree.ts';

/** The template while it is expanded, and what several of its resources share. */
export interface Stack {
  readonly context: SamContext;
  readonly partition: string;
  readonly printing: Printing;
  /** The SAM template, `Globals` merged in. */
  readonly template: Dict;
  /** Its resources. */
  readonly resources: Dict;
  /** The resources made so far, and those that need no making. */
  readonly output: Map<string, Dict>;
  readonly conditions: Dict;
  readonly resolve: Resolve;
  readonly lookUp: Resolve;
  readonly deployments: Map<string, DeploymentPreference>;
  readonly usagePlan: SharedUsagePlan;
  readonly recordSetGroups: Map<string, Made>;
  /** Names of the functions behind each REST API: a new name redeploys it. */
  readonly functionNames: Map<string, string>;
  refuse(path: Path, message: Text): void;
}

interface StackParts {
  readonly context: SamContext;
  readonly template: Dict;
  readonly resources: Dict;
  readonly conditions: Dict;
  readonly resolve: Resolve;
  readonly lookUp: Resolve;
  readonly problems: SamProblem[];
}

export function stackOf({ problems, ...parts }: StackParts): Stack {
  return {
    ...parts,
    partition: partitionOf(parts.context.region),
    printing: parts.context.printing ?? 'python-2',
    output: new Map(),
    deployments: new Map(),
    usagePlan: { dependsOn: [], apiStages: [], stageKeys: [], conditions: [], isForAll: false, deletionPolicy: undefined, updateReplacePolicy: undefined },
    recordSetGroups: new Map(),
    functionNames: new Map(),
    refuse: (path, message) => void problems.push({ path, message }),
  };
}

/** A resource of the SAM template that stands for others. */
export interface Macro {
  readonly id: string;
  readonly type: string;
  readonly resource: Dict;
  readonly properties: Dict;
  /** Says that a property is wrong. */
  refuse(property: string | readonly (string | number)[], message: Text): void;
}

/** What a kind of SAM resource stands for. */
export type Expand = (macro: Macro, stack: Stack) => Made[];
