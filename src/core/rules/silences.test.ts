import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { defineService, notModelled } from '../catalog/service.ts';
import { EMPTY_DESIGN, type Design, type Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { JsonObject } from '../model/json.ts';
import { verbatim } from '../model/text.ts';
import { canSilence, silencesOf } from './silences.ts';

const source = { url: 'https://example.com', asOf: '2026-11-21' };
const rules = ['worker.too-big', 'worker.too-slow'].map((id) => ({ id, severity: 'warning' as const, title: verbatim(id), why: verbatim(id), source, check: () => [] }));
const catalog = createCatalog([defineService({ family: 'worker', kinds: [], rules, limits: {}, prices: notModelled('-') })]);

const node = (id: string): Node => ({ id, service: 'worker', properties: {}, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} });
const designWith = (ignore: JsonObject): Design => ({ ...EMPTY_DESIGN, nodes: [node('a'), node('b')], ignore });
const found = (rule: string, at: Pick<Finding, 'node' | 'connection'>): Finding => ({ rule, severity: 'warning', message: verbatim(rule), ...at });

function sorted(ignore: JsonObject, findings: readonly Finding[]) {
  const { findings: left, silenced } = silencesOf(designWith(ignore), catalog).sort(findings);
  return {
    left: left.map(({ rule, node: of, path }) => [rule, of ?? path?.join(' '), ...(rule.startsWith('ignore.') ? [path?.join(' ')] : [])].slice(0, 2).join(' @ ')),
    silenced: silenced.map(({ finding, reason }) => `${finding.node ?? finding.connection}: ${reason}`),
  };
}

describe('a silence', () => {
  const both = [found('worker.too-big', { node: 'a' }), found('worker.too-big', { node: 'b' })];

  it('keeps what it takes away, with its reason', () => {
    expect(sorted({ 'worker.too-big': { nodes: ['a'], reason: ' Raised. ' } }, both)).toEqual({ left: ['worker.too-big @ b'], silenced: ['a: Raised.'] });
  });

  it('that names neither nodes nor connections holds everywhere', () => {
    expect(sorted({ 'worker.too-big': { reason: 'Raised.' } }, both)).toEqual({ left: [], silenced: ['a: Raised.', 'b: Raised.'] });
  });

  it('of a connection takes the findings about it, whatever their node', () => {
    const finding = found('worker.too-big', { node: 'a', connection: 'a-b' });
    expect(sorted({ 'worker.too-big': { connections: ['a-b'], reason: 'Meant.' } }, [finding])).toEqual({ left: [], silenced: ['a: Meant.'] });
  });

  it('that meets nothing is a finding, which one click removes whole', () => {
    const { findings } = silencesOf(designWith({ 'worker.too-slow': { nodes: ['a'], reason: 'x' } }), catalog).sort(both);
    expect(findings.at(-1)).toMatchObject({
      rule: 'ignore.matches-nothing', severity: 'info', path: ['ignore', 'worker.too-slow'], fix: { path: ['ignore', 'worker.too-slow'], value: undefined },
      message: { en: 'Nothing breaks “worker.too-slow” any more. Remove it from `ignore:`.' },
    });
  });

  it('of which a part meets nothing is a finding at that part', () => {
    expect(sorted({ 'worker.too-big': { nodes: ['b', 'a'], reason: 'x' } }, both.slice(0, 1)).left).toEqual(['ignore.matches-nothing @ ignore worker.too-big nodes 0']);
  });

  it('that is wrong in itself is not said to meet nothing as well', () => {
    const silences = silencesOf(designWith({ 'worker.too-bgi': { reason: 'x' }, 'worker.too-slow': { nodes: ['a'] } }), catalog);
    expect([...silences.findings, ...silences.sort([]).findings].map(({ rule }) => rule)).toEqual(['ignore.unknown-rule', 'ignore.no-reason']);
  });

  it('does not reach what is wrong with the file itself', () => {
    expect(canSilence('worker.too-big')).toBe(true);
    expect(['syntax.duplicate-key', 'structure.unknown-key', 'ignore.no-reason', 'internal.rule-failed'].some(canSilence)).toBe(false);
    expect(silencesOf(designWith({ 'syntax.duplicate-key': { reason: 'x' } }), catalog).findings.map(({ rule }) => rule)).toEqual(['ignore.not-possible']);
  });
});
