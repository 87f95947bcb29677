import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../core/analysis/analyse.ts';
import { ruleBook } from '../../core/rules/rule-book.ts';
import { catalog } from '../../services/catalog.ts';
import { sarifLog } from './sarif.ts';

const DESIGN = `version: 1
name: small
region: us-east-1
nodes:
  visitors: { service: client, traffic: { look: { requests: 100k/month, path: GET /items } } }
  api: { service: apigateway.http, routes: { items: { route: GET /items } } }
  list: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 1000 }, code: ./list }
  spare: { service: sqs }
connections:
  visitors-api: { from: visitors, to: api }
  api-list: { from: api, to: list, routes: [items] }
ignore: { topology.nothing-reaches: { nodes: [spare], reason: For later. } }
`;

const log = (file: string) => sarifLog([{ file, analysis: createAnalyser(catalog).analyse(DESIGN) }], ruleBook(catalog), '1.2.3', 'en');
const [run] = log('a b/x.arch.yaml').runs;
const result = (rule: string) => run?.results.find(({ ruleId }) => ruleId === rule);
const { region } = result('lambda.timeout-above-limit')?.locations[0]?.physicalLocation ?? {};

describe('a SARIF log', () => {
  it('names the tool and its rules, each with its page', () => {
    expect(run?.tool.driver).toMatchObject({ name: 'Serverless Canvas', version: '1.2.3' });
    expect(run?.tool.driver.rules.find(({ id }) => id === 'lambda.timeout-above-limit')).toMatchObject({
      helpUri: expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//) as string, defaultConfiguration: { level: 'error' }, shortDescription: { text: expect.any(String) as string },
    });
  });

  it('points from each result to its rule, its region and its node', () => {
    const found = result('lambda.timeout-above-limit');
    expect(run?.tool.driver.rules[found?.ruleIndex ?? -1]?.id).toBe('lambda.timeout-above-limit');
    expect(region).toEqual({ startLine: 7, startColumn: 96, endLine: 7, endColumn: 100 });
    expect(found?.locations[0]).toMatchObject({ physicalLocation: { artifactLocation: { uri: 'a%20b/x.arch.yaml' } }, logicalLocations: [{ name: 'list', fullyQualifiedName: 'nodes.list' }] });
  });

  it('carries the fix as replacements in the file', () => {
    expect(result('lambda.timeout-above-limit')).toMatchObject({ fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: region, insertedContent: { text: '900' } }] }] }] });
  });

  it('keeps what is silenced, with the reason as its suppression, and says of the others that they are not', () => {
    expect(result('topology.nothing-reaches')?.suppressions).toEqual([{ kind: 'inSource', status: 'accepted', justification: 'For later.' }]);
    expect(result('lambda.timeout-above-limit')?.suppressions).toEqual([]);
  });

  it.each([['./x.arch.yaml', 'x.arch.yaml'], ['/w/x.arch.yaml', 'file:///w/x.arch.yaml'], ['C:\\w\\x.arch.yaml', 'file:///C:/w/x.arch.yaml'], ['../x#1.arch.yaml', '../x%231.arch.yaml']])('names %s by the URI %s', (file, uri) => {
    expect(log(file).runs[0]?.artifacts[0]?.location.uri).toBe(uri);
  });

  // The schema is OASIS's own and not part of this repository: SARIF_SCHEMA names a copy of it.
  const schema = process.env['SARIF_SCHEMA'] ?? '';
  it.skipIf(!existsSync(schema))('is valid by the official schema', () => {
    const validate = new Ajv({ strict: false, validateFormats: false, validateSchema: false }).compile(JSON.parse(readFileSync(schema, 'utf8'), (key, value: unknown) => ((key === '$schema' || key === 'id') && typeof value === 'string' ? undefined : value)) as object);
    validate(JSON.parse(JSON.stringify(log('a b/x.arch.yaml'))));
    expect(validate.errors ?? []).toEqual([]);
  });
});
