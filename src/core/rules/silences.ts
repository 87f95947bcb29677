import type { Catalog } from '../catalog/catalog.ts';
import { didYouMean as nearest } from '../document/did-you-mean.ts';
import { indexOf, type Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { STRUCTURE_CHECKS } from './structure-checks.ts';
import { topologyRules } from './topology/rules.ts';

/** What `ignore:` silences: by rule, nodes or connections (neither: everywhere), with a reason. */
export interface Silences {
  readonly silenced: (finding: Finding) => boolean;
  /** What is wrong with the silences themselves. One without a reason silences nothing. */
  readonly findings: readonly Finding[];
}

interface Silence {
  readonly everywhere: boolean;
  readonly nodes: ReadonlySet<Json>;
  readonly connections: ReadonlySet<Json>;
}

/** Reads `ignore:` of a design. */
export function silencesOf(design: Design, catalog: Catalog): Silences {
  const findings: Finding[] = [];
  const byRule = new Map<string, Silence>();
  for (const [rule, entry] of Object.entries(design.ignore)) {
    const problems = [...unknownRule(rule, catalog), ...problemsOf(rule, entry, design)];
    findings.push(...problems);
    if (isObject(entry) && hasReason(entry)) byRule.set(rule, silenceOf(entry));
  }
  return { findings, silenced: (finding) => matches(byRule.get(finding.rule), finding) };
}

function silenceOf(entry: JsonObject): Silence {
  const [nodes, connections] = [own(entry, 'nodes'), own(entry, 'connections')];
  return { everywhere: nodes === undefined && connections === undefined, nodes: listOf(nodes), connections: listOf(connections) };
}

function matches(silence: Silence | undefined, finding: Finding): boolean {
  if (!silence) return false;
  if (silence.everywhere) return true;
  return (finding.node !== undefined && silence.nodes.has(finding.node)) || (finding.connection !== undefined && silence.connections.has(finding.connection));
}

function problemsOf(rule: string, entry: Json, design: Design): readonly Finding[] {
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

/** Only ids of the catalogue's families and of core's own rules can be judged; traffic and cost findings have ids of their own. */
function unknownRule(rule: string, catalog: Catalog): readonly Finding[] {
  const known = ruleIds(catalog);
  const family = rule.split('.')[0] ?? '';
  if (known.has(rule) || ![...known].some((id) => id.startsWith(`${family}.`))) return [];
  const guess = nearest(rule, [...known]);
  return [problem('ignore.unknown-rule', [rule], {
    en: `There is no rule “${rule}”.${guess ? ` Did you mean “${guess}”?` : ''}`,
    ko: `‘${rule}’ 규칙은 없습니다.${guess ? ` ‘${guess}’을(를) 뜻했나요?` : ''}`,
  })];
}

function ruleIds(catalog: Catalog): ReadonlySet<string> {
  return new Set([...catalog.services.flatMap((service) => service.rules), ...topologyRules, ...STRUCTURE_CHECKS].map(({ id }) => id));
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
