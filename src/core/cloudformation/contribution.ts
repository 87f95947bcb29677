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

/** Collects what a node adds; the first parameter and the first output of a name count. */
export function recorded(write: (recorder: Recorder) => void): Contribution {
  const resources: Added[] = [];
  const parameters = new Map<string, Draft>();
  const outputs = new Map<string, Draft>();
  const findings: Finding[] = [];
  write({
    add: (logicalId, resource, origin) => void resources.push({ logicalId, origin, resource: madeFor(origin, resource) }),
    parameter: (name, parameter) => void (parameters.has(name) || parameters.set(name, parameter)),
    output: (name, output, origin) => void (outputs.has(name) || outputs.set(name, madeFor(origin, output))),
    finding: (finding) => void findings.push(finding),
  });
  return { resources, parameters, outputs, findings };
}
