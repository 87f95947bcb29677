import type { Catalog } from '../catalog/catalog.ts';
import type { Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Path } from '../model/json.ts';
import { ruleContext, type CheckInput, type OnFailure } from './context.ts';
import type { Rule, RuleContext, Violation } from './contract.ts';
import { failure } from './failure.ts';
import { silencesOf } from './silences.ts';
import { checkCollisions } from './structure-collisions.ts';
import { checkConnection } from './structure-connections.ts';
import { topologyRules } from './topology/rules.ts';

/**
 * Everything that the catalogue says about a design: the structure of nodes and connections, the rules
 * of every service and those over connections, without what `ignore:` silences. A rule that throws
 * becomes one finding and the others go on. Linear in nodes and connections.
 */
export function check(input: CheckInput): readonly Finding[] {
  const { design, catalog } = input;
  const failures = new Map<string, Finding>();
  const onFailure: OnFailure = (what, error) => {
    if (!failures.has(what)) failures.set(what, failure(what, error));
  };
  const context = ruleContext(input, onFailure);
  const silences = silencesOf(design, catalog);
  const findings = [
    ...design.connections.flatMap((connection) => checkConnection(connection, input)),
    ...checkCollisions(context.edges, input),
    ...design.nodes.flatMap((node) => applyRules(node, context, onFailure)),
  ];
  return [...findings.filter((finding) => !silences.silenced(finding)), ...silences.findings, ...failures.values()];
}

function applyRules(node: Node, context: RuleContext, onFailure: OnFailure): readonly Finding[] {
  return rulesFor(context.catalog, node.service).flatMap((rule) => {
    try {
      return rule.check(node, context).map((violation) => findingOf(rule, node, violation));
    } catch (error) {
      onFailure(rule.id, error);
      return [];
    }
  });
}

const rulesByService = new WeakMap<Catalog, Map<string, readonly Rule[]>>();

/** The rules that look at nodes of a service: its own, and those that look at all. */
function rulesFor(catalog: Catalog, service: string): readonly Rule[] {
  const byService = rulesByService.get(catalog) ?? new Map<string, readonly Rule[]>();
  rulesByService.set(catalog, byService);
  const known = byService.get(service);
  if (known) return known;
  const own = !catalog.kind(service) ? [] : catalog.family(service)?.rules.filter((rule) => rule.services === undefined || rule.services.includes(service)) ?? [];
  const rules = [...own, ...topologyRules];
  byService.set(service, rules);
  return rules;
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
