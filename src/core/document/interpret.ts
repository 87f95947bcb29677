import type { Connection, Design, Group, Node, Note } from '../model/design.ts';
import { EMPTY_DESIGN } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject } from '../model/json.ts';
import type { Json, JsonObject, Path } from '../model/json.ts';
import type { TextRange } from '../model/range.ts';
import { didYouMean } from './did-you-mean.ts';
import { Fields } from './fields.ts';
import type { StructureProblem } from './fields.ts';
import { readConnection, readGroup, readNode, readNote } from './interpret-entries.ts';
import type { DocumentSchema, Reading } from './interpret-entries.ts';
import { CURRENT_VERSION } from './migrate.ts';
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
export function interpret(source: Source, schema: DocumentSchema | undefined, readings: Readings): Interpretation {
  return new Interpreter(source, schema, readings).run();
}

class Interpreter {
  private readonly findings: Finding[] = [];
  private readonly source: Source;
  private readonly root: MapTree;
  private readonly schema: DocumentSchema | undefined;
  private readonly readings: Readings;
  private readonly fields: Fields;

  constructor(source: Source, schema: DocumentSchema | undefined, readings: Readings) {
    const { root } = source;
    this.source = source;
    this.root = root;
    this.schema = schema;
    this.readings = readings;
    this.fields = new Fields(root.data as JsonObject);
  }

  run(): Interpretation {
    const { fields } = this;
    const version = this.version();
    const nodes = this.section<Node>('nodes', (id, data) => readNode(id, data, this.schema));
    const connections = this.section<Connection>('connections', readConnection);
    const groups = this.section<Group>('groups', readGroup);
    const notes = this.section<Note>('notes', readNote);
    this.dangling(nodes, connections, groups);
    const description = fields.string('description');
    const design: Design = {
      version, name: fields.string('name') ?? '', region: fields.string('region') ?? EMPTY_DESIGN.region, ...(description !== undefined && { description }),
      parameters: fields.object('parameters'), nodes, connections, groups, notes, scenarios: fields.object('scenarios'), goals: fields.object('goals'),
      account: fields.object('account'), ignore: fields.object('ignore'), template: fields.object('template'),
    };
    if (version <= CURRENT_VERSION) fields.unknownKeys(TOP_KEYS, say.IN_FILE);
    const overlay = entryOf(this.root, 'source') !== undefined;
    if (overlay) fields.problem('overlay', 'info', say.overlay, ['source']);
    for (const problem of fields.problems) this.report(problem, this.root, 0, []);
    return { design, findings: this.findings, readOnly: version > CURRENT_VERSION || overlay };
  }

  private version(): number {
    const entry = entryOf(this.root, 'version');
    if (!entry) {
      if (this.root.entries.length === 0) this.findings.push({ rule: 'structure.empty-file', severity: 'info', message: say.emptyFile, path: [], range: { start: 0, end: 0 } });
      else this.fields.problem('missing-version', 'warning', say.missingVersion, []);
      return 1;
    }
    const { data } = entry.value;
    if (typeof data !== 'number' || !Number.isInteger(data) || data < 1) {
      this.fields.problem('bad-version', 'error', say.badVersion, ['version']);
      return 1;
    }
    if (data > CURRENT_VERSION) this.fields.problem('newer-version', 'error', say.newerVersion(data, CURRENT_VERSION), ['version']);
    return data;
  }

  private section<T>(name: string, read: (id: string, data: Json) => Reading<T>): T[] {
    const entry = entryOf(this.root, name);
    if (!entry || entry.value.data === null) return [];
    if (entry.value.kind !== 'map' || !isObject(entry.value.data)) {
      this.fields.problem('wrong-type', 'error', say.wrongType(name, say.MAP), [name]);
      return [];
    }
    const values: T[] = [];
    for (const item of entry.value.entries) {
      let reading = this.readings.get(item.value) as Reading<T> | undefined;
      if (!reading) this.readings.set(item.value, (reading = read(item.key, item.value.data)));
      for (const problem of reading.problems) this.report(problem, item, entry.base, [name, item.key]);
      if (reading.value !== undefined) values.push(reading.value);
    }
    return values;
  }

  private dangling(nodes: readonly Node[], connections: readonly Connection[], groups: readonly Group[]): void {
    // A node whose block cannot be read, or is wrong otherwise, has its own finding: it is there.
    const unread = this.source.unread.filter(({ section }) => section === 'nodes').map(({ key }) => key);
    const written = entryOf(this.root, 'nodes')?.value;
    const ids = new Set([...unread, ...(written?.kind === 'map' ? written.entries.map((entry) => entry.key) : [])]);
    const candidates = nodes.length <= 200 ? nodes.map((node) => node.id) : [];
    const check = (id: string, path: Path): void => {
      if (!ids.has(id)) this.fields.problem('missing-node', 'error', say.missingNode(id, didYouMean(id, candidates)), path);
    };
    for (const { id, from, to } of connections) {
      check(from, ['connections', id, 'from']);
      check(to, ['connections', id, 'to']);
    }
    for (const { id, contains } of groups) contains.forEach((node, index) => check(node, ['groups', id, 'contains', index]));
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

/** Where a problem of the whole file is shown. */
function firstKey(root: MapTree): TextRange {
  const entry = root.entries[0];
  return entry ? { start: entry.base + entry.keyStart, end: entry.base + entry.keyEnd } : { start: 0, end: 0 };
}

function rangeInEntry(entry: Entry, base: number, problem: StructureProblem): TextRange {
  const shift = base + entry.base;
  const key = { start: shift + entry.keyStart, end: shift + entry.keyEnd };
  if (problem.path.length === 0 && problem.on === 'key') return key;
  const range = rangeAt(entry.value, problem.path, problem.on);
  return range.start === range.end ? key : { start: shift + range.start, end: shift + range.end };
}
