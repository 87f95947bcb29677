import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import { ok, type Result } from '../model/result.ts';
import { BlockCache } from './block-cache.ts';
import * as no from './refusals.ts';
import { readSource, type Source } from './source.ts';

export const FRAGMENT_SECTIONS = ['nodes', 'connections', 'groups', 'notes'] as const;
export type FragmentSection = (typeof FRAGMENT_SECTIONS)[number];

/** A text with blocks of a design, as it may stand in the clipboard. */
export interface Fragment {
  readonly text: string;
  readonly source: Source;
  readonly cache: BlockCache;
  readonly entries: Readonly<Record<FragmentSection, ReadonlyMap<string, JsonObject>>>;
}

/**
 * Reads a text as blocks of a design: a fragment with its sections, a whole design, or entries alone as they are
 * selected in a text editor. Refused with the reason where it is something else.
 */
export function readFragment(text: string): Result<Fragment> {
  const whole = headed(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n').replaceAll('\t', '  '));
  if (whole === undefined) return no.nothingToPaste();
  const cache = new BlockCache();
  const source = readSource(whole, cache);
  const [problem] = source.problems.filter(({ severity }) => severity === 'error');
  if (problem) return no.unreadablePaste(whole.slice(0, problem.start).split('\n').length, problem.message);
  const data = source.root.data;
  if (!isObject(data)) return no.nothingToPaste();
  const entries = Object.fromEntries(FRAGMENT_SECTIONS.map((section) => [section, entriesIn(data, section)])) as unknown as Fragment['entries'];
  if (FRAGMENT_SECTIONS.every((section) => entries[section].size === 0)) return no.nothingToPaste();
  for (const [id, node] of entries.nodes) if (!isNode(node)) return no.noNode(id);
  return ok({ text: whole, source, cache, entries });
}

function entriesIn(data: JsonObject, section: FragmentSection): ReadonlyMap<string, JsonObject> {
  const map = own(data, section);
  return new Map(isObject(map) ? Object.entries(map).filter((entry): entry is [string, JsonObject] => isObject(entry[1])) : []);
}

function isNode(value: Json | undefined): boolean {
  return isObject(value) && (typeof own(value, 'service') === 'string' || typeof own(value, 'resource') === 'string');
}

/** The text with the heads of its sections; undefined where it is nothing of a design. */
function headed(text: string): string | undefined {
  const { root } = readSource(text, new BlockCache());
  const data = root.data;
  if (!isObject(data)) return undefined;
  if (FRAGMENT_SECTIONS.some((section) => isObject(own(data, section)))) return text;
  const kinds = Object.values(data).map(sectionOf);
  const [section] = kinds;
  if (section === undefined || kinds.some((kind) => kind !== section)) return undefined;
  return `${section}:\n${text.split('\n').map((line) => (line.trim() === '' ? '' : `  ${line}`)).join('\n')}`;
}

/** The section whose entries look like this. */
function sectionOf(value: Json): FragmentSection | undefined {
  if (!isObject(value)) return undefined;
  if (isNode(value)) return 'nodes';
  if (typeof own(value, 'from') === 'string' && typeof own(value, 'to') === 'string') return 'connections';
  if (Array.isArray(own(value, 'contains'))) return 'groups';
  return typeof own(value, 'text') === 'string' ? 'notes' : undefined;
}
