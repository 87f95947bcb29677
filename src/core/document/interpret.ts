import type { Connection, Design, Group, Node, Note } from '../model/design.ts';
import { EMPTY_DESIGN, indexOf } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own } from '../model/json.ts';
import type { Json, JsonObject, Path } from '../model/json.ts';
import type { TextRange } from '../model/range.ts';
import { didYouMean } from './did-you-mean.ts';
import { Fields } from './fields.ts';
import type { StructureProblem } from './fields.ts';
import { readConnection, readGroup, readNode, readNote } from './interpret-entries.ts';
import type { DocumentSchema, Reading } from './interpret-entries.ts';
import { migrate, MIGRATIONS, versionAfter } from './migrate.ts';
import type { Migration } from './migrate.ts';
import * as say from './structure-messages.ts';
import type { Source } from './source.ts';
import { entryOf, rangeAt } from './tree.ts';
import type { Entry, MapTree, Tree } from './tree.ts';

const TOP_KEYS = ['version', 'name', 'region', 'description', 'parameters', 'nodes', 'connections', 'groups', 'notes', 'scenarios', 'goals', 'account', 'ignore', 'template', 'source'];

export interface Interpretation {
  readonly design: Design;
  readonly findings: readonly Finding[];
  readonly readOnly: boolean;
}

/** What readings of earlier texts gave, by the tree they were made from. */
export type Readings = WeakMap<Tree, Reading<unknown>>;

/** Data with places -> typed design and structure findings. Entries that were read before are not read again. */
export function interpret(source: Source, schema: DocumentSchema | undefined, readings: Readings, migrations: readonly Migration[] = MIGRATIONS): Interpretation {
  return new Interpreter(source, schema, readings, migrations).run();
}

class Interpreter {
  private readonly findings: Finding[] = [];
  private readonly source: Source;
  private readonly root: MapTree;
  private readonly schema: DocumentSchema | undefined;
  private readonly readings: Readings;
  private readonly newest: number;
  private readonly version: number;
  /** What the file means in the newest version; the same object as the root's where it is written in that. */
  private readonly data: JsonObject;
  private readonly fields: Fields;

  constructor(source: Source, schema: DocumentSchema | undefined, readings: Readings, migrations: readonly Migration[]) {
    const { root } = source;
    this.source = source;
    this.root = root;
    this.schema = schema;
    this.readings = readings;
    this.newest = versionAfter(migrations);
    const version = own(root.data as JsonObject, 'version');
    this.version = isVersion(version) ? version : 1;
    this.data = migrate(root.data as JsonObject, this.version, migrations);
    this.fields = new Fields(this.data);
  }

  run(): Interpretation {
    const { fields, version, newest } = this;
    this.checkVersion();
    const overlay = entryOf(this.root, 'source') !== undefined;
    const nodes = this.section<Node>('nodes', (id, data) => readNode(id, data, this.schema), overlay ? isWhole : undefined);
    const connections = this.section<Connection>('connections', readConnection);
    const groups = this.section<Group>('groups', readGroup);
    const notes = this.section<Note>('notes', readNote);
    const description = fields.string('description');
    const design: Design = {
      version, name: fields.string('name') ?? '', region: fields.string('region') ?? EMPTY_DESIGN.region, ...(description !== undefined && { description }),
      parameters: fields.object('parameters'), nodes, connections, groups, notes, scenarios: fields.object('scenarios'), goals: fields.object('goals'),
      account: fields.object('account'), ignore: fields.object('ignore'), template: fields.object('template'),
    };
    // What an overlay names stands in its template.
    if (!overlay) this.dangling(design);
    if (version <= newest) fields.unknownKeys(TOP_KEYS, say.IN_FILE);
    if (overlay) fields.problem('overlay', 'info', say.overlay, ['source']);
    for (const problem of fields.problems) this.report(problem, this.root, 0, []);
    return { design, findings: this.findings, readOnly: version > newest || overlay };
  }

  private checkVersion(): void {
    const { fields, version, newest } = this;
    const entry = entryOf(this.root, 'version');
    if (this.root.entries.length === 0) this.findings.push({ rule: 'structure.empty-file', severity: 'info', message: say.emptyFile, path: [], range: { start: 0, end: 0 } });
    else if (!entry) fields.problem('missing-version', 'warning', say.missingVersion, []);
    else if (!isVersion(entry.value.data)) fields.problem('bad-version', 'error', say.badVersion, ['version']);
    else if (version > newest) fields.problem('newer-version', 'error', say.newerVersion(version, newest), ['version']);
  }

