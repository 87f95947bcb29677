import type { Json, JsonObject, Path } from '../core/model/json.ts';
import type { Text } from '../core/model/text.ts';
import type { Printing } from './python.ts';

/** What the transform has to know beyond the template. No account: account ids stay references. */
export interface SamContext {
  /** Region of the stack. SAM writes it, and the partition it lies in, into what it makes. */
  readonly region: string;
  /** Values of parameters; those left out have their defaults. */
  readonly parameters?: ReadonlyMap<string, Json>;
  /** How ids of API deployments are hashed: as CloudFormation does (the default), or as the library does by itself. */
  readonly printing?: Printing;
}

/** Where a resource comes from: the resource of the SAM template that made it. One that stood there already comes from itself. */
export interface SamOrigin {
  readonly resource: string;
}

/** A template without SAM, and where each of its resources comes from (by logical id). */
export interface SamExpansion {
  readonly template: JsonObject;
  readonly origins: ReadonlyMap<string, SamOrigin>;
}

/** Why SAM would refuse the template, and where in it. */
export interface SamProblem {
  readonly path: Path;
  readonly message: Text;
}
