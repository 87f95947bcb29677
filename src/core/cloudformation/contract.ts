import type { Finding } from '../model/finding.ts';
import type { Json, JsonObject, Path } from '../model/json.ts';

/** How a kind of node becomes resources. The owner of `core/cloudformation` defines the rest of it. */
export interface CloudFormationPart {
  readonly build: (node: import('../model/design.ts').Node, context: BuildContext) => void;
}

export interface BuildContext {
  readonly resource: (logicalId: string, resource: JsonObject) => void;
}

export interface Synthesis {
  readonly template: JsonObject;
  /** From a path in the template to the node or connection, and the path in the file, that it comes from. */
  readonly sourceMap: SourceMap;
  readonly findings: readonly Finding[];
}

export interface SourceMap {
  /** The origin of the longest known prefix of the template path. */
  readonly origin: (templatePath: Path) => Origin | undefined;
}

export interface Origin {
  readonly node?: string;
  readonly connection?: string;
  readonly path: Path;
}

export type { Json };
