import type { Finding } from '../model/finding.ts';
import type { Origin } from './contract.ts';
import { madeFor, type Draft, type DraftObject, type Traced } from './draft.ts';

/** What one node adds to the template; it stays the same object while all that it follows from does. */
export interface Contribution {
  readonly resources: readonly Added[];
  readonly parameters: ReadonlyMap<string, Draft>;
  readonly outputs: ReadonlyMap<string, Draft>;
  readonly findings: readonly Finding[];
}

export interface Added {
  readonly logicalId: string;
  readonly resource: Traced;
  readonly origin: Origin;
}

/** Where a node writes what it adds. */
export interface Recorder {
  readonly add: (logicalId: string, resource: Draft, origin: Origin) => void;
  readonly parameter: (name: string, parameter: Draft) => void;
  readonly output: (name: string, output: DraftObject, origin: Origin) => void;
  readonly finding: (finding: Finding) => void;
}

const NONE: ReadonlyMap<string, Draft> = new Map();

/** Collects what a node adds; the first parameter and the first output of a name count. */
export function recorded(write: (recorder: Recorder) => void): Contribution {
  const resources: Added[] = [];
  // Most nodes ask for neither.
  let parameters: Map<string, Draft> | undefined;
  let outputs: Map<string, Draft> | undefined;
  const findings: Finding[] = [];
  write({
    add: (logicalId, resource, origin) => void resources.push({ logicalId, origin, resource: madeFor(origin, resource) }),
    parameter: (name, parameter) => void ((parameters ??= new Map()).has(name) || parameters.set(name, parameter)),
    output: (name, output, origin) => void ((outputs ??= new Map()).has(name) || outputs.set(name, madeFor(origin, output))),
    finding: (finding) => void findings.push(finding),
  });
  return { resources, parameters: parameters ?? NONE, outputs: outputs ?? NONE, findings };
}
