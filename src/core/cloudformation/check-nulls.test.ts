import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../analysis/analyse.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { notModelled } from '../catalog/service.ts';
import type { Finding } from '../model/finding.ts';
import { verbatim } from '../model/text.ts';
import { createResolver } from '../resolve/resolver.ts';
import { synthesize } from './synthesize.ts';

const NONE = notModelled('not needed here');
const about = { title: verbatim('Box'), short: verbatim('Box'), category: 'compute', description: verbatim(''), docs: 'https://docs.example', initial: {}, summary: () => verbatim('') } as const;

/** A box is a resource of its properties, with what its connections say. */
const catalog = createCatalog([{
  family: 'test', limits: {}, rules: [], prices: NONE,
  kinds: [{
    service: 'test.box', resourceType: 'Test::Box', about, properties: NONE, keys: [], facts: {}, traffic: NONE, cost: NONE, simulation: NONE, local: NONE,
    ports: { out: [{ kind: 'invoke' }], in: [{ kind: 'invoke' }] },
    cloudformation: {
      asSource: { invoke: () => ({ callers: [] }) },
      build: (_node, context) => {
        const called = context.targets('invoke').map(({ with: settings, properties }) => ({ ...settings, ...properties }));
        context.primary({ Type: 'Test::Box', DeletionPolicy: 'Delete', Properties: { Size: 1, ...context.properties, Called: called } });
      },
    },
  }],
}]);

const HEAD = 'version: 1\nname: t\nregion: us-east-1\n';

function found(text: string): readonly Finding[] {
  return createAnalyser(catalog).analyse(HEAD + text).findings.filter(({ rule }) => rule === 'cloudformation.no-value' || rule === 'cloudformation.null-value');
}

function brief(text: string): readonly string[] {
  return found(text).map(({ rule, path }) => `${rule.replace('cloudformation.', '')} ${path?.join('.')}`);
}

function templateOf(text: string): string {
  const { design } = createAnalyser(catalog).analyse(HEAD + text).document;
  return JSON.stringify(synthesize({ design, catalog, resolve: createResolver(design) }).template);
}

const box = (more: string): string => `nodes:\n  it: { service: test.box, ${more} }\n`;
const exact = (more: string): string => `nodes:\n  it: { resource: "Test::Box", ${more} }\n`;

describe('a key without a value', () => {
  it('of a node that is drawn is left out of the template, and said to be', () => {
    const text = 'nodes:\n  it:\n    service: test.box\n    properties:\n      Size:\n';
    const [finding] = found(text);
    expect(finding).toMatchObject({
      rule: 'cloudformation.no-value', severity: 'warning', node: 'it', path: ['nodes', 'it', 'properties', 'Size'],
      message: { en: 'Size has no value, so the template leaves it out. Write one, or remove Size.', ko: 'Size에 값이 없어 템플릿에서 제외됩니다. 값을 적거나 Size을(를) 지우세요.' },
      fix: { path: ['nodes', 'it', 'properties', 'Size'], value: undefined },
    });
    expect((HEAD + text).slice(finding?.range?.start, finding?.range?.end)).toBe('Size');
    expect(templateOf(text)).toContain('"Properties":{"Size":1,"Called":[]}');
  });

  it.each([
    ['an attribute, which leaves what is generated', box('attributes: { DeletionPolicy: }'), 'nodes.it.attributes.DeletionPolicy'],
    ['the condition of a node', box('attributes: { Condition: }'), 'nodes.it.attributes.Condition'],
    ['a setting of a connection', 'nodes:\n  a: { service: test.box }\n  b: { service: test.box }\nconnections:\n  a-b: { from: a, to: b, with: { Retries: } }\n', 'connections.a-b.with.Retries'],
    ['a property of a connection', 'nodes:\n  a: { service: test.box }\n  b: { service: test.box }\nconnections:\n  a-b: { from: a, to: b, properties: { Batch: } }\n', 'connections.a-b.properties.Batch'],
    ['a section', `${box('')}template: { Outputs: }\n`, 'template.Outputs'],
  ])('is %s', (_what, text, path) => {
    expect(brief(text)).toEqual([`no-value ${path}`]);
    expect(templateOf(text)).not.toContain('null');
  });

  it('that has one is not mentioned: 0, "" and false are values, and so is AWS::NoValue', () => {
    expect(brief(box('properties: { Size: 0, Name: "", On: false, Off: !Ref AWS::NoValue }'))).toEqual([]);
  });

  it('counts for nothing where the connection is no part of the template', () => {
    const text = 'nodes:\n  a: { service: test.box }\n  b: { service: test.box }\nconnections:\n  a-b: { from: a, to: b, with: { Retries: }, realizedBy: [Elsewhere] }\n';
    expect(brief(text)).toEqual([]);
  });
});

describe('a null', () => {
  it('stays where it may mean something, and is an error', () => {
    const text = box('properties: { Policy: { state: [null] } }');
    const [finding] = found(text);
    expect(finding).toMatchObject({
      rule: 'cloudformation.null-value', severity: 'error', node: 'it', path: ['nodes', 'it', 'properties', 'Policy', 'state', 0],
      message: { en: 'Policy.state.0 is null, and CloudFormation refuses a template with a null in it. Write a value, or remove it.' },
      source: { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-null-values.html' },
    });
    expect((HEAD + text).slice(finding?.range?.start, finding?.range?.end)).toBe('null');
    expect(templateOf(text)).toContain('{"state":[null]}');
  });

  it.each([
    ['a resource that stands word for word', exact('properties: { Size: }'), 'nodes.it.properties.Size'],
    ['a part', box('parts: { Other: { Type: "Test::Other", Properties: { Size: } } }'), 'nodes.it.parts.Other.Properties.Size'],
    ['a resource written by hand', 'nodes: {}\ntemplate: { Resources: { Other: { Type: "Test::Other", Properties: { Size: } } } }\n', 'template.Resources.Other.Properties.Size'],
    ['an output', 'nodes: {}\ntemplate: { Outputs: { Url: { Value: } } }\n', 'template.Outputs.Url.Value'],
    ['a parameter', 'nodes: {}\nparameters: { Stage: { type: String, default: } }\n', 'parameters.Stage.default'],
    ['another section', 'nodes: {}\ntemplate: { Mappings: { A: { B: { C: } } } }\n', 'template.Mappings.A.B.C'],
  ])('is found in %s', (_what, text, path) => {
    expect(brief(text)).toEqual([`null-value ${path}`]);
  });

  it.each([
    ['a resource that SAM reads', 'nodes:\n  it: { resource: "AWS::Serverless::StateMachine", properties: { Definition: { ResultPath: } } }\n'],
    ['what a macro is given', box('properties: { Body: { "Fn::Transform": { Name: M, Parameters: { Location: } } } }')],
    ['the text null', box('properties: { Name: "null" }')],
  ])('is none in %s', (_what, text) => expect(brief(text)).toEqual([]));

  it('is gone with the edit that gives it a value', () => {
    const analyser = createAnalyser(catalog);
    const nulls = (text: string): number => analyser.analyse(HEAD + text).findings.filter(({ rule }) => rule === 'cloudformation.null-value').length;
    expect([nulls(exact('properties: { Size: }')), nulls(exact('properties: { Size: 1 }')), nulls(exact('properties: { Size: }'))]).toEqual([1, 0, 1]);
  });
});
