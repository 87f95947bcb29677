import type { Catalog } from '../catalog/catalog.ts';
import { graphMaker, type Graph } from '../catalog/graph.ts';
import type { Connection, Node } from '../model/design.ts';
import type { BrokenLimit, Finding } from '../model/finding.ts';
import { own, type Path } from '../model/json.ts';
import { createListMemory, flatten, keptWhile } from '../model/list-memory.ts';
import type { Source } from '../model/source.ts';
import type { Resolver } from '../resolve/contract.ts';
import { surroundingsMaker, type CheckInput, type OnFailure } from './context.ts';
import type { Rule, RuleContext, Violation } from './contract.ts';
import { failure } from './failure.ts';
import { checkQuotas } from './structure-account.ts';
import { checkCollisions } from './structure-collisions.ts';
import { checkConnection } from './structure-connections.ts';
import { topologyRules } from './topology/rules.ts';
import { watch, type Read, type Watched } from './watch.ts';

/** What is wrong with one design after the other. */
export type Check = (graph: Graph, input: CheckInput) => readonly Finding[];

/**
 * Everything that the catalogue says about a design: the structure of nodes and connections, the rules of every
 * service and those over connections; what `ignore:` silences is still among it. A rule that throws becomes one
 * finding and the others go on. Linear in nodes and connections.
 */
export function check(input: CheckInput): readonly Finding[] {
  const { catalog, design, resolve } = input;
  return checker(catalog)(graphMaker(catalog)(design, resolve), input);
}

/** `check` for an open document: what an edit did not touch is kept. */
export function checker(catalog: Catalog): Check {
  const surroundingsOf = surroundingsMaker(catalog);
  const verdictsOn = createListMemory<Verdict>();
  const connectionsOf = createListMemory<readonly Finding[]>();
  const collisionsOf = createListMemory<readonly Finding[]>();
  const together = keptWhile(sumUp);
  return (graph, input) => {
    const { design, resolve } = input;
    const { nodes, connections } = design;
    const failures = new Map<string, Finding>();
    const onFailure: OnFailure = (what, error) => {
      if (!failures.has(what)) failures.set(what, failure(what, error));
    };
    const { context, outgoing, incoming, columns, given } = surroundingsOf(graph, input, onFailure);
    const watched = watch(context);
    const verdicts = verdictsOn(columns, given, (row) => {
      const node = nodes[row] as Node;
      return isLeftOut(node, resolve) ? NOTHING_WRONG : judge(node, rulesFor(catalog, node.service), watched);
    });
    const { findings, open } = together(verdicts);
    const aboutConnections = connectionsOf([connections, graph.from, graph.to], [resolve], (row) => {
      const [from, to] = [graph.from[row], graph.to[row]];
      return from && to ? checkConnection({ connection: connections[row] as Connection, from, to }, input) : [];
    });
    const collisions = collisionsOf([nodes, outgoing, incoming], [resolve], (row) => checkCollisions(nodes[row] as Node, outgoing[row] ?? [], incoming[row] ?? [], input));
    return [
      ...checkQuotas(design, catalog), ...findings, ...ask(open, watched, onFailure), ...flatten(aboutConnections), ...flatten(collisions), ...failures.values(),
    ];
  };
}

/**
 * What the rules said of a node. A rule that looked at nothing but the node, its edges, the traffic over
 * them, the quotas and the resolver says the same as long as these stay; the others are asked again.
 */
interface Verdict {
  readonly findings: readonly Finding[];
  readonly open: readonly Question[];
}

interface Question {
  readonly node: Node;
  readonly rule: Rule;
  /** What the rule said the last time, and what that followed from besides; absent where it is asked every time. */
  answer?: { readonly findings: readonly Finding[]; readonly reads: readonly Read[] };
}

const NOTHING_WRONG: Verdict = { findings: [], open: [] };

/** A resource whose condition does not hold is not there, with the parameters as they are. */
function isLeftOut({ attributes }: Node, resolve: Resolver): boolean {
  const condition = own(attributes, 'Condition');
  if (typeof condition !== 'string') return false;
  const holds = resolve.value({ 'Fn::If': [condition, true, false] });
  return holds.known && holds.value === false;
}

