import type { Catalog } from '../catalog/catalog.ts';
import { classOf, EXTERNAL } from './mermaid-text.ts';
import { dictionaryOf, matchesIn, wordsOf, type Dictionary, type Match } from './import-words.ts';
import { isRoute } from './import-routes.ts';
import type { ParsedDiagram, ParsedFrame, ParsedNode } from './parsed-diagram.ts';

/** What the names in a diagram mean: kinds of nodes by the names in their folders, and what is known not to be one. */
export interface Vocabulary {
  readonly anywhere: Dictionary<string>;
  readonly atEnd: Dictionary<string>;
  readonly parts: Dictionary<string>;
  /** By the class that names a service in our own flowcharts. */
  readonly own: ReadonlyMap<string, string>;
  /** Names of what has no folder: such a box is no node of the frame around it. */
  readonly others: Dictionary<string>;
}

/** `others`: names of services and things that the catalogue does not know. */
export function vocabularyOf({ services }: Pick<Catalog, 'services'>, others: readonly string[]): Vocabulary {
  const kinds = services.flatMap((service) => service.kinds);
  const named = (list: 'anywhere' | 'atEnd' | 'parts'): Dictionary<string> => dictionaryOf(kinds.flatMap(({ service, about }) => (about.names?.[list] ?? []).map((name) => [name, service] as const)));
  return {
    anywhere: named('anywhere'), atEnd: named('atEnd'), parts: named('parts'),
    own: new Map([EXTERNAL, ...kinds.map(({ service }) => service)].map((service) => [classOf(service), service])),
    others: dictionaryOf(others.map((name) => [name, name] as const)),
  };
}


/** What a box may be, most likely first, and whether that comes from a class of our own. */
export interface Guess {
  /** Values of `service:`; none where nothing says it. */
  readonly services: readonly string[];
  readonly own: boolean;
  /** It is what another node brings along: permissions, roles. */
  readonly part?: boolean;
}

/**
 * What each node may be: by a class of our own, else by icon, label, id and classes, else by the frames around it from
 * the innermost outwards, unless its label names something else.
 */
export function guessServices(diagram: ParsedDiagram, vocabulary: Vocabulary): ReadonlyMap<string, Guess> {
  const around = framesAround(diagram.frames);
  return new Map(diagram.nodes.map((node) => [node.id, guess(node, around.get(node.id) ?? [], vocabulary)]));
}

function guess(node: ParsedNode, frames: readonly ParsedFrame[], vocabulary: Vocabulary): Guess {
  const own = node.classes.map((name) => vocabulary.own.get(name)).find((service) => service !== undefined);
  if (own !== undefined) return { services: [own], own: true };
  const parts = matchesIn(wordsOf(node.lines.join(' ')), vocabulary.parts);
  if (parts.length > 0) return { services: [], own: false, part: true };
  const label = fromLabel(node.lines, vocabulary);
  const [icon, classes] = [fromIcon(node.icon, vocabulary), fromClasses(node.classes, vocabulary)];
  const said = icon ?? (label?.isNoun === true ? classes : undefined) ?? label?.services ?? fromId(node.id, vocabulary) ?? classes;
  if (said) return { services: narrowed(said, node, vocabulary), own: false };
  if (names(node, vocabulary.others)) return { services: [], own: false };
  const framed = frames.map((frame) => servicesOfFrame(frame, vocabulary)).find((services) => services !== undefined);
  return { services: framed ?? [], own: false };
}

/** What a frame's icon or title names. */
export function servicesOfFrame({ title, icon }: ParsedFrame, vocabulary: Vocabulary): readonly string[] | undefined {
  return fromIcon(icon, vocabulary) ?? lastOf(matchesIn(wordsOf(title), vocabulary.anywhere));
}

/** Of several services those that any word of the label speaks for: an EventBridge icon with “cron” below it. */
function narrowed(services: readonly string[], { lines }: ParsedNode, { anywhere, atEnd: nouns }: Vocabulary): readonly string[] {
  const words = wordsOf(lines.join(' '));
  const spoken = [...matchesIn(words, anywhere), ...matchesIn(words, nouns)].map(({ values }) => services.filter((service) => values.includes(service)));
  return spoken.reduce((left, named) => (named.length > 0 && named.length < left.length ? named : left), services);
}

