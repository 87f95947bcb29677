import type { Limit, ServiceDefinition } from '../../src/core/catalog/service.ts';
import { FILE_CHECKS, WHY_OF_FAMILY } from '../../src/core/rules/file-checks.ts';
import { ruleEntries, type RuleEntry } from '../../src/core/rules/rule-book.ts';
import { ruleParagraphs } from '../../src/core/rules/rule-page.ts';
import { LIMIT_CHECKS } from '../../src/core/cloudformation/limit-checks.ts';
import { STRUCTURE_CHECKS } from '../../src/core/rules/structure-checks.ts';
import { TEMPLATE_CHECKS } from '../../src/core/specification/checks.ts';
import { topologyRules } from '../../src/core/rules/topology/rules.ts';
import { HEAD } from './markdown.ts';


/** docs/rules.md: a place for every id that a finding may have, with the id itself as the anchor. */
export function rulesTable(services: readonly ServiceDefinition[], limitsOf: (rule: string) => readonly string[]): string {
  const entries = ruleEntries(services);
  const count = services.reduce((sum, { rules }) => sum + rules.length, 0);
  const families = [...new Set(entries.map(({ id }) => id.split('.')[0] ?? ''))];
  return [
    `${HEAD}# Rules\n`,
    `${entries.length} things that a finding can be called: ${count} rules about services and ${topologyRules.length} about how nodes are connected, each with the AWS page that it comes from and the day it was read; and ${STRUCTURE_CHECKS.length + TEMPLATE_CHECKS.length + LIMIT_CHECKS.length + FILE_CHECKS.length} checks of the file, its traffic, its bill and the template made of it.\n`,
    '**Silencing.** What is meant stands in the design with its reason, for some nodes or connections, or everywhere where neither is named:\n',
    '```yaml\nignore:\n  topology.write-without-authorizer: { nodes: [api], reason: Anybody may register. }\n```\n',
    'The light bulb in the text and the button on the canvas write this and ask for the reason. `serverless-canvas check` lists what is silenced.\n',
    `${families.map((family) => `[${family}](#${family})`).join(' · ')}\n`,
    ...families.map((family) => section(family, entries.filter(({ id }) => id.startsWith(`${family}.`)), services, limitsOf)),
  ].join('\n');
}

function section(family: string, entries: readonly RuleEntry[], services: readonly ServiceDefinition[], limitsOf: (rule: string) => readonly string[]): string {
  const common = WHY_OF_FAMILY.get(family);
  return [
    `<a id="${family}"></a>\n`, `## ${family}\n`,
    ...(common ? [`${common.en}\n`] : []),
    ...entries.map((entry) => page(entry, services, limitsOf(entry.id), common !== undefined)),
  ].join('\n');
}

function page(entry: RuleEntry, services: readonly ServiceDefinition[], ids: readonly string[], whyAbove: boolean): string {
  const limits = ids.flatMap((id) => {
    const limit = limitOf(id, services);
    return limit ? [[id, limit] as const] : [];
  });
  return [`<a id="${entry.id}"></a>`, `### \`${entry.id}\``, ...ruleParagraphs(entry, limits, 'en', whyAbove)].map((part) => `${part}\n`).join('\n');
}

function limitOf(id: string, services: readonly ServiceDefinition[]): Limit | undefined {
  const [family, ...rest] = id.split('.');
  return services.find((service) => service.family === family)?.limits[rest.join('.')];
}
