import type { Node } from '../model/design.ts';
import type { JsonObject, Path } from '../model/json.ts';
import type { Text } from '../model/text.ts';

/** Languages that an engine outside core judges. */
export type DefinitionLanguage = 'asl';

/** What a kind of node has written in a language of its own, inside its properties. */
export interface DefinitionPart {
  readonly language: DefinitionLanguage;
  /** The rule of the service whose findings the faults become: it has severity, source and silences. */
  readonly rule: string;
  /** What there is to judge; undefined where there is nothing, or nothing that an engine could read. */
  readonly read: (node: Node) => WrittenDefinition | undefined;
}

export interface WrittenDefinition {
  /** The same object as long as the text stays. Strings may hold `${…}`, which only deployment fills in. */
  readonly json: JsonObject;
  /** Where a place of the definition stands: below the node, or inside JSON text that stands there. */
  readonly place: (path: Path) => { readonly path: Path; readonly within?: Path };
}

/** One thing that an engine has against a definition. */
export interface DefinitionFault {
  /** From the top of the definition. */
  readonly path: Path;
  /** A clause that follows a colon. */
  readonly because: Text;
}

/** Judges a definition. Rejects, or answers undefined, where it cannot; never changes what it gets. */
export type DefinitionEngine = (language: DefinitionLanguage, definition: JsonObject) => Promise<readonly DefinitionFault[] | undefined>;