function judge(node: Node, rules: readonly Rule[], watched: Watched): Verdict {
  const findings: Finding[] = [];
  const open: Question[] = [];
  for (const rule of rules) {
    try {
      const { result, narrow, reads } = watched.run(node, (context) => rule.check(node, context));
      const said = findingsOf(rule, node, result, watched.context);
      if (narrow && reads.length === 0) findings.push(...said);
      else open.push({ node, rule, ...(narrow ? { answer: { findings: said, reads } } : {}) });
    } catch {
      open.push({ node, rule });
    }
  }
  return { findings, open };
}

function sumUp(verdicts: readonly Verdict[]): Verdict {
  return { findings: flatten(verdicts.map(({ findings }) => findings)), open: flatten(verdicts.map(({ open }) => open)) };
}

function ask(open: readonly Question[], watched: Watched, onFailure: OnFailure): readonly Finding[] {
  const findings: Finding[] = [];
  for (const question of open) {
    try {
      findings.push(...answerTo(question, watched));
    } catch (error) {
      onFailure(question.rule.id, error);
    }
  }
  return findings;
}

/** The last answer where what it followed from has stayed, else a new one. */
function answerTo(question: Question, watched: Watched): readonly Finding[] {
  const { node, rule, answer } = question;
  if (answer?.reads.every(({ shared, value }) => watched.context.shared(shared) === value)) return answer.findings;
  const { result, narrow, reads } = watched.run(node, (context) => rule.check(node, context));
  const findings = findingsOf(rule, node, result, watched.context);
  if (narrow) question.answer = { findings, reads };
  return findings;
}

const rulesByService = new WeakMap<Catalog, Map<string, readonly Rule[]>>();

/** The rules that look at nodes of a service: its own, and those that look at all. */
function rulesFor(catalog: Catalog, service: string): readonly Rule[] {
  const byService = rulesByService.get(catalog) ?? new Map<string, readonly Rule[]>();
  rulesByService.set(catalog, byService);
  const known = byService.get(service);
  if (known) return known;
  const family = catalog.kind(service) ? catalog.family(service) : undefined;
  const rules = [...(family?.rules ?? []).filter((rule) => rule.services === undefined || rule.services.includes(service)), ...topologyRules];
  byService.set(service, rules);
  return rules;
}

/** What the settings of a connection lack may stand where the connection is realized (`realizedBy`): that is no finding. */
function findingsOf(rule: Rule, node: Node, violations: readonly Violation[], context: RuleContext): readonly Finding[] {
  const isElsewhere = ({ connection, path = [] }: Violation): boolean => connection !== undefined && (path[0] === 'properties' || path[0] === 'with')
    && [...context.outgoing(node), ...context.incoming(node)].some((edge) => edge.connection.id === connection && edge.connection.realizedBy.length > 0);
  return violations.filter((violation) => !isElsewhere(violation)).map((violation) => findingOf(rule, node, violation, context));
}

function findingOf(rule: Rule, node: Node, violation: Violation, context: RuleContext): Finding {
  const { connection } = violation;
  const limit = brokenLimit(violation, context);
  const base: Path = connection === undefined ? ['nodes', node.id] : ['connections', connection];
  return {
    rule: rule.id,
    severity: rule.severity,
    message: violation.message,
    node: node.id,
    ...(connection === undefined ? {} : { connection }),
    path: [...base, ...(violation.path ?? [])],
    ...(violation.within === undefined ? {} : { within: violation.within }),
    source: violation.source ?? limit?.source ?? rule.source,
    ...(limit ? { limit: limit.broken } : {}),
    ...(violation.fix ? { fix: { ...violation.fix, path: [...base, ...violation.fix.path] } } : {}),
  };
}

function brokenLimit({ limit }: Violation, { catalog, quota }: RuleContext): { readonly broken: BrokenLimit; readonly source: Source } | undefined {
  const documented = limit && catalog.limit(limit.id);
  if (!documented) return undefined;
  const { id, needed } = limit;
  return {
    broken: { id, kind: documented.kind, current: quota(id) ?? documented.value, ...(needed === undefined ? {} : { needed }) },
    source: documented.source,
  };
}
