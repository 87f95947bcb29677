import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { sourceOf } from '../../src/core/cloudformation/import/overlay-source.ts';
import { samImport } from '../../src/sam/import/sam-import.ts';
import { catalog } from '../../src/services/catalog.ts';

const TEMPLATE = `Resources:
  Jobs: { Type: "AWS::SQS::Queue" }
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs24.x
      Handler: index.handler
      Events: { Job: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn, BatchSize: 5 } } }
`;

const OVERLAY = `version: 1
name: jobs
region: eu-west-1
source: ./template.yaml
nodes:
  Worker: { label: Works, at: [400, 80], assume: { duration: 40 ms } }
  people: { service: client, traffic: { all: { requests: 10/s } } }
connections:
  people-jobs: { from: people, to: Jobs }
groups:
  back: { label: Back end, contains: [Jobs, Worker] }
`;

function analyse(text: string, template?: string) {
  return createAnalyser(catalog, undefined, undefined, [samImport]).analyse(text, template);
}

describe('a design with source:', () => {
  it('takes the structure from the template, and the rest from the file, by logical id', () => {
    const { design, readOnly } = analyse(OVERLAY, TEMPLATE).document;
    expect(readOnly).toBe(true);
    expect(design.nodes.map(({ id, label, at, assume }) => ({ id, label, at, assume }))).toEqual([
      { id: 'jobs', label: undefined, at: undefined, assume: {} },
      { id: 'worker', label: 'Works', at: [400, 80], assume: { duration: '40 ms' } },
      { id: 'people', label: undefined, at: undefined, assume: {} },
    ]);
    expect(design.connections.map(({ from, to }) => [from, to])).toEqual([['jobs', 'worker'], ['people', 'jobs']]);
    expect(design.groups).toEqual([{ id: 'back', label: 'Back end', contains: ['jobs', 'worker'], collapsed: false }]);
    expect(design.region).toBe('eu-west-1');
  });

  it('shows findings where the file speaks of the node', () => {
    const { document } = analyse(OVERLAY, TEMPLATE);
    const range = document.rangeOf(['nodes', 'worker', 'assume']);
    expect(range && document.text.slice(range.start, range.end)).toBe('{ duration: 40 ms }');
  });

  it('says which notes are about nothing', () => {
    const { findings } = analyse(OVERLAY.replace('  Worker: {', '  Wroker: {'), TEMPLATE);
    expect(findings.filter(({ rule }) => rule === 'structure.overlay-unknown').map(({ path, message }) => [path, message.en])).toEqual([
      [['nodes', 'Wroker'], 'The template has no resource "Wroker". Name resources by their logical ids. Did you mean "Worker"?'],
    ]);
  });

  it('says why a template cannot be read, and shows no structure', () => {
    const { findings, document } = analyse(OVERLAY, 'Resources: [');
    expect(findings.filter(({ rule }) => rule === 'structure.overlay-unreadable').map(({ path }) => path)).toEqual([['source']]);
    expect(document.design.nodes.map(({ id }) => id)).toEqual(['people']);
  });

  it.each([
    ['source: ./template.yaml\n', './template.yaml'],
    ['version: 1\nsource: "a b.yaml" # beside\n', 'a b.yaml'],
    ["source: 'x.json'", 'x.json'],
    ['nodes:\n  a: { source: x }\n', undefined],
  ])('%j names %j', (text, name) => {
    expect(sourceOf(text)).toBe(name);
  });
});
