import type { Limit, Restriction } from '../../src/core/catalog/service.ts';
import { countCore, standingOf, sumOf, type CoreCount, type LimitFamily } from './limit-coverage.ts';
import { HEAD, header, row } from './markdown.ts';

/** docs/limits.md: every documented limit and restriction, what holds a design to it, and where it comes from. */
export function limitsTable(families: readonly LimitFamily[]): string {
  const counts = families.map(countCore);
  const total = sumOf(counts);
  const limits = families.reduce((sum, family) => sum + Object.keys(family.limits).length, 0);
  const restrictions = families.reduce((sum, family) => sum + Object.keys(family.restrictions).length, 0);
  return [
    `${HEAD}# Limits\n`,
    `${limits} documented quotas and ${restrictions} restrictions that are no single number. \`hard\` cannot be raised, \`adjustable\` is raised by AWS on request, \`default\` is what holds where nothing is said.`,
    'An account\'s own values stand under `account.quotas` in the design, by these ids.\n',
    `Of the ${total.all} that matter most (core), ${total.used} are used, ${total.excused} are excused (${share(total.excused, total.all)}), ${total.open.length} are open.`,
    'Used means that the range of a property, a rule, the traffic, the bill or what a connection tells its ends reads it, or a check of the template.',
    'Excused are limits that no design can break: run-time only, account-level only, or not in CloudFormation.\n',
    header(['Service', 'Limits', 'Restrictions', 'Core', 'Used', 'Excused', 'Open']),
    ...families.map((family, at) => countRow(family, counts[at]!)),
    '',
    ...families.map(section),
    '¹ Another value in some Regions.\n',
  ].join('\n');
}

function countRow({ family, limits, restrictions }: LimitFamily, { all, used, excused, open }: CoreCount): string {
  return row([`[${family}](#${family})`, ...[Object.keys(limits).length, Object.keys(restrictions).length, all, used].map(String), `${excused}${excused > 0 ? ` (${share(excused, all)})` : ''}`, String(open.length)]);
}

function share(part: number, all: number): string {
  return `${all === 0 ? 0 : Math.round((100 * part) / all)} %`;
}

function section(of: LimitFamily): string {
  const restrictions = Object.entries(of.restrictions);
  return [
    `## ${of.family}\n`,
    header(['Limit', 'Value', 'Unit', 'Kind', 'Per', 'Core', 'Used in', 'Source']),
    ...Object.entries(of.limits).map(([name, limit]) => limitRow(of, name, limit)),
    '',
    ...(restrictions.length > 0 ? [header(['Restriction', 'What', 'Core', 'Rules', 'Source']), ...restrictions.map(([name, each]) => restrictionRow(of, name, each)), ''] : []),
  ].join('\n');
}

function limitRow(of: LimitFamily, name: string, limit: Limit): string {
  const { value, unit, kind, scope, byRegion } = limit;
  const parts = of.partsReading(name);
  return row([
    `\`${of.family}.${name}\``, `${value.toLocaleString('en-US', { maximumFractionDigits: 6 })}${byRegion ? ' ¹' : ''}`, unit, kind, scope, ...standing(of, name, limit, parts.join(', ')),
  ]);
}

function restrictionRow(of: LimitFamily, name: string, restriction: Restriction): string {
  return row([`\`${of.family}.${name}\``, restriction.what, ...standing(of, name, restriction, restriction.rules.map((id) => `\`${id}\``).join(', '))]);
}

function standing(of: LimitFamily, name: string, { core, excuse, source }: Limit | Restriction, readers: string): readonly string[] {
  const idle = excuse ?? (core && standingOf(of, name) === 'open' ? '**open**' : '–');
  return [core ? 'core' : '', readers === '' ? idle : readers, `[${source.asOf}](${source.url})`];
}
