import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { isModelled } from '../../src/core/catalog/service.ts';
import { catalog } from '../../src/services/catalog.ts';

const kinds = catalog.services.flatMap((service) => service.kinds);

/** Every key of `assume` that some part of a kind of node reads. */
const keys = kinds.flatMap((kind) => [...new Set([
  'usage',
  ...(isModelled(kind.cost) ? kind.cost.assumptions ?? [] : []),
  ...(isModelled(kind.traffic) ? kind.traffic.assumptions ?? [] : []),
  ...(isModelled(kind.simulation) ? kind.simulation.assumptions ?? [] : []),
  ...(isModelled(kind.properties) ? kind.properties.assumptions.flatMap(({ path }) => path.split('.')[0] ?? []) : []),
])].map((key) => [kind.service, key] as const));

/** A key as a hurried hand writes it: with the letter in its middle twice. */
function misspelt(key: string): string {
  const middle = Math.floor(key.length / 2);
  return key.slice(0, middle) + key.charAt(middle) + key.slice(middle);
}

const analyser = createAnalyser(catalog);

function findings(service: string, key: string) {
  const { findings: all } = analyser.analyse(`version: 1\nname: test\nnodes:\n  it: { service: ${service}, assume: { ${key}: 1 } }\n`);
  return all.filter(({ rule }) => rule === 'cost.unknown-assumption');
}

describe('a misspelt key of assume is a finding that names the right one', () => {
  it.each(keys)('%s: %s', (service, key) => {
    expect(findings(service, misspelt(key))).toMatchObject([{
      rule: 'cost.unknown-assumption', severity: 'warning', node: 'it', path: ['nodes', 'it', 'assume', misspelt(key)],
      message: { en: `'${misspelt(key)}' is not known here, so nothing reads it. Did you mean '${key}'?` },
    }]);
  });

  it.each(keys)('%s: %s itself is none', (service, key) => {
    expect(findings(service, key)).toEqual([]);
  });
});

describe('a misspelt component of usage is a finding that names the right one', () => {
  it.each([
    ['sqs', 'senDs', 'sends'], ['dynamodb', 'writeunits', 'write-units'], ['dynamodb', 'bakup', 'backup'], ['sns', 'deliveries-emails', 'deliveries-email'], ['eventbridge.bus', 'archive-event', 'archive-events'],
    ['cognito.user-pool', 'active-user', 'active-users'], ['stepfunctions', 'transition', 'transitions'],
  ])('%s: %s', (service, key, right) => {
    const { findings: all } = analyser.analyse(`version: 1\nname: test\nnodes:\n  it: { service: ${service}, properties: { StateMachineType: STANDARD, BillingMode: PAY_PER_REQUEST }, assume: { usage: { ${key}: 1 } } }\n`);
    expect(all.filter(({ rule }) => rule === 'cost.unknown-component').map(({ message }) => message.en)).toEqual([`'${key}' is not known here, so nothing reads it. Did you mean '${right}'?`]);
  });
});
