import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import type { Analysis } from '../../src/core/analysis/contract.ts';
import { SPECIFICATION_FILE } from '../../src/core/specification/loader.ts';
import { readSpecification } from '../../src/core/specification/read.ts';
import { snapshotOf } from '../../src/protocol/snapshot.ts';
import { catalog } from '../../src/services/catalog.ts';

/** From a text to everything that is shown of it, on the conference. */

const conference = readFileSync(resolve(import.meta.dirname, '../../samples/conference/conference.arch.yaml'), 'utf8');
const specification = readSpecification(readFileSync(resolve(import.meta.dirname, '../..', ...SPECIFICATION_FILE), 'utf8'));
const analyser = () => createAnalyser(catalog, undefined, () => specification);
const analyse = (text: string): Analysis => analyser().analyse(text);
const options = { version: 1, locale: 'en', file: 'conference.arch.yaml' } as const;

/** An analysis as data, to compare two of them. */
function dataOf(analysis: Analysis): unknown {
  return JSON.parse(JSON.stringify(snapshotOf(analysis, options)));
}

function placesOf({ findings, document }: Analysis): readonly string[] {
  return findings.map(({ rule, range }) => `${rule} @ ${range ? document.text.slice(range.start, range.end) : 'nowhere'}`);
}

describe('the analysis of a text', () => {
  it('of the conference has no error and no warning', () => {
    expect(analyse(conference).findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('draws every connection by its kind', () => {
    const { connections } = analyse(conference);
    expect([...connections].map(([id, { kind, line, label }]) => `${id}: ${kind}, ${line}, ${label.en}`)).toEqual([
      'visitors-cdn: request, sync, ',
      'cdn-site: origin, sync, default',
      'cdn-api: origin, sync, /api/*',
      'api-register: invoke, sync, POST /registrations',
      'api-show: invoke, sync, GET /registrations/{id}',
      'api-all: invoke, sync, GET /admin/registrations',
      'organizers-api: authorize, authorize, GET /admin/registrations',
      'register-registrations: access, sync, put',
      'show-registrations: access, sync, get',
      'show-certificates: access, sync, get',
      'all-registrations: access, sync, scan',
      'register-registered: publish, async, ',
      'registered-certificate: deliver, async, ',
      'certificate-registrations: access, sync, update',
      'certificate-certificates: access, sync, put',
      'certificate-undelivered: on-failure, async, on failure',
    ]);
  });

  it('says what its connections give a node', () => {
    expect(analyse(conference).nodes.get('register')?.given).toEqual([
      { connection: 'register-registrations', what: 'env', text: 'TABLE = registrations (name)' },
      { connection: 'register-registrations', what: 'permission', text: 'dynamodb:PutItem → registrations' },
      { connection: 'register-registered', what: 'env', text: 'TOPIC = registered (arn)' },
      { connection: 'register-registered', what: 'permission', text: 'sns:Publish → registered' },
    ]);
  });

  it('closes a port that takes no further connection, with the reason', () => {
    const port = analyse(conference).nodes.get('certificate')?.ports.out.find(({ kind }) => kind === 'on-failure');
    expect(port?.blocked?.en).toBe('“certificate” takes only one connection of the kind “on failure”. Remove another one first.');
    expect(analyse(conference).nodes.get('register')?.ports.out.find(({ kind }) => kind === 'on-failure')?.blocked).toBeUndefined();
  });

  it('lists the values that cannot be told without deploying, and why', () => {
    const { nodes } = analyse(conference.replace('MemorySize: 256', 'MemorySize: !ImportValue Memory'));
    expect(nodes.get('register')?.unknown.map(({ path }) => path)).toEqual(['MemorySize']);
  });

  it('puts findings where they are in the text, the worst first', () => {
    const text = conference
      .replace('Timeout: 60 }', 'Timeout: 9000 }')
      .replace('to: undelivered, kind: on-failure', 'to: undelivered, kind: on-failur')
      .replace('access: [put], env', 'access: [putt], env');
    expect(placesOf(analyse(text)).slice(0, 3)).toEqual([
      'lambda.timeout-above-limit @ 9000',
      'connection.unknown-access @ putt',
      'connection.unknown-kind @ on-failur',
    ]);
  });

  it('repairs by one set of a value at a path', () => {
    const { findings } = analyse(conference.replace('kind: on-failure', 'kind: on-failur'));
    expect(findings.find(({ rule }) => rule === 'connection.unknown-kind')?.fix).toEqual({
      title: { en: 'Change to “on-failure”', ko: '‘on-failure’(으)로 바꾸기' }, path: ['connections', 'certificate-undelivered', 'kind'], value: 'on-failure',
    });
  });

  it('of an empty, a broken or a hostile text is an analysis too', () => {
    for (const text of ['', '{', 'a: &a [*a]', '\u0000', 'nodes: 1', 'version: 1\nnodes:\n  __proto__: { service: constructor }\n  a: { service: lambda }\nconnections:\n  toString: { from: a, to: a, kind: valueOf }']) {
      expect(snapshotOf(analyse(text), options).findings.length, text).toBeGreaterThan(0);
    }
  });
});

describe('properties', () => {
  const findings = (properties: string) => analyse(`version: 1\nnodes:\n  job: { service: lambda, properties: ${properties} }\n`).findings
    .filter(({ rule }) => rule.startsWith('property.')).map(({ rule, path, message }) => [rule, path?.slice(3).join('.'), message.en]);

  it('that CloudFormation does not know are findings, at any depth', () => {
    expect(findings('{ Runtime: nodejs24.x, Handler: a.b, Memorysize: 128, EphemeralStorage: { Sise: 512, Size: 512 }, __proto__: 1 }')).toEqual([
      ['property.unknown', 'Memorysize', 'AWS::Lambda::Function has no property “Memorysize”. Did you mean “MemorySize”?'],
      ['property.unknown', 'EphemeralStorage.Sise', 'EphemeralStorage has no property “Sise”. Did you mean “Size”?'],
      ['property.unknown', '__proto__', 'AWS::Lambda::Function has no property “__proto__”, and CloudFormation would refuse the stack. Remove it.'],
    ]);
  });

  it('with a value of the wrong kind are findings', () => {
    expect(findings('{ Runtime: nodejs24.x, Handler: a.b, Timeout: long, Layers: one, VpcConfig: [], FunctionName: { a: 1 } }').map(([rule, path]) => [rule, path])).toEqual([
      ['property.type', 'Timeout'], ['property.type', 'Layers'], ['property.type', 'VpcConfig'], ['property.type', 'FunctionName'],
    ]);
  });

  it('may be written as CloudFormation takes them', () => {
    expect(findings('{ Runtime: nodejs24.x, Handler: a.b, Timeout: "10", Layers: [!Ref Layer], VpcConfig: !If [Inside, { SubnetIds: [] }, !Ref AWS::NoValue], Code: { ZipFile: "" }, Environment: { Variables: { anything: 1 } } }')).toEqual([]);
  });

  it('are said to be wrong once: a rule of the service knows more than the schema', () => {
    const rules = analyse('version: 1\nnodes:\n  job: { service: lambda, properties: { Runtime: nodejs24.x, Handler: a.b, MemorySize: 100000 } }\n').findings.filter(({ path }) => path?.includes('MemorySize'));
    expect(rules.map(({ rule }) => rule)).toEqual(['lambda.memory-out-of-range']);
  });

  it('are silenced like anything else', () => {
    const { findings: left, silenced } = analyse('version: 1\nnodes:\n  job: { service: sqs, properties: { Whatever: 1 } }\nignore:\n  property.unknown: { nodes: [job], reason: It is new. }\n');
    expect(left.filter(({ rule }) => rule.startsWith('property') || rule.startsWith('ignore'))).toEqual([]);
    expect(silenced.map(({ finding }) => finding.rule)).toEqual(['property.unknown']);
  });
});

describe('an edit', () => {
  const edited = conference.replace('{ from: show, to: registrations, access: [get],', '{ from: show, to: registrations, access: [query],');

  it('keeps the views of what it did not touch the same objects', () => {
    const { analyse: again } = analyser();
    const [before, after] = [again(conference), again(edited)];
    const changed = [...after.nodes].filter(([id, view]) => before.nodes.get(id) !== view).map(([id]) => id);
    const redrawn = [...after.connections].filter(([id, view]) => before.connections.get(id) !== view).map(([id]) => id);
    expect(changed).toEqual(['show']);
    expect(redrawn).toEqual(['show-registrations']);
  });

  it('gives the same analysis as the whole text does from scratch, there and back', () => {
    const { analyse: again } = analyser();
    const steps = [conference, edited, conference.replace('Timeout: 60', 'Timeout: 9000'), conference.replace('dev, prod', 'dev, test'), conference.slice(0, 4000), conference];
    for (const text of steps) expect(dataOf(again(text))).toEqual(dataOf(analyse(text)));
  });

  it('that changes a parameter changes what is known everywhere', () => {
    const text = (size: number) => `version: 1\nparameters: { Size: { default: ${size} } }\nnodes:\n  job: { service: lambda, properties: { MemorySize: !Ref Size } }\n`;
    const { analyse: again } = analyser();
    again(text(128));
    expect(again(text(99_999)).findings.map(({ rule }) => rule)).toContain('lambda.memory-out-of-range');
  });
});

describe('a snapshot', () => {
  it('has its texts in the language asked for', () => {
    const text = conference.replace('kind: on-failure', 'kind: on-failur');
    const message = (locale: 'en' | 'ko') => snapshotOf(analyse(text), { ...options, locale }).findings[0]?.message;
    expect(message('en')).toBe('There is no kind of connection called “on-failur”. Did you mean “on-failure”?');
    expect(message('ko')).toBe('‘on-failur’ 종류의 연결은 없습니다. ‘on-failure’을(를) 뜻했나요?');
  });

  it('carries each node as data with its cost a month, and each finding with its line', () => {
    const snapshot = snapshotOf(analyse(conference.replace('Timeout: 60 }', 'Timeout: 9000 }')), options);
    const certificate = snapshot.nodes.find(({ id }) => id === 'certificate')!;
    expect(certificate.data).toMatchObject({ service: 'lambda', code: './functions/certificate', properties: { Timeout: 9000 } });
    expect(certificate.cost).toBeGreaterThan(0);
    expect(snapshot.findings[0]).toMatchObject({ rule: 'lambda.timeout-above-limit', node: 'certificate', line: conference.split('\n').findIndex((line) => line.includes('Timeout: 60')) + 1 });
    expect(snapshot.bill.total).toBeCloseTo(snapshot.bill.lines.reduce((sum, { amount }) => sum + amount, 0), 10);
  });

  it('says of a broken text where it is broken, whatever rules say of the blocks above', () => {
    const text = 'version: 1\nname: x\nnodes:\n  slow: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h, Timeout: 1200 } }\n  next: { service: [\n';
    const { broken, findings } = snapshotOf(analyse(text), options);
    expect(findings.some(({ rule, severity }) => rule === 'lambda.timeout-above-limit' && severity === 'error')).toBe(true);
    expect([broken?.line, broken?.message]).toEqual([5, findings.find(({ rule }) => rule.startsWith('syntax.'))?.message]);
  });

  it('of a broken text shows the last good design and what is wrong now', () => {
    const { analyse: again } = analyser();
    const lastGood = again(conference);
    const broken = again(`${conference}\n  : [`);
    const snapshot = snapshotOf(broken, { ...options, lastGood });
    expect(snapshot.nodes.map(({ id }) => id)).toEqual(lastGood.document.design.nodes.map(({ id }) => id));
    expect(snapshot.broken?.line).toBeGreaterThan(1);
    expect(snapshot.findings.length).toBeGreaterThan(0);
  });
});
