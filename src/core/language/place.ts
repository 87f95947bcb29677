import type { ParsedDocument } from '../document/contract.ts';
import { at, isObject, type Json, type Path } from '../model/json.ts';
import type { TextRange } from '../model/range.ts';
import { intrinsicOf } from '../resolve/intrinsic.ts';

/** A key or a value that an offset of the text is in. */
export interface Place {
  readonly path: Path;
  readonly range: TextRange;
  readonly onKey: boolean;
}

/** The deepest key or value that the offset is in; undefined between them. */
export function placeAt(document: ParsedDocument, offset: number): Place | undefined {
  let found: Place | undefined;
  let path: Path = [];
  for (;;) {
    const inner = stepsOf(at(document.data, path)).map((step) => [...path, step]).find((below) => holds(document, below, offset));
    if (!inner) return found;
    path = inner;
    const [key, value] = [document.rangeOf(path, 'key'), document.rangeOf(path, 'value')];
    const onKey = typeof path[path.length - 1] === 'string' && key !== undefined && key.start <= offset && offset <= key.end;
    const range = onKey ? key : value;
    const leaf = stepsOf(at(document.data, path)).length === 0;
    found = range && (onKey || leaf) ? { path, range, onKey } : undefined;
    if (onKey) return found;
  }
}

/** An intrinsic function is one place: its short form has no keys in the text. */
function stepsOf(value: Json | undefined): Path {
  if (isObject(value) && intrinsicOf(value)) return [];
  if (Array.isArray(value)) return value.map((_, index) => index);
  return isObject(value) ? Object.keys(value) : [];
}

function holds({ rangeOf }: ParsedDocument, path: Path, offset: number): boolean {
  const value = rangeOf(path, 'value');
  const start = (typeof path[path.length - 1] === 'string' ? rangeOf(path, 'key') : undefined)?.start ?? value?.start;
  return start !== undefined && value !== undefined && start <= offset && offset <= value.end;
}
