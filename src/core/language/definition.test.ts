import { describe, expect, it } from 'vitest';
import { parseDocument } from '../document/parser.ts';
import { definitionAt } from './definition.ts';

const TEXT = `version: 1
parameters: { Stage: { default: dev } }
nodes:
  people: { service: client, traffic: { look: { requests: 1/s } } }
  api:
    service: apigateway.http
    routes: { show: { route: GET /x } }
  reader:
    service: lambda
    code: ./functions/reader
    properties: { Environment: { Variables: { T: !Ref Things, S: !Sub "\${Stage}-\${Things.Arn}" } } }
  things: { service: dynamodb }
connections:
  people-api: { from: people, to: api }
  api-reader: { from: api, to: reader, routes: [show] }
  reader-things: { from: reader, to: things, env: { TABLE: name } }
scenarios:
  rush: { flows: { look: { peak: 9/s } } }
goals:
  quick: { scenario: rush, flow: look, p99: < 1 s }
`;

/** What is named at the bar. */
function at(context: string) {
  const [before = '', after = ''] = context.split('|');
  const offset = TEXT.indexOf(before + after) + before.length;
  return definitionAt(parseDocument(TEXT), offset)?.to;
}

describe('the definition', () => {
  it.each([
    ['to: rea|der', ['nodes', 'reader']],
    ['from: |reader', ['nodes', 'reader']],
    ['routes: [sh|ow]', ['nodes', 'api', 'routes', 'show']],
    ['TABLE: na|me', ['nodes', 'things']],
    ['!Ref Thi|ngs', ['nodes', 'things']],
    ['${Sta|ge}', ['parameters', 'Stage']],
    ['${Thi|ngs.Arn}', ['nodes', 'things']],
    ['scenario: ru|sh', ['scenarios', 'rush']],
    ['flow: lo|ok', ['nodes', 'people', 'traffic', 'look']],
  ])('at %s is %j', (context, path) => {
    expect(at(context)).toEqual({ path });
  });

  it('of code is its folder', () => {
    expect(at('code: ./func|tions')).toEqual({ file: './functions/reader' });
  });

  it('is not there where nothing is named', () => {
    expect(at('service: lam|bda')).toBeUndefined();
  });
});
