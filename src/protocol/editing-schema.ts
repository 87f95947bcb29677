import type { Result } from '../core/model/result.ts';
import { boolean, integer, list, optional, pair, record, shape, text, type Check } from './check.ts';
import type { EditingRequests } from './editing-messages.ts';

const MANY = 20_000;
const id = text(200);
const ids = list(id, MANY);
const places = optional(record(pair(integer), MANY));
/** The longest text that a design may be. */
const MAX_DROPPED = 5_000_000;

export const editingChecks: { readonly [K in keyof EditingRequests]: Check<EditingRequests[K]['params']> } = {
  copyBlocks: (value, where) => shape({
    nodes: ids, groups: optional(ids), notes: optional(ids), clipboard: optional(boolean), places: optional(shape({ nodes: places, notes: places })),
  })(value, where) as Result<EditingRequests['copyBlocks']['params'], string>,
  readClipboard: shape({}) as Check<Record<string, never>>,
  canvasFocus: shape({ focused: boolean }),
  dropFile: (value, where) => shape({ uri: optional(text(4_000)), name: optional(text(1_000)), text: optional(text(MAX_DROPPED)), at: pair(integer) })(value, where) as Result<EditingRequests['dropFile']['params'], string>,
};
