import type { Catalog } from '../catalog/catalog.ts';
import { didYouMean as nearest } from '../document/did-you-mean.ts';
import { indexOf, type Design } from '../model/design.ts';
import type { Finding, Fix } from '../model/finding.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { ruleBook } from './rule-book.ts';

/** What `ignore:` silences: by rule, nodes or connections (neither: everywhere), with a reason. */
export interface Silences {
  readonly silenced: (finding: Finding) => boolean;
  /** What is wrong with the silences themselves. One without a reason silences nothing. */
  readonly findings: readonly Finding[];
  /** Parts findings from silenced ones; a silence that meets none of them is a finding of its own, unless its rule is not decided yet. */
  readonly sort: (findings: readonly Finding[], undecided?: ReadonlySet<string>) => Sorted;
}

export interface Sorted {
  readonly findings: readonly Finding[];
  readonly silenced: readonly SilencedFinding[];
}

/** A finding that the file says is meant, and why. */
export interface SilencedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

interface Silence {
  readonly everywhere: boolean;
  readonly nodes: ReadonlySet<Json>;
  readonly connections: ReadonlySet<Json>;
  readonly reason: string;
}

/** Families of findings about the file itself, which no silence reaches: they say what the product could not read. */
const ABOUT_THE_FILE = ['syntax', 'structure', 'ignore', 'internal'];

/** Whether `ignore:` may name the rule of a finding. */
export function canSilence(rule: string): boolean {
  return !ABOUT_THE_FILE.includes(rule.split('.')[0] ?? '');
}

/** Reads `ignore:` of a design. */
export function silencesOf(design: Design, catalog: Catalog): Silences {
  const findings: Finding[] = [];
  const byRule = new Map<string, Silence>();
  const doubtful = new Set<string>();
  for (const [rule, entry] of Object.entries(design.ignore)) {
    const problems = [...unknownRule(rule, catalog), ...problemsOf(rule, entry, design)];
    if (problems.length > 0) doubtful.add(rule);
    findings.push(...problems);
    if (isObject(entry) && hasReason(entry) && canSilence(rule)) byRule.set(rule, silenceOf(entry));
  }
  const silenced = (finding: Finding) => matches(byRule.get(finding.rule), finding);
  return { findings, silenced, sort: (all, undecided = NONE) => sort(all, byRule, new Set([...doubtful, ...undecided])) };
}

const NONE: ReadonlySet<string> = new Set();

function sort(all: readonly Finding[], byRule: ReadonlyMap<string, Silence>, doubtful: ReadonlySet<string>): Sorted {
  const findings: Finding[] = [];
  const silenced: SilencedFinding[] = [];
  const met = new Set<string>();
  for (const finding of all) {
    const silence = byRule.get(finding.rule);
    if (!silence || !matches(silence, finding)) {
      findings.push(finding);
      continue;
    }
    silenced.push({ finding, reason: silence.reason });
    met.add(finding.rule).add(markOf(finding.rule, 'nodes', finding.node)).add(markOf(finding.rule, 'connections', finding.connection));
  }
  const idle = [...byRule].filter(([rule]) => !doubtful.has(rule)).flatMap(([rule, silence]) => idleIn(rule, silence, met));
  return { findings: [...findings, ...idle], silenced };
}

/** The parts of one silence that no finding needs any more. */
function idleIn(rule: string, silence: Silence, met: ReadonlySet<string>): readonly Finding[] {
  if (silence.everywhere) return met.has(rule) ? [] : [matchesNothing(rule, ['ignore', rule])];
  const parts = (['nodes', 'connections'] as const).map((where) => [...silence[where]].map((id, at) => ({ where, id, at })));
  const all = parts.flat();
  const idle = all.filter(({ where, id }) => !met.has(markOf(rule, where, id)));
  if (idle.length === all.length) return [matchesNothing(rule, ['ignore', rule])];
  return idle.map(({ where, id, at }) => matchesNothing(rule, ['ignore', rule, where, at], String(id)));
}

function markOf(rule: string, where: 'nodes' | 'connections', id: Json | undefined): string {
  return JSON.stringify([rule, where, id]);
}