function fromIcon(icon: string | undefined, vocabulary: Vocabulary): readonly string[] | undefined {
  if (icon === undefined) return undefined;
  return lastOf(matchesIn(wordsOf(icon.replace(/^.*[/:]/, '').replace(/\.\w+$/, '')), vocabulary.anywhere));
}

interface FromLabel {
  readonly services: readonly string[];
  /** Only the noun at the end says it, which is less than a name. */
  readonly isNoun?: boolean;
}

/** Line by line: the end of what stands before brackets, dashes and colons, then names anywhere in it, then in the rest. */
function fromLabel(lines: readonly string[], vocabulary: Vocabulary): FromLabel | undefined {
  const spoken = lines.filter((line) => !isRoute(line));
  for (const line of spoken) {
    const head = wordsOf(headOf(line));
    const noun = atEnd(head, vocabulary);
    const named = atWhole(line, vocabulary) ?? lastOf(matchesIn(head, vocabulary.anywhere));
    if (noun) return { services: noun, isNoun: named === undefined };
    if (named) return { services: named };
    // A line that names something else is what the box is; the others describe it.
    if (matchesIn(head, vocabulary.others).length > 0) return undefined;
  }
  const described = spoken.map((line) => lastOf(matchesIn(wordsOf(line.slice(headOf(line).length)), vocabulary.anywhere))).find((services) => services !== undefined);
  return described && { services: described };
}

function headOf(line: string): string {
  return /^.+?(?=\s*[([{:,/]|\s[-–—|+]\s|$)/.exec(line)?.[0] ?? line;
}

/** `EventBridge (Rule 1)` is one name. */
function atWhole(line: string, { anywhere }: Vocabulary): readonly string[] | undefined {
  const words = wordsOf(line);
  return matchesIn(words, anywhere).find(({ start, end }) => start < wordsOf(headOf(line)).length && end > wordsOf(headOf(line)).length)?.values;
}

/** The thing itself stands at the end of a label: “users table”; numbers and single letters behind it only count it. */
function atEnd(words: readonly string[], { anywhere, atEnd: nouns, others }: Vocabulary): readonly string[] | undefined {
  let last = words.length;
  while (last > 1 && /^(?:\d+|[a-z])$/.test(words[last - 1] ?? '')) last -= 1;
  const counted = words.slice(0, last);
  const noun = matchesIn(counted, nouns).find(({ end }) => end === last);
  if (!noun) return undefined;
  const isOther = matchesIn(counted, others).some(({ end }) => end === noun.start || end === last);
  const isLonger = matchesIn(counted, anywhere).some(({ start, end }) => start < noun.start && end >= noun.end);
  return isOther || isLonger ? undefined : noun.values;
}

function fromId(id: string, vocabulary: Vocabulary): readonly string[] | undefined {
  return lastOf(matchesIn(wordsOf(id), vocabulary.anywhere));
}

function fromClasses(classes: readonly string[], vocabulary: Vocabulary): readonly string[] | undefined {
  return classes.map((name) => lastOf(matchesIn(wordsOf(name), vocabulary.anywhere)) ?? atEnd(wordsOf(name), vocabulary)).find((services) => services !== undefined);
}

function names(node: ParsedNode, others: Dictionary<string>): boolean {
  return [...node.lines, node.id, ...(node.icon === undefined ? [] : [node.icon.replace(/^.*[/:]/, '')])].some((text) => matchesIn(wordsOf(text), others).length > 0);
}

/** The head of an English name is its last word: “trigger Lambda”. */
function lastOf(matches: readonly Match<string>[]): readonly string[] | undefined {
  return matches.at(-1)?.values;
}

/** The frames around each node, the innermost first. */
export function framesAround(frames: readonly ParsedFrame[]): ReadonlyMap<string, readonly ParsedFrame[]> {
  const parent = new Map<string, ParsedFrame>();
  for (const frame of frames) for (const id of frame.contains) if (id !== frame.id && !parent.has(id)) parent.set(id, frame);
  const chain = (id: string, seen: ReadonlySet<string>): readonly ParsedFrame[] => {
    const frame = parent.get(id);
    return !frame || seen.has(frame.id) ? [] : [frame, ...chain(frame.id, new Set([...seen, frame.id]))];
  };
  return new Map([...parent.keys()].map((id) => [id, chain(id, new Set())]));
}
