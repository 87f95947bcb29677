import { isModelled, type NodeKind, type ServiceDefinition } from '../../src/core/catalog/service.ts';
import { HEAD, header, row } from './markdown.ts';

const PARTS = ['properties', 'traffic', 'cost', 'cloudformation', 'simulation', 'local'] as const satisfies readonly (keyof NodeKind)[];

/** docs/coverage.md: which parts of which services are modelled, and why the others are not. */
export function coverageTable(services: readonly ServiceDefinition[]): string {
  const kinds = services.flatMap((service) => service.kinds.map((kind) => ({ service, kind })));
  const reasons: string[] = [];
  const mark = (part: object): string => {
    if (isModelled(part)) return 'yes';
    const { notModelled: reason } = part as { readonly notModelled: string };
    if (!reasons.includes(reason)) reasons.push(reason);
    return `no [${reasons.indexOf(reason) + 1}]`;
  };
  const rows = kinds.map(({ service, kind }) => row([
    `\`${kind.service}\``, kind.resourceType === undefined ? 'not deployed' : `\`${kind.resourceType}\``,
    ...PARTS.map((part) => mark(kind[part])), mark(service.prices), String(service.rules.filter((rule) => rule.services === undefined || rule.services.includes(kind.service)).length),
  ]));
  return [
    `${HEAD}# Coverage\n`,
    'What is modelled of each kind of node, and the reason where a part is not. Every other CloudFormation type stands as `resource: AWS::…` without these parts.\n',
    header(['Service', 'Resource', ...PARTS, 'prices', 'rules']),
    ...rows,
    '',
    ...reasons.map((reason, at) => `[${at + 1}] ${reason}\n`),
  ].join('\n');
}
