import { NODE_HEIGHT, NODE_WIDTH } from '../diagram/geometry.ts';
import { own, type Json, type JsonObject } from '../model/json.ts';
import type { Fragment } from './fragment.ts';

/** How far blocks are moved, in pixels. */
export type Offset = readonly [number, number];

/** How far a copy stands from what it was made of where nothing else is said. */
const BESIDE: Offset = [40, 40];
const GRID = 10;

/** How far the blocks of a fragment move so that their middle is at a place; `BESIDE` without one. */
export function offsetOf({ entries }: Fragment, centre: Offset | undefined): Offset {
  const places = [...entries.nodes.values(), ...entries.notes.values()].flatMap((entry) => positionIn(entry) ?? []);
  if (!centre) return BESIDE;
  if (places.length === 0) return [onGrid(centre[0] - NODE_WIDTH / 2), onGrid(centre[1] - NODE_HEIGHT / 2)];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { at: [x, y] } of places) [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + NODE_WIDTH), Math.max(bottom, y + NODE_HEIGHT)];
  return [onGrid(centre[0] - (left + right) / 2), onGrid(centre[1] - (top + bottom) / 2)];
}

/** An entry moved; one without a position stays without, and is laid out. */
export function shifted(entry: JsonObject, [dx, dy]: Offset): JsonObject {
  const place = positionIn(entry);
  return place ? { ...entry, at: [Math.round(place.at[0] + dx) + 0, Math.round(place.at[1] + dy) + 0] } : entry;
}

function positionIn(entry: JsonObject): { readonly at: Offset } | undefined {
  const value: Json | undefined = own(entry, 'at');
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [x, y] = value as readonly Json[];
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? { at: [x, y] } : undefined;
}

function onGrid(value: number): number {
  return Math.round(value / GRID) * GRID;
}
