import type { Catalog } from '../catalog/catalog.ts';
import type { Graph } from '../catalog/graph.ts';
import { limitChecker } from '../cloudformation/check-limits.ts';
import { nullChecker } from '../cloudformation/check-nulls.ts';
import type { Synthesis } from '../cloudformation/contract.ts';
import { isOfBuilder } from '../cloudformation/findings.ts';
import { synthesizer } from '../cloudformation/synthesize.ts';
import type { Finding } from '../model/finding.ts';
import type { Resolver } from '../resolve/contract.ts';
import { templateChecker, type TemplateInput } from '../specification/check.ts';
import type { Specification } from '../specification/contract.ts';

/** What CloudFormation knows of resource types, once it is there: it is loaded when it is first needed. */
export type SpecificationSource = () => Specification | undefined;

/** The templates of designs, one after the other, and what is wrong with each as a whole; what an edit did not touch is kept. */
export function templateJudge(catalog: Catalog): (graph: Graph, resolve: Resolver) => Template {
  const synthesize = synthesizer(catalog);
  const [checkLimits, checkNulls] = [limitChecker(), nullChecker()];
  return (graph, resolve) => {
    const synthesis = synthesize(graph, resolve);
    return { synthesis, findings: [...synthesis.findings.flatMap(shown), ...checkLimits(graph.design, synthesis), ...checkNulls(graph.design, synthesis)] };
  };
}

export interface Template {
  readonly synthesis: Synthesis;
  readonly findings: readonly Finding[];
}

/** What is wrong with the resources of templates, as far as the specification is there. */
export function resourceJudge(source: SpecificationSource): (input: TemplateInput) => readonly Finding[] {
  let check: { readonly by: Specification; readonly run: ReturnType<typeof templateChecker> } | undefined;
  return (input) => {
    const specification = source();
    if (specification && check?.by !== specification) check = { by: specification, run: templateChecker(specification) };
    return specification && check ? withoutUnfinished(check.run(input), input.synthesis.findings) : [];
  };
}

/** What a service cannot be built from yet, it has said itself: that the half-built resource lacks something is no news. */
function withoutUnfinished(findings: readonly Finding[], built: readonly Finding[]): readonly Finding[] {
  const unfinished = new Set(built.flatMap((finding) => (finding.severity === 'error' && !isOfBuilder(finding) ? finding.node ?? [] : [])));
  if (unfinished.size === 0) return findings;
  return findings.filter(({ node, path }) => node === undefined || !unfinished.has(node) || (path ?? []).length > 2);
}

/** While a design is drawn, what a service cannot be built from yet is no error, and what is only worth knowing waits for the export. */
function shown(finding: Finding): readonly Finding[] {
  if (finding.severity === 'info') return [];
  return [isOfBuilder(finding) ? finding : { ...finding, severity: 'warning' }];
}

/** Checks of properties say nothing where a rule of the service has spoken of the same place: it knows more. */
export function withoutRepeats(ofTemplate: readonly Finding[], ofRules: readonly Finding[]): readonly Finding[] {
  if (!ofTemplate.some(isOfProperty)) return ofTemplate;
  const spoken = new Set(ofRules.filter(({ severity, path }) => severity !== 'info' && path !== undefined && path.length > 2).map(({ path }) => JSON.stringify(path)));
  return ofTemplate.filter((finding) => !isOfProperty(finding) || !spoken.has(JSON.stringify(finding.path)));
}

function isOfProperty({ rule }: Finding): boolean {
  return rule.startsWith('property.');
}