  private section<T>(name: string, read: (id: string, data: Json) => Reading<T>, isMeant: (data: Json) => boolean = () => true): T[] {
    const entries = own(this.data, name);
    if (entries === undefined || entries === null) return [];
    if (!isObject(entries)) {
      this.fields.problem('wrong-type', 'error', say.wrongType(name, say.MAP), [name]);
      return [];
    }
    const entry = entryOf(this.root, name);
    const map = entry?.value.kind === 'map' ? entry.value : undefined;
    const values: T[] = [];
    const take = (reading: Reading<T>, item: Entry | undefined, id: string): void => {
      for (const problem of reading.problems) this.report(problem, item ?? this.root, entry?.base ?? 0, [name, id]);
      if (reading.value !== undefined) values.push(reading.value);
    };
    if (map && map.data === entries) for (const item of map.entries.filter(({ value }) => isMeant(value.data))) take(this.remembered(item, read), item, item.key);
    else for (const [id, data] of Object.entries(entries).filter(([, value]) => isMeant(value))) take(read(id, data), map && entryOf(map, id), id);
    return values;
  }

  private remembered<T>(item: Entry, read: (id: string, data: Json) => Reading<T>): Reading<T> {
    let reading = this.readings.get(item.value) as Reading<T> | undefined;
    if (!reading) this.readings.set(item.value, (reading = read(item.key, item.value.data)));
    return reading;
  }

  /** Connections and groups that name nodes that are not there. */
  private dangling(design: Design): void {
    const { nodes, connections, groups } = design;
    const { wiring } = indexOf(design);
    let written: ReturnType<Interpreter['written']> | undefined;
    const check = (id: string, path: Path): void => {
      const { ids, candidates } = (written ??= this.written(nodes));
      if (!ids.has(id)) this.fields.problem('missing-node', 'error', say.missingNode(id, didYouMean(id, candidates)), path);
    };
    for (const [place, { id, from, to }] of connections.entries()) {
      if (wiring.from[place] === -1) check(from, ['connections', id, 'from']);
      if (wiring.to[place] === -1) check(to, ['connections', id, 'to']);
    }
    for (const { id, contains } of groups) contains.forEach((node, index) => {
      if (wiring.nodeAt(node) === undefined) check(node, ['groups', id, 'contains', index]);
    });
  }

  /** The ids that are written, and those to guess from. A node whose block cannot be read, or is wrong otherwise, has its own finding: it is there. */
  private written(nodes: readonly Node[]): { readonly ids: ReadonlySet<string>; readonly candidates: readonly string[] } {
    const unread = this.source.unread.filter(({ section }) => section === 'nodes').map(({ key }) => key);
    const written = entryOf(this.root, 'nodes')?.value;
    const ids = new Set([...unread, ...(written?.kind === 'map' ? written.entries.map((entry) => entry.key) : [])].filter((id) => id !== undefined));
    return { ids, candidates: nodes.length <= 200 ? nodes.map((node) => node.id) : [] };
  }

  /** Notes a problem of an entry (or of the whole file) with its place and with the node or connection it is about. */
  private report(problem: StructureProblem, holder: Entry | MapTree, base: number, above: Path): void {
    const { rule, severity, message, on } = problem;
    const path = [...above, ...problem.path];
    const range = 'key' in holder ? rangeInEntry(holder, base, problem) : problem.path.length === 0 ? firstKey(holder) : rangeAt(holder, problem.path, on);
    const [section, id] = path;
    const owner = typeof id !== 'string' ? {} : section === 'nodes' ? { node: id } : section === 'connections' ? { connection: id } : {};
    this.findings.push({ rule, severity, message, ...owner, path, range });
  }
}

/** A node of its own, rather than notes on one of the template. */
function isWhole(data: Json): boolean {
  return isObject(data) && (Object.hasOwn(data, 'service') || Object.hasOwn(data, 'resource'));
}

/** Where a problem of the whole file is shown. */
function firstKey(root: MapTree): TextRange {
  const entry = root.entries[0];
  return entry ? { start: entry.base + entry.keyStart, end: entry.base + entry.keyEnd } : { start: 0, end: 0 };
}

function isVersion(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}

function rangeInEntry(entry: Entry, base: number, problem: StructureProblem): TextRange {
  const shift = base + entry.base;
  const key = { start: shift + entry.keyStart, end: shift + entry.keyEnd };
  if (problem.path.length === 0 && problem.on === 'key') return key;
  const range = rangeAt(entry.value, problem.path, problem.on);
  return range.start === range.end ? key : { start: shift + range.start, end: shift + range.end };
}
