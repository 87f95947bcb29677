/** What a new service folder holds: file name -> text. `kinds` are the parts after the dot of `service:`; empty: the family itself. */
export function serviceFolder(family: string, kinds: readonly string[]): ReadonlyMap<string, string> {
  const nodes = kinds.length === 0 ? [{ service: family, name: camelCase(family) }] : kinds.map((kind) => ({ service: `${family}.${kind}`, name: camelCase(kind) }));
  const each = (text: (node: NodeName) => string): string => nodes.map(text).join('\n');
  return new Map([
    ['service.ts', serviceFile(family, nodes)],
    ['about.ts', `import type { About } from '../../core/catalog/service.ts';\nimport { verbatim } from '../../core/model/text.ts';\n\n${each(about)}`],
    ['properties.ts', `import type { PropertiesForm } from '../../core/catalog/form.ts';\n\n${each(({ name }) => `export const ${name}: PropertiesForm = {\n  fields: [],\n  assumptions: [],\n};\n`)}`],
    ['limits.ts', "import type { LimitTable } from '../../core/catalog/service.ts';\n\nexport const limits = {} as const satisfies LimitTable;\n"],
    ['ports.ts', `import type { Ports } from '../../core/catalog/ports.ts';\n\n${each(({ name }) => `export const ${name}: Ports = { out: [], in: [] };\n`)}`],
    ['facts.ts', `import type { FactsPart } from '../../core/catalog/facts.ts';\n\n${each(({ name }) => `export const ${name}: FactsPart = {};\n`)}`],
    ['rules.ts', "import type { Rule } from '../../core/rules/contract.ts';\n\nexport const rules: readonly Rule[] = [];\n"],
    ['traffic.ts', part('traffic', 'TrafficPart', nodes)],
    ['cost.ts', part('cost', 'CostPart', nodes)],
    ['cloudformation.ts', part('cloudformation', 'CloudFormationPart', nodes)],
    ['prices.json', '{}\n'],
    ['icon.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#7d8998" d="M0 0h64v64H0z"/></svg>\n'],
    ['README.md', `# ${family}\n`],
  ]);
}

interface NodeName {
  readonly service: string;
  readonly name: string;
}

/** What is left to a person, in the order in which it is best done. */
export function whatToFillIn(family: string): string {
  return [
    `src/services/${family} is there. What only a person can say:`,
    '  about.ts          title, description, documentation link, first properties, in English and Korean',
    '  service.ts        resourceType of each kind, and the keys its nodes have',
    '  limits.ts         documented quotas, each with its page and the day it was read',
    '  properties.ts     the form: the settings that matter, with ranges from limits.ts',
    '  ports.ts          what it offers and accepts, and the IAM actions of its access verbs',
    '  facts.ts          what the other end of a connection has to know (core/catalog/facts.ts)',
    '  rules.ts          rules with why, source, a test that names each, and a repair where one is certain',
    '  traffic.ts cost.ts prices.json cloudformation.ts   or the reason why a part is not modelled',
    '  icon.svg README.md   the official icon; what is particular about the service',
    'Then `npm run gen`, and `npx vitest run test/contract` until it agrees.',
  ].join('\n');
}

function serviceFile(family: string, nodes: readonly NodeName[]): string {
  return `import { defineService, notModelled } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import * as facts from './facts.ts';
import { limits } from './limits.ts';
import * as ports from './ports.ts';
import prices from './prices.json' with { type: 'json' };
import * as properties from './properties.ts';
import { rules } from './rules.ts';
import * as traffic from './traffic.ts';

export const service = defineService({
  family: '${family}',
  limits,
  rules,
  prices,
  kinds: [
${nodes.map(kindEntry).join('\n')}
  ],
});
`;
}

function kindEntry({ service, name }: NodeName): string {
  return `    {
      service: '${service}',
      keys: [],
      about: about.${name},
      properties: properties.${name},
      ports: ports.${name},
      facts: facts.${name},
      traffic: traffic.${name},
      cost: cost.${name},
      cloudformation: cloudformation.${name},
      simulation: notModelled('The simulator comes with a later version.'),
      local: notModelled('Running locally comes with a later version.'),
    },`;
}

function about({ service, name }: NodeName): string {
  return `export const ${name}: About = {
  title: verbatim(''),
  short: verbatim(''),
  category: 'compute',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('${service}'),
};
`;
}

function part(folder: string, type: string, nodes: readonly NodeName[]): string {
  const entries = nodes.map(({ name }) => `export const ${name}: ${type} | NotModelled = notModelled('');\n`);
  return `import { notModelled, type NotModelled } from '../../core/catalog/service.ts';\nimport type { ${type} } from '../../core/${folder}/contract.ts';\n\n${entries.join('\n')}`;
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
