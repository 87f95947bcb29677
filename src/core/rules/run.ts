import type { Catalog } from '../catalog/catalog.ts';
import { createMemory } from '../catalog/memory.ts';
import type { Node } from '../model/design.ts';
import type { BrokenLimit, Finding } from '../model/finding.ts';
import { own, type Path } from '../model/json.ts';
import type { Source } from '../model/source.ts';
import { ruleContext, type CheckInput, type OnFailure } from './context.ts';
import type { Rule, RuleContext, Violation } from './contract.ts';
import { failure } from './failure.ts';
import { checkQuotas } from './structure-account.ts';
import { checkCollisions } from './structure-collisions.ts';
import { checkConnection } from './structure-connections.ts';
import { checkProperties } from './structure-properties.ts';
import { topologyRules } from './topology/rules.ts';
import { watch, type Watched } from './watch.ts';

/**
 * Everything that the catalogue says about a design: the structure of nodes and connections, the rules of every
 * service and those over connections; what `ignore:` silences is still among it. A rule that throws becomes one
 * finding and the others go on. Linear in nodes and connections; what an edit did not touch is kept.
 */
export function check(input: CheckInput): readonly Finding[] {
  const { design, catalog } = input;
  const failures = new Map<string, Finding>();
  const onFailure: OnFailure = (what, error) => {
    if (!failures.has(what)) failures.set(what, failure(what, error));
  };
  const context = ruleContext(input, onFailure);
  const watched = watch(context);
  const findings: Finding[] = [...checkQuotas(design, catalog)];
  for (const node of design.nodes) {
    findings.push(...checkProperties(node, catalog));
    applyRules(node, watched, onFailure, findings);
  }
  for (const connection of design.connections) findings.push(...checkConnection(connection, input));
  findings.push(...checkCollisions(context.edges, input));
  return [...findings, ...failures.values()];
}

/** What the rules said of a node, and those that have to be asked every time. */
interface Verdict {
  readonly findings: readonly Finding[];
  readonly again: readonly Rule[];
}

const verdictOn = createMemory<Node, Verdict>();

/**
 * Adds what the rules say of a node. A rule that looked at nothing but the node, its edges, the quotas
 * and the resolver says the same as long as these stay; the others are asked again.
 */
function applyRules(node: Node, watched: Watched, onFailure: OnFailure, findings: Finding[]): void {
  const { catalog, resolve, design, outgoing, incoming } = watched.context;
  const given: unknown[] = [catalog, resolve, own(design.account, 'quotas'), design.region];
  for (const edge of outgoing(node)) given.push(edge);
  given.push(null);
  for (const edge of incoming(node)) given.push(edge);
  const verdict = verdictOn(node, given, () => judge(node, rulesFor(catalog, node.service), watched));
  findings.push(...verdict.findings);
  for (const rule of verdict.again) {
    try {
      for (const violation of rule.check(node, watched.context)) findings.push(findingOf(rule, node, violation, watched.context));
    } catch (error) {
      onFailure(rule.id, error);
    }
  }
}

function judge(node: Node, rules: readonly Rule[], watched: Watched): Verdict {
  const findings: Finding[] = [];
  const again: Rule[] = [];
  for (const rule of rules) {
    try {
      const { result, narrow } = watched.run(node, (context) => rule.check(node, context));
      if (narrow) findings.push(...result.map((violation) => findingOf(rule, node, violation, watched.context)));
      else again.push(rule);
    } catch {
      again.push(rule);
    }
  }
  return { findings, again };
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
