import type { Path } from '../model/json.ts';
import type { Origin, SourceMap } from './contract.ts';
import type { Note } from './draft.ts';

interface Mark {
  readonly origin: Origin;
  readonly verbatim: boolean;
}

/** Collects the places of values while a template is settled, and answers for all of them. */
export function sourceMapInTheMaking(): { readonly note: Note; readonly sourceMap: SourceMap } {
  const marks = new Map<string, Mark>();
  return {
    // The innermost origin of a value is the most exact one, and it is noted last.
    note: (path, origin, verbatim) => void marks.set(keyOf(path), { origin, verbatim }),
    sourceMap: { origin: (path) => lookUp(marks, path) },
  };
}

function lookUp(marks: ReadonlyMap<string, Mark>, path: Path): Origin | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const mark = marks.get(keyOf(path.slice(0, length)));
    if (mark) return mark.verbatim ? { ...mark.origin, path: [...mark.origin.path, ...path.slice(length)] } : mark.origin;
  }
  return undefined;
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
