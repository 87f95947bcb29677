import type { Path } from '../model/json.ts';
import type { Origin, SourceMap } from './contract.ts';
import type { Note, Place } from './draft.ts';

/** What is known of one place of the template, and the places below it. */
interface Known {
  origin?: Origin;
  verbatim?: boolean;
  readonly below: Map<string | number, Known>;
}

/** Collects the places of values while a template is settled, and answers for all of them. */
export function sourceMapInTheMaking(): { readonly note: Note; readonly sourceMap: SourceMap } {
  const top: Known = { below: new Map() };
  return {
    // The innermost origin of a value is the most exact one, and it is noted last.
    note: (place, origin, verbatim) => void Object.assign(knownAt(top, place), { origin, verbatim }),
    sourceMap: { origin: (path) => lookUp(top, path) },
  };
}

function knownAt(top: Known, place: Place | undefined): Known {
  if (!place) return top;
  const { below } = knownAt(top, place.above);
  const known = below.get(place.step) ?? { below: new Map() };
  below.set(place.step, known);
  return known;
}

function lookUp(top: Known, path: Path): Origin | undefined {
  let found: Origin | undefined;
  let known: Known | undefined = top;
  for (let length = 0; known; length += 1) {
    if (known.origin) found = known.verbatim ? { ...known.origin, path: [...known.origin.path, ...path.slice(length)] } : known.origin;
    const step = path[length];
    known = step === undefined ? undefined : known.below.get(step);
  }
  return found;
}
