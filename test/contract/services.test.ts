import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { connectionKind } from '../../src/core/catalog/connection-kinds.ts';
import type { FormField } from '../../src/core/catalog/form.ts';
import type { Condition, Port } from '../../src/core/catalog/ports.ts';
import { CATEGORIES, isModelled, type NodeKind, type ServiceDefinition } from '../../src/core/catalog/service.ts';
import type { Source } from '../../src/core/model/source.ts';
import { LOCALES, type Text } from '../../src/core/model/text.ts';
import { topologyRules } from '../../src/core/rules/topology/rules.ts';
import { catalog } from '../../src/services/catalog.ts';

/** What every service folder promises. A new service is finished when this agrees. */

const root = resolvePath(import.meta.dirname, '../..');
const kinds = catalog.services.flatMap((service) => service.kinds.map((kind) => [kind.service, service, kind] as const));
const families = catalog.services.map((service) => [service.family, service] as const);

const HANGUL = /[가-힣]/;

function expectText(text: Text, what: string): void {
  for (const locale of LOCALES) expect(text[locale].trim(), `${what} in ${locale}`).not.toBe('');
}

/** A sentence, as against a name or a unit, is Korean in Korean. */
function expectSentence(text: Text, what: string): void {
  expectText(text, what);
  expect(text.ko, `${what} in Korean`).toMatch(HANGUL);
}

function expectSource(source: Source, what: string): void {
  expect(source.url, what).toMatch(/^https:\/\/[a-z0-9.-]+\/\S*$/);
  expect(source.asOf, what).toMatch(/^20\d\d(-\d\d(-\d\d)?)?$/);
}

function testNames(): string {
  const files = ['src', 'test'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(folder === 'test' ? '.ts' : '.test.ts'))
    .map((file) => join(root, folder, file)));
  return files.filter((file) => file !== import.meta.filename).map((file) => readFileSync(file, 'utf8')).join('\n');
}

