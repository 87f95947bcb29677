import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Alias, Node as YamlNode, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Json } from '../model/json.ts';
import { longForm } from './intrinsics.ts';
import * as say from './syntax-messages.ts';
import { nestingOf } from './nesting.ts';
import type { Entry, MapTree, Problem, ScalarTree, SeqTree, Tree } from './tree.ts';

/** Deeper than any design; shallow enough that no reader of it can run out of stack. */
export const MAX_DEPTH = 100;
/** Longest text that is read in one piece, in UTF-16 units: `yaml` takes about a second for it. */
export const MAX_BLOCK = 1_000_000;
/** Most characters with a meaning in YAML in one piece: each costs the reader some microseconds. */
const MAX_INDICATORS = 200_000;
/** Values that the aliases of one block may stand for. */
const MAX_ALIASED = 10_000;

const OPTIONS = { version: '1.2', schema: 'core', prettyErrors: false, uniqueKeys: false, stringKeys: true, resolveKnownTags: false, logLevel: 'error' } as const;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g;
const CORE_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;

export interface ReadResult {
  /** Absent where the text is broken, or holds nothing. */
  readonly tree?: Tree;
  readonly problems: readonly Problem[];
  readonly broken: boolean;
}

/** Reads one YAML text into a tree with relative offsets. Never throws. */
export function readYaml(text: string): ReadResult {
  if (text.length > MAX_BLOCK || hasTooManyIndicators(text)) return refused('syntax.too-large', say.tooLarge(MAX_BLOCK), text);
  if (nestingOf(text) > MAX_DEPTH) return refused('syntax.too-deep', say.tooDeep(MAX_DEPTH), text);
  const document = parseDocument(text, OPTIONS);
  const reader = new Reader(text);
  reader.controlCharacters();
  for (const error of document.errors) reader.syntaxError(error.code, error.message, error.pos[0], error.pos[1]);
  const tree = document.contents && !reader.fatal ? reader.tree(document.contents) : undefined;
  return tree && !reader.fatal ? { tree, problems: reader.problems, broken: reader.incomplete } : { problems: reader.problems, broken: reader.fatal || reader.incomplete };
}