function matchesNothing(rule: string, path: Path, id?: string): Finding {
  const fix: Fix = { title: { en: 'Remove the silence', ko: '무시 설정 지우기' }, path, value: undefined };
  return {
    rule: 'ignore.matches-nothing', severity: 'info', path, fix,
    message: id === undefined
      ? { en: `Nothing breaks “${rule}” any more. Remove it from \`ignore:\`.`, ko: `‘${rule}’에 걸리는 것이 이제 없습니다. \`ignore:\`에서 지우세요.` }
      : { en: `“${id}” does not break “${rule}” any more. Remove it from \`ignore:\`.`, ko: `‘${id}’은(는) 이제 ‘${rule}’에 걸리지 않습니다. \`ignore:\`에서 지우세요.` },
  };
}

function silenceOf(entry: JsonObject): Silence {
  const [nodes, connections] = [own(entry, 'nodes'), own(entry, 'connections')];
  return { everywhere: nodes === undefined && connections === undefined, nodes: listOf(nodes), connections: listOf(connections), reason: String(own(entry, 'reason')).trim() };
}

function matches(silence: Silence | undefined, finding: Finding): boolean {
  if (!silence) return false;
  if (silence.everywhere) return true;
  return (finding.node !== undefined && silence.nodes.has(finding.node)) || (finding.connection !== undefined && silence.connections.has(finding.connection));
}

function problemsOf(rule: string, entry: Json, design: Design): readonly Finding[] {
  if (!canSilence(rule)) {
    return [problem('ignore.not-possible', [rule], {
      en: `“${rule}” is about the file itself and cannot be ignored. Mend what it names.`,
      ko: `‘${rule}’은(는) 파일 자체의 문제라 무시할 수 없습니다. 해당 부분을 고치세요.`,
    })];
  }
  if (!isObject(entry) || !hasReason(entry)) {
    return [problem('ignore.no-reason', [rule], {
      en: `Say why “${rule}” is ignored: add \`reason:\`. Until then it is not ignored.`,
      ko: `‘${rule}’을(를) 무시하는 이유를 \`reason:\`에 적으세요. 이유가 없으면 무시되지 않습니다.`,
    })];
  }
  const index = indexOf(design);
  const nodes = [...listOf(own(entry, 'nodes'))].filter((id) => typeof id !== 'string' || !index.node(id));
  const connections = [...listOf(own(entry, 'connections'))].filter((id) => typeof id !== 'string' || !index.connection(id));
  return [
    ...nodes.map((id) => missing(rule, 'nodes', String(id))),
    ...connections.map((id) => missing(rule, 'connections', String(id))),
  ];
}

function missing(rule: string, where: 'nodes' | 'connections', id: string): Finding {
  return problem('ignore.unknown-id', [rule, where], {
    en: `There is no ${where === 'nodes' ? 'node' : 'connection'} “${id}” to ignore “${rule}” for. Remove it.`,
    ko: `‘${rule}’을(를) 무시할 ${where === 'nodes' ? '노드' : '연결'} ‘${id}’이(가) 없습니다. 지우세요.`,
  });
}

function unknownRule(rule: string, catalog: Catalog): readonly Finding[] {
  const book = ruleBook(catalog);
  if (book.entry(rule)) return [];
  const guess = nearest(rule, book.entries.map(({ id }) => id));
  return [problem('ignore.unknown-rule', [rule], {
    en: `There is no rule “${rule}”.${guess ? ` Did you mean “${guess}”?` : ''}`,
    ko: `‘${rule}’ 규칙은 없습니다.${guess ? ` ‘${guess}’을(를) 뜻했나요?` : ''}`,
  })];
}

function hasReason(entry: JsonObject): boolean {
  const reason = own(entry, 'reason');
  return typeof reason === 'string' && reason.trim() !== '';
}

function listOf(value: Json | undefined): ReadonlySet<Json> {
  if (value === undefined) return new Set();
  return new Set(Array.isArray(value) ? (value as readonly Json[]) : [value]);
}

function problem(rule: string, below: Path, message: Text): Finding {
  return { rule, severity: 'warning', message, path: ['ignore', ...below] };
}
