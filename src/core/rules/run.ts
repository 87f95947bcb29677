import type { Catalog } from '../catalog/catalog.ts';
import { createMemory } from '../catalog/memory.ts';
import type { Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { own, type Path } from '../model/json.ts';
import { ruleContext, type CheckInput, type OnFailure } from './context.ts';
import type { Rule, RuleContext, Violation } from './contract.ts';
import { failure } from './failure.ts';
import { silencesOf } from './silences.ts';
import { checkQuotas } from './structure-account.ts';
import { checkCollisions } from './structure-collisions.ts';
import { checkConnection } from './structure-connections.ts';
import { checkProperties } from './structure-properties.ts';
import { topologyRules } from './topology/rules.ts';
import { watch, type Watched } from './watch.ts';

/**
 * Everything that the catalogue says about a design: the structure of nodes and connections, the rules of every
 * service and those over connections, without what `ignore:` silences. A rule that throws becomes one
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
  const silences = silencesOf(design, catalog);
  const findings = [
    ...checkQuotas(design, catalog),
    ...design.nodes.flatMap((node) => checkProperties(node, catalog)),
    ...design.connections.flatMap((connection) => checkConnection(connection, input)),
    ...checkCollisions(context.edges, input),
    ...design.nodes.flatMap((node) => applyRules(node, watched, onFailure)),
  ];
  return [...findings.filter((finding) => !silences.silenced(finding)), ...silences.findings, ...failures.values()];
}

/** What the rules said of a node, and those that have to be asked every time. */
interface Verdict {
  readonly findings: readonly Finding[];
  readonly again: readonly Rule[];
}

const verdictOn = createMemory<Node, Verdict>();

/** A rule that looked at nothing but the node, its edges, the quotas and the resolver says the same as long as these stay. */
function applyRules(node: Node, watched: Watched, onFailure: OnFailure): readonly Finding[] {
  const { catalog, resolve, design, outgoing, incoming } = watched.context;
  const rules = rulesFor(catalog, node.service);
  const given = [catalog, resolve, own(design.account, 'quotas'), design.region, ...outgoing(node), null, ...incoming(node)];
  const verdict = verdictOn(node, given, () => judge(node, rules, watched));
  if (verdict.again.length === 0) return verdict.findings;
  return [...verdict.findings, ...verdict.again.flatMap((rule) => {
    try {
      return findingsOf(rule, node, watched.context);
    } catch (error) {
      onFailure(rule.id, error);
      return [];
    }
  })];
}

function judge(node: Node, rules: readonly Rule[], watched: Watched): Verdict {
  const findings: Finding[] = [];
  const again: Rule[] = [];
  for (const rule of rules) {
    try {
      const { result, narrow } = watched.run(node, (context) => findingsOf(rule, node, context));
      if (narrow) findings.push(...result);
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

function findingsOf(rule: Rule, node: Node, context: RuleContext): readonly Finding[] {
  return rule.check(node, context).map((violation) => findingOf(rule, node, violation));
}

function findingOf(rule: Rule, node: Node, violation: Violation): Finding {
  const { connection } = violation;
  const base: Path = connection === undefined ? ['nodes', node.id] : ['connections', connection];
  return {
    rule: rule.id,
    severity: rule.severity,
    message: violation.message,
    node: node.id,
    ...(connection === undefined ? {} : { connection }),
    path: [...base, ...(violation.path ?? [])],
    source: violation.source ?? rule.source,
    ...(violation.fix ? { fix: { ...violation.fix, path: [...base, ...violation.fix.path] } } : {}),
  };
}
