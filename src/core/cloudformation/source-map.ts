import type { Path } from '../model/json.ts';
import type { Origin, SourceMap } from './contract.ts';
import { Traced, type Draft } from './draft.ts';

/** Where the values of a template come from, told by the drafts of its sections and resources when somebody asks. */
export function sourceMapOf(section: (name: string) => Draft | undefined, resource: (id: string) => Draft | undefined): SourceMap {
  return {
    origin: ([name, ...rest]) => {
      const whole = section(String(name));
      const isResource = name === 'Resources' && whole === undefined;
      const draft = isResource ? resource(String(rest[0])) : whole;
      return draft === undefined ? undefined : originIn(draft, isResource ? rest.slice(1) : rest);
    },
  };
}

/** Goes down the draft: the innermost origin on the way is the most exact one. */
function originIn(top: Draft, path: Path): Origin | undefined {
  let draft: Draft | undefined = top;
  let found: Origin | undefined;
  for (let depth = 0; draft !== undefined; depth += 1) {
    for (; draft instanceof Traced; draft = draft.value) {
      found = draft.origin;
      if (draft.verbatim) return { ...found, path: [...found.path, ...path.slice(depth)] };
    }
    draft = depth < path.length ? childOf(draft, path[depth] as string | number) : undefined;
  }
  return found;
}

function childOf(draft: Draft, step: string | number): Draft | undefined {
  if (typeof draft !== 'object' || draft === null) return undefined;
  return Object.hasOwn(draft, step) ? (draft as Readonly<Record<string | number, Draft>>)[step] : undefined;
}