function hasTooManyIndicators(text: string): boolean {
  return text.length > MAX_INDICATORS && text.replace(/[^[\]{},:"'!&*?#-]+/g, '').length > MAX_INDICATORS;
}

function refused(rule: string, message: Problem['message'], text: string): ReadResult {
  const start = text.length - text.trimStart().length;
  const end = text.indexOf('\n', start);
  return { broken: true, problems: [{ rule, severity: 'error', message, start, end: end === -1 ? text.length : end }] };
}

/** Turns `yaml`'s nodes into trees: keeps the first of duplicate keys, expands aliases within bounds, writes intrinsics long. */
class Reader {
  readonly problems: Problem[] = [];
  fatal = false;
  incomplete = false;
  private readonly anchors = new Map<string, { data: Json; size: number } | 'open'>();
  private aliased = 0;
  private size = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  private problem(rule: string, severity: Problem['severity'], message: Problem['message'], start: number, end: number): void {
    let from = Math.min(start, Math.max(0, this.text.length - 1));
    const to = Math.min(Math.max(end, from + 1), this.text.length);
    // What is missing at the end of a line is shown at the last character there.
    if (this.text.slice(from, to).trim() === '') from = Math.max(0, this.text.slice(0, from).trimEnd().length - 1);
    this.problems.push({ rule, severity, message, start: from, end: to });
  }

  private fail(rule: string, message: Problem['message'], start: number, end: number): void {
    this.fatal = true;
    this.problem(rule, 'error', message, start, end);
  }

  controlCharacters(): void {
    for (const match of this.text.matchAll(CONTROL)) {
      this.problem('syntax.control-character', 'warning', say.controlCharacter, match.index, match.index + 1);
      if (this.problems.length >= 10) return;
    }
  }

  /** A second document is left aside; any other error makes the text unreadable. The first few errors tell enough. */
  syntaxError(code: string, original: string, start: number, end: number): void {
    if (code === 'MULTIPLE_DOCS') this.incomplete = true;
    else this.fatal = true;
    if (this.problems.length < 20) this.problem(code === 'MULTIPLE_DOCS' ? 'syntax.multiple-documents' : 'syntax.invalid-yaml', 'error', say.syntaxMessage(code, original), start, end);
  }

  tree(node: YamlNode): Tree {
    this.size += 1;
    if (isAlias(node)) return this.alias(node);
    const { anchor } = node as Scalar;
    if (anchor === undefined) return this.tagged(node);
    this.anchors.set(anchor, 'open');
    const before = this.size;
    const tree = this.tagged(node);
    this.anchors.set(anchor, { data: tree.data, size: this.size - before + 1 });
    return { ...tree, special: 'anchor' };
  }

  private alias(node: Alias): Tree {
    const [start, end] = node.range as [number, number, number];
    const anchor = this.anchors.get(node.source);
    if (anchor === undefined) this.fail('syntax.alias-across-blocks', say.unknownAlias(node.source), start, end);
    else if (anchor === 'open') this.fail('syntax.alias-loop', say.aliasLoop, start, end);
    else {
      this.aliased += anchor.size;
      this.size += anchor.size;
      if (this.aliased > MAX_ALIASED && !this.fatal) this.fail('syntax.alias-bomb', say.aliasBomb, start, end);
      return { kind: 'scalar', style: 'plain', start, end, data: anchor.data, special: 'alias' };
    }
    return { kind: 'scalar', style: 'plain', start, end, data: null, special: 'alias' };
  }

  private tagged(node: YamlNode): Tree {
    const tree = isMap(node) ? this.map(node) : isSeq(node) ? this.seq(node) : this.scalar(node as Scalar);
    const { tag } = node as Scalar;
    if (tag === undefined || tag === '!' || CORE_TAG.test(tag)) return tag === undefined ? tree : { ...tree, special: 'tag' };
    const data = longForm(tag, tree.data);
    if (data === undefined) this.problem('syntax.unknown-tag', 'warning', say.unknownTag(tag), tree.start, tree.end);
    return { ...tree, data: data ?? tree.data, special: 'tag' };
  }

  private scalar(node: Scalar): ScalarTree {
    const [start, valueEnd] = node.range as [number, number, number];
    const style = node.type === 'PLAIN' || node.type === undefined ? 'plain' : node.type.startsWith('QUOTE') ? 'quoted' : 'block';
    const end = style === 'block' ? this.blockScalarEnd(start, valueEnd) : valueEnd;
    return { kind: 'scalar', style, start, end, data: dataOf(node) };
  }

  /** Without its last line end; with `+` the blank lines after the text are part of it. */
  private blockScalarEnd(start: number, valueEnd: number): number {
    const header = /^[|>][-+0-9]*/.exec(this.text.slice(start, start + 4))?.[0] ?? '';
    let end = valueEnd;
    while (end > start && ' \t\r\n'.includes(this.text.charAt(end - 1)) && !(header.includes('+') && end < valueEnd && this.text.charAt(end) === '\n')) end -= 1;
    return end;
  }

  private seq(node: YAMLSeq): SeqTree {
    const [start, valueEnd] = node.range as [number, number, number];
    const items = node.items.map((item) => (isPairItem(item) ? this.pairItem(item) : this.tree(item as YamlNode)));
    const flow = node.flow === true;
    const end = flow ? valueEnd : items.length > 0 ? Math.max(items[items.length - 1]!.end, start + 1) : valueEnd;
    return { kind: 'seq', flow, start, end, items, data: items.map((item) => item.data) };
  }

  /** `[a: 1]`: a map of one pair without braces. Read, not edited. */
  private pairItem(pair: Pair): Tree {
    const { entry } = this.pair(pair);
    const data = entry ? Object.fromEntries([[entry.key, entry.value.data]]) : null;
    return { kind: 'map', flow: true, start: entry?.keyStart ?? 0, end: entry?.value.end ?? 0, entries: entry ? [entry] : [], data, irregular: 'explicit-key' };
  }

  private map(node: YAMLMap): MapTree {
    const [start, valueEnd] = node.range as [number, number, number];
    const entries: Entry[] = [];
    const seen = new Set<string>();
    const duplicates: string[] = [];
    let irregular: MapTree['irregular'];
    let contentEnd = valueEnd;
    for (const item of node.items) {
      const { entry, explicit } = this.pair(item as Pair);
      if (!entry) continue;
      contentEnd = Math.max(entry.value.end, entry.keyEnd + 1);
      if (explicit) irregular ??= 'explicit-key';
      if (entry.key === '<<') {
        irregular = 'merge-key';
        this.problem('syntax.merge-key', 'error', say.mergeKey, entry.keyStart, entry.keyEnd);
      } else if (seen.has(entry.key)) {
        duplicates.push(entry.key);
        this.problem('syntax.duplicate-key', 'error', say.duplicateKey(entry.key), entry.keyStart, entry.keyEnd);
      } else entries.push(entry);
      seen.add(entry.key);
    }
    const flow = node.flow === true;
    const end = flow ? valueEnd : contentEnd;
    const data = Object.fromEntries(entries.map((entry) => [entry.key, entry.value.data]));
    return { kind: 'map', flow, start, end, entries, data, ...(irregular && { irregular }), ...(duplicates.length > 0 && { duplicates }) };
  }

  private pair(pair: Pair): { entry?: Entry; explicit: boolean } {
    const key = pair.key as YamlNode | null;
    if (!isScalar(key)) {
      const range = key?.range ?? [0, 1, 1];
      this.fail('syntax.invalid-yaml', say.aliasInKey, range[0], range[1]);
      return { explicit: true };
    }
    const [keyStart, keyEnd] = key.range as [number, number, number];
    const value: Tree = pair.value ? this.tree(pair.value as YamlNode) : { kind: 'scalar', style: 'plain', start: keyEnd, end: keyEnd, data: null };
    const explicit = key.anchor !== undefined || key.tag !== undefined || !/^[ \t]*:/.test(this.text.slice(keyEnd, keyEnd + 80));
    return { entry: { key: String(key.value), keyStart, keyEnd, value: value.start < keyEnd ? { ...value, start: keyEnd, end: keyEnd } : value, base: 0, ...(explicit && { explicit }) }, explicit };
  }
}

function isPairItem(item: unknown): item is Pair {
  return typeof item === 'object' && item !== null && 'key' in item;
}

/** Infinity and NaN are no JSON: they stay as they were written. Minus zero is zero. */
function dataOf(node: Scalar): Json {
  const { value } = node;
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : (node.source ?? String(value));
  return typeof value === 'string' || typeof value === 'boolean' || value === null ? value : String(value);
}