describe.each(families)('the service %s', (family, service) => {
  it('has a folder of its name, and kinds that start with it', () => {
    expect(family).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(service.kinds.length).toBeGreaterThan(0);
    for (const { service: name } of service.kinds) expect(name === family || name.startsWith(`${family}.`), name).toBe(true);
  });

  it('says where and when each limit was read', () => {
    for (const [name, limit] of Object.entries(service.limits)) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(Number.isFinite(limit.value), name).toBe(true);
      expect(limit.unit, name).not.toBe('');
      expect(limit.scope, name).not.toBe('');
      expectSource(limit.source, name);
      expect(new URL(limit.source.url).hostname, name).toMatch(/(^|\.)aws\.amazon\.com$/);
    }
  });

  it('gives each rule an id of its family, a reason and an AWS page', () => {
    for (const rule of service.rules) {
      expect(rule.id).toMatch(new RegExp(`^${family}\\.[a-z0-9]+(-[a-z0-9]+)*$`));
      expectSentence(rule.title, `${rule.id} title`);
      expectSentence(rule.why, `${rule.id} why`);
      expectSource(rule.source, rule.id);
      expect(new URL(rule.source.url).hostname, rule.id).toMatch(/(^|\.)aws\.amazon\.com$/);
      for (const name of rule.services ?? []) expect(service.kinds.map((kind) => kind.service), rule.id).toContain(name);
    }
  });

  it('has an icon that is a picture and nothing else', () => {
    const svg = readFileSync(join(root, 'src/services', family, 'icon.svg'), 'utf8');
    expect(svg.trim()).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>[\s\S]*<\/svg>$/);
    expect(svg).toMatch(/viewBox="0 0 \d+ \d+"/);
    expect(svg).not.toMatch(/<script|<foreignObject|<style|<image|<use|\son\w+=|href=|url\((?!#)|javascript:|<!ENTITY|<!DOCTYPE/i);
    expect(balancedTags(svg)).toBe(true);
  });

  it('explains itself in a README', () => {
    expect(readFileSync(join(root, 'src/services', family, 'README.md'), 'utf8').length).toBeGreaterThan(100);
  });
});

describe('rules', () => {
  const rules = [...catalog.services.flatMap((service) => service.rules), ...topologyRules];

  it('have ids of their own', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('have cases in a file of their service', () => {
    const files = readdirSync(join(root, 'test/contract/rules'));
    expect(catalog.services.filter((service) => service.rules.length > 0).map(({ family }) => `${family}.test.ts`).filter((file) => !files.includes(file))).toEqual([]);
  });

  it('are each named by a test', () => {
    const names = testNames();
    expect(rules.map(({ id }) => id).filter((id) => !names.includes(id))).toEqual([]);
  });

  it('over connections give a reason and an AWS page', () => {
    for (const rule of topologyRules) {
      expect(rule.id).toMatch(/^topology\.[a-z0-9]+(-[a-z0-9]+)*$/);
      expectSentence(rule.title, rule.id);
      expectSentence(rule.why, rule.id);
      expectSource(rule.source, rule.id);
    }
  });
});

describe.each(kinds)('nodes of %s', (name, _service: ServiceDefinition, kind: NodeKind) => {
  const form = isModelled(kind.properties) ? kind.properties : { fields: [], assumptions: [] };
  const fields = [...form.fields, ...form.assumptions];

  it('say what they are in every language', () => {
    const { about } = kind;
    expectText(about.title, 'title');
    expectText(about.short, 'short');
    expectSentence(about.description, 'description');
    expect(about.short.en.length).toBeLessThanOrEqual(16);
    expect(about.docs).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+|^https:\/\/aws\.amazon\.com\/.+/);
    expect(CATEGORIES.map(({ id }) => id)).toContain(about.category);
    if (kind.resourceType !== undefined) expect(kind.resourceType).toMatch(/^AWS::\w+::\w+$/);
  });

  it('have ports of known kinds that say why they are closed', () => {
    const ports = [...kind.ports.out, ...kind.ports.in];
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expectPort(port, name);
  });

  it('say what access to them means', () => {
    const { access } = kind.ports;
    const accepts = kind.ports.in.some((port) => port.kind === 'access');
    expect(access !== undefined).toBe(accepts);
    for (const [verb, grant] of Object.entries(access ?? {})) {
      expectText(grant.title, verb);
      expect(grant.actions.length, verb).toBeGreaterThan(0);
      for (const action of grant.actions) expect(action, verb).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z]+$/);
    }
  });

  it('have forms with one field per path and texts in every language', () => {
    const paths = fields.map((field) => `${homeOf(field, form.assumptions)}.${field.path}`);
    expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
    for (const field of fields) expectField(field);
  });

  it('say why a part is not modelled', () => {
    for (const part of [kind.properties, kind.traffic, kind.cost, kind.cloudformation, kind.simulation, kind.local]) {
      if ('notModelled' in part) expect(part.notModelled).toMatch(/^[A-Z].{10,}\.$/);
    }
  });

  it('can be placed from the palette without an error', () => {
    const text = `version: 1\nname: new\nregion: us-east-1\nnodes:\n  new: ${JSON.stringify({ service: name, at: [0, 0], properties: kind.about.initial })}\n`;
    const analysis = createAnalyser(catalog).analyse(text);
    expect(analysis.document.design.nodes.map(({ id }) => id)).toEqual(['new']);
    expect(analysis.findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message.en}`)).toEqual([]);
    expectText(analysis.nodes.get('new')!.summary, 'summary');
  });
});

function expectPort(port: Port, where: string): void {
  expect(connectionKind(port.kind), `${where} ${port.kind}`).toBeDefined();
  if (port.when !== undefined) expectCondition(port.when);
  if (port.otherwise !== undefined) expectSentence(port.otherwise, `${where} ${port.kind} otherwise`);
  if (port.onlyWith !== undefined) expectSentence(port.onlyWith.otherwise, `${where} ${port.kind} onlyWith`);
  if (port.limit !== undefined) expect(port.limit).toBeGreaterThan(0);
}

function expectCondition(condition: Condition): void {
  if ('all' in condition) condition.all.forEach(expectCondition);
  else if ('any' in condition) condition.any.forEach(expectCondition);
  else if ('not' in condition) expectCondition(condition.not);
  else expect(condition.property).toMatch(/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/);
}

function expectField(field: FormField): void {
  expect(field.path).toMatch(/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/);
  expectText(field.label, `${field.path} label`);
  if (field.help !== undefined) expectSentence(field.help, `${field.path} help`);
  if (field.when !== undefined) expectCondition(field.when);
  const { input } = field;
  if (input.type === 'number' && (input.min !== undefined || input.max !== undefined)) {
    expect(input.min ?? -Infinity, field.path).toBeLessThanOrEqual(input.max ?? Infinity);
    if (input.source !== undefined) expectSource(input.source, field.path);
    if (typeof field.default === 'number') expect(field.default, field.path).toBeGreaterThanOrEqual(input.min ?? -Infinity);
  }
  if (input.type === 'choice') {
    const values = input.options.map(({ value }) => value);
    expect(new Set(values).size, field.path).toBe(values.length);
    if (field.default !== undefined) expect(values, field.path).toContain(field.default);
  }
}

function homeOf(field: FormField, assumptions: readonly FormField[]): string {
  return field.home ?? (assumptions.includes(field) ? 'assume' : 'properties');
}

/** Whether every element that opens also closes, in order. */
function balancedTags(svg: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, attributes] of svg.matchAll(/<(\/?)([A-Za-z][\w:-]*)((?:[^<>"]|"[^"<]*")*)>/g)) {
    if (closing === '/') {
      if (open.pop() !== name) return false;
    } else if (!attributes!.endsWith('/')) open.push(name!);
  }
  return open.length === 0;
}
