import type { Position } from '../state/store.ts';

/** Where the pointer was last seen over the canvas, in pixels of the window; what is pasted comes there. */
let last: Position | undefined;

export function pointerAt(place: Position | undefined): void {
  last = place;
}

export function lastPointer(): Position | undefined {
  return last;
}
