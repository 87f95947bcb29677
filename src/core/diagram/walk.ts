import { connectionKind } from '../catalog/connection-kinds.ts';
import { isObject, own, type JsonObject } from '../model/json.ts';
import { say, type Locale, type Text } from '../model/text.ts';
import { visible } from './mermaid-text.ts';
import { calledOf, sentenceOf, WALK_WORDS } from './walk-words.ts';

/** What is told of a design; every text is in the reader's language already. */
export interface Told {
  readonly nodes: readonly ToldNode[];
  readonly connections: readonly ToldConnection[];
}

export interface ToldNode {
  readonly id: string;
  readonly name: string;
  /** The short title of its service; absent where the catalogue does not know it. */
  readonly title?: string | undefined;
  /** What its flows ask for, `POST /api/orders`; none where no traffic starts here. */
  readonly starts?: readonly string[] | undefined;
}

export interface ToldConnection {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind?: string | undefined;
  readonly line: 'sync' | 'async' | 'authorize';
  readonly label: string;
}

/** One sentence of the walk and what it is about. */
export interface WalkStep {
  readonly kind: 'node' | 'connection';
  readonly id: string;
  readonly text: string;
}

/** More flows than this are counted, not read out. */
const NAMED_FLOWS = 4;

/**
 * The architecture as sentences in the order of the traffic: from where it starts, each way to its end before the
 * next one; who decides about callers is told where they are asked for. Every connection between nodes that are
 * there is told once, and every node that has none.
 */
export function walkOf(told: Told, locale: Locale): readonly WalkStep[] {
  const walk = new Walk(told, locale);
  for (const { id } of beginnings(told)) walk.from(id);
  return walk.steps;
}

/** The walk as one text, a sentence a line. */
export function walkText(told: Told, locale: Locale): string {
  const steps = walkOf(told, locale);
  return steps.length === 0 ? say(WALK_WORDS.empty, locale) : steps.map(({ text }) => text).join('\n');
}

/** The walk in one paragraph of at most so many sentences, for those who do not see the picture. */
export function walkParagraph(told: Told, locale: Locale, most: number): string {
  const steps = walkOf(told, locale);
  const more = steps.length > most ? [say(WALK_WORDS.more(steps.length - most), locale)] : [];
  return [...steps.slice(0, most).map(({ text }) => text), ...more].join(' ');
}

/** Where traffic starts, then what nothing leads to, then the rest: circles begin with what comes first in the file. */
function beginnings({ nodes, connections }: Told): readonly ToldNode[] {
  const entered = new Set(connections.flatMap(({ from, to, line }) => (from === to || line === 'authorize' ? [] : [to])));
  const decides = new Set(connections.flatMap(({ from, line }) => (line === 'authorize' ? [from] : [])));
  const rank = ({ id, starts }: ToldNode): number => (starts !== undefined && starts.length > 0 ? 0 : entered.has(id) ? 3 : decides.has(id) ? 2 : 1);
  return [0, 1, 2, 3].flatMap((wanted) => nodes.filter((node) => rank(node) === wanted));
}

class Walk {
  readonly steps: WalkStep[] = [];
  private readonly locale: Locale;
  private readonly nodes: ReadonlyMap<string, ToldNode>;
  private readonly leaving = new Map<string, ToldConnection[]>();
  private readonly deciding = new Map<string, ToldConnection[]>();
  private readonly reached = new Set<string>();
  private readonly said = new Set<string>();
  /** Nodes at the end of any connection. */
  private readonly touched: ReadonlySet<string>;

  constructor({ nodes, connections }: Told, locale: Locale) {
    this.locale = locale;
    this.nodes = new Map(nodes.map((node) => [node.id, node]));
    for (const { id } of nodes) {
      this.leaving.set(id, []);
      this.deciding.set(id, []);
    }
    for (const connection of connections) {
      if (!this.nodes.has(connection.from) || !this.nodes.has(connection.to)) continue;
      this.leaving.get(connection.from)?.push(connection);
      if (connection.line === 'authorize') this.deciding.get(connection.to)?.push(connection);
    }
    this.touched = new Set(connections.flatMap(({ from, to }) => (this.nodes.has(from) && this.nodes.has(to) ? [from, to] : [])));
  }

  /** Tells all that is reached from a node. Not by recursion: chains may be thousands long. */
  from(id: string): void {
    const node = this.nodes.get(id);
    if (!node || this.reached.has(id)) return;
    if (!this.touched.has(id)) {
      this.reached.add(id);
      this.steps.push({ kind: 'node', id, text: say(WALK_WORDS.alone(this.called(id)), this.locale) });
      return;
    }
    const waiting = this.reach(id);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (this.tell(next) && !this.reached.has(next.to)) for (const way of this.reach(next.to)) waiting.push(way);
    }
  }

  /** Marks a node as reached; what leaves it, the first one last, behind those who decide about it. */
  private reach(id: string): ToldConnection[] {
    this.reached.add(id);
    return [...(this.deciding.get(id) ?? []), ...(this.leaving.get(id) ?? [])].reverse();
  }

  private tell(connection: ToldConnection): boolean {
    if (this.said.has(connection.id)) return false;
    this.said.add(connection.id);
    const ends = { from: this.called(connection.from), to: this.called(connection.to), label: this.labelOf(connection) };
    this.steps.push({ kind: 'connection', id: connection.id, text: say(sentenceOf(connection.kind, ends), this.locale) });
    return true;
  }

  private called(id: string): Text {
    const node = this.nodes.get(id);
    return calledOf(visible(node?.title ?? ''), visible(node?.name ?? id) || id);
  }

  /** What the line says; where it only names its kind, which the sentence says already, nothing. A request carries what its client sends. */
  private labelOf({ kind, label, from }: ToldConnection): string {
    const title = kind === undefined ? undefined : connectionKind(kind)?.title;
    const shown = visible(label);
    if (shown !== '' && shown !== title?.en && shown !== title?.ko) return shown;
    return kind === 'request' ? listed(this.nodes.get(from)?.starts ?? []) : '';
  }
}

function listed(flows: readonly string[]): string {
  const named = [...new Set(flows.map(visible))].filter((flow) => flow !== '');
  return named.length <= NAMED_FLOWS ? named.join(', ') : `${named.slice(0, NAMED_FLOWS).join(', ')} +${named.length - NAMED_FLOWS}`;
}

/** What the flows of `traffic:` ask for: their paths as written, their names where they say none. */
export function pathsOf(traffic: JsonObject): readonly string[] {
  return Object.entries(traffic).map(([name, flow]) => {
    const path = isObject(flow) ? own(flow, 'path') : undefined;
    return typeof path === 'string' ? path : name;
  });
}
