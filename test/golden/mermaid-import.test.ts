import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import './diagram-mermaid.ts';
import { readMermaid } from '../../src/adapters/mermaid/read.ts';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { designOf, type ImportedDesign } from '../../src/core/diagram/import-design.ts';
import { vocabularyOf } from '../../src/core/diagram/import-services.ts';
import { importedText } from '../../src/core/diagram/import-text.ts';
import { catalog } from '../../src/services/catalog.ts';
import { OTHER_NAMES } from '../../src/services/other-names.ts';

const vocabulary = vocabularyOf(catalog, OTHER_NAMES);

async function imported(text: string): Promise<ImportedDesign> {
  const read = await readMermaid(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return designOf(read.value, vocabulary, catalog);
}

/** `id: service` of each node. */
const services = ({ nodes }: ImportedDesign): readonly string[] => nodes.map(({ id, data }) => `${id}: ${String(data['service'])}`);
/** `from -> to (kind)` of each connection; the kind where it is written. */
const connections = ({ connections: list }: ImportedDesign): readonly string[] => list.map(({ data: { from, to, kind } }) => `${String(from)} -> ${String(to)}${kind === undefined ? '' : ` (${String(kind)})`}`);
const flow = (...lines: readonly string[]): Promise<ImportedDesign> => imported(['flowchart LR', ...lines].join('\n'));

describe('a study note', async () => {
  const design = await imported(readFileSync(new URL('../fixtures/mermaid/study-note.mmd', import.meta.url), 'utf8'));

  it('becomes a client, a REST API, a function and a table', () => {
    expect(services(design)).toEqual(['visitor: client', 'restapi: apigateway.rest', 'book-function: lambda', 'book-table: dynamodb']);
  });
  it('has each double arrow as the one connection that is possible', () => {
    expect(connections(design)).toEqual(['visitor -> restapi', 'restapi -> book-function', 'book-function -> book-table']);
  });
  it('has its subgraphs as groups', () => {
    expect(design.groups.map(({ data }) => [data['label'], data['contains']])).toEqual([['APIGateway', ['restapi', 'visitor']], ['Lambda', ['book-function']], ['DynamoDB', ['book-table']]]);
  });
  it('says that permissions follow from the connections', () => {
    expect(design.notices.map(({ en }) => en)).toEqual(['“PermissionPolicies” is left out: permissions and roles follow from the connections.']);
  });
  it('opens without an error', () => {
    const text = importedText(design, 'note');
    expect(createAnalyser(catalog).analyse(text.ok ? text.value : '').findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('names', () => {
  it('are those of the services, in English and Korean, alone or with other words', async () => {
    expect(services(await flow('a[사용자] --> b[API 게이트웨이] --> c[주문 람다 함수] --> d[(주문테이블)]', 'c --> e[주문 대기열]', 'c --> f[Orders SNS Topic]'))).toEqual(['a: client', 'api: apigateway.http', 'c: lambda', 'd: dynamodb', 'e: sqs', 'orders-sns-topic: sns']);
  });
  it('stand at the end of a label, where the thing itself stands', async () => {
    expect(services(await flow('x1[S3 Upload Function]', 'x2[Cognito User]', 'x3[Lambda DLQ]', 'x4[Users Table]'))).toEqual(['s3-upload-function: lambda', 'cognito-user: client', 'lambda-dlq: sqs', 'users-table: dynamodb']);
  });
  it('are those of icons before those of labels', async () => {
    expect(services(await flow('x1@{ icon: "logos:aws-lambda", label: "Orders queue" }'))).toEqual(['orders-queue: lambda']);
  });
  it('are those of the frame around a box that says nothing itself', async () => {
    expect(services(await flow('subgraph Lambda Functions', 'resize', 'metrics[CloudWatch]', 'end'))).toEqual(['resize: lambda', 'metrics: external']);
  });
  it('shared by several kinds are settled by the arrows', async () => {
    expect(services(await flow('fn[Lambda] --> eb[EventBridge]'))).toContain('event-bridge: eventbridge.bus');
    expect(services(await flow('eb[EventBridge] --> fn[Lambda]'))).toContain('event-bridge: eventbridge.rule');
    expect(services(await flow('eb[EventBridge cron] --> fn[Lambda]'))).toContain('event-bridge-cron: eventbridge.schedule');
  });
  it('of nothing known become external nodes, and the import says which', async () => {
    const design = await flow('fn[Lambda] --> pay[Payment provider]');
    expect(services(design)).toEqual(['lambda: lambda', 'pay: external']);
    expect(design.notices[0]?.en).toContain('“Payment provider”');
  });
});

describe('arrows', () => {
  it('are turned round where only the other way is possible', async () => {
    const design = await flow('api[REST API] -->|validate JWT| pool[Cognito]');
    expect(connections(design)).toEqual(['pool -> api']);
    expect(design.notices.some(({ en }) => en.includes('was turned round'))).toBe(true);
  });
  it('that answer another are left out', async () => {
    expect(connections(await flow('app[Browser] -->|sign in| pool[Cognito user pool]', 'pool -->|token| app'))).toEqual(['app -> pool']);
  });
  it('to a dead-letter queue carry what failed', async () => {
    expect(connections(await flow('jobs[SQS queue] --> work[Worker Lambda]', 'jobs -.->|after 3 retries| dead[DLQ]', 'work -->|failed| lost[SQS lost]'))).toEqual(['jobs -> work', 'jobs -> dead', 'work -> lost (on-failure)']);
  });
  it('with routes on them make routes of the API', async () => {
    const design = await flow('api[HTTP API] -->|POST /orders| create[Create Lambda]', 'api -->|"GET /orders/{id}"| show[Show Lambda]');
    expect(design.nodes[0]?.data['routes']).toEqual({ 'post-orders': { route: 'POST /orders' }, 'get-orders-id': { route: 'GET /orders/{id}' } });
    expect(design.connections.map(({ data }) => data['routes'])).toEqual([['post-orders'], ['get-orders-id']]);
  });
  it('out of a table open its stream', async () => {
    const design = await flow('orders[Orders table] --> fn[Lambda]');
    expect(connections(design)).toEqual(['orders -> lambda']);
    expect(design.nodes[0]?.data['properties']).toMatchObject({ StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } });
  });
  it('that AWS has with something between get it', async () => {
    expect(connections(await flow('bus[Event bus] --> fn[Lambda]'))).toEqual(['bus -> event-rule-for-lambda', 'event-rule-for-lambda -> lambda']);
  });
  it('to a subgraph lead to what nothing in it leads to', async () => {
    expect(connections(await flow('t[SNS topic] --> work', 'subgraph work', 'fn[Lambda] --> db[DynamoDB]', 'end'))).toEqual(['sns-topic -> lambda', 'lambda -> dynamo-db']);
  });
  it('without heads are the way that is possible', async () => {
    expect(connections(await imported('architecture-beta\n service db(aws:dynamodb)[Orders]\n service fn(aws:lambda)[Lambda]\n db:R -- L:fn\n'))).toEqual(['lambda -> orders']);
  });
  it('that AWS does not have stay, and the design says why', async () => {
    const design = await flow('api[HTTP API] --> db[DynamoDB]');
    expect(connections(design)).toEqual(['api -> dynamo-db']);
    expect(design.notices.at(-1)?.en).toContain('AWS has no such connection');
  });
});

it('boxes that are routes in the frame of an API are that one API', async () => {
  const design = await flow('subgraph api["API Gateway"]', 'p["/orders POST"]', 'g["/orders GET"]', 'end', 'web[Browser] --> p & g', 'p --> create[Create Lambda]', 'g --> list[List Lambda]');
  expect(services(design)).toEqual(['web: client', 'create: lambda', 'list: lambda', 'api-gateway: apigateway.http']);
  expect(connections(design)).toEqual(['web -> api-gateway', 'api-gateway -> create', 'api-gateway -> list']);
  expect(design.nodes.at(-1)?.data['routes']).toEqual({ 'post-orders': { route: 'POST /orders' }, 'get-orders': { route: 'GET /orders' } });
});

it('frames within frames are groups of all that is in them, the inner ones first; frames that hold each other do no harm', async () => {
  const design = await flow('subgraph cloud[AWS]', 'subgraph data[Data]', 'db[(DynamoDB)]', 'end', 'fn[Lambda]', 'end');
  expect(design.groups.map(({ id, data }) => [id, [...(data['contains'] as readonly string[])].sort()])).toEqual([['data', ['dynamo-db']], ['cloud', ['dynamo-db', 'lambda']]]);
  expect((await flow('subgraph a', 'b', 'end', 'subgraph b', 'a', 'x1[Lambda]', 'end')).nodes.length).toBeGreaterThan(0);
});

it('a text that is no diagram is refused with its line, counted over front matter, directives and comments', async () => {
  const read = await readMermaid('---\ntitle: x\n---\n%%{init: {"theme": "base"}}%%\n%% a comment\nflowchart LR\n  %% another\n  a[b(c)] --> d\n');
  expect(read.ok ? undefined : [read.error.code, read.error.line]).toEqual(['broken', 8]);
  expect(await readMermaid('hello')).toMatchObject({ ok: false, error: { code: 'no-diagram' } });
  expect(await readMermaid('pie\n "a": 1\n')).toMatchObject({ ok: false, error: { code: 'other-kind' } });
});

const corpus = new URL('../../../shared/corpus/mermaid/', import.meta.url);
describe.skipIf(!existsSync(corpus))('the 41 diagrams of the corpus (skipped where ../shared is not there)', () => {
  interface Known { readonly file: string; readonly nodes: readonly { readonly id: string }[]; readonly edges: readonly unknown[]; readonly subgraphs?: readonly unknown[]; readonly groups?: readonly unknown[] }
  const known = existsSync(corpus) ? (JSON.parse(readFileSync(new URL('parsed-by-mermaid.json', corpus), 'utf8')) as readonly Known[]) : [];
  const files = existsSync(corpus) ? readdirSync(corpus).filter((file) => file.endsWith('.mmd')) : [];

  it('are 40 that can be read and one that is refused with its line', async () => {
    const faults = [];
    for (const file of files) {
      const read = await readMermaid(readFileSync(new URL(file, corpus), 'utf8'));
      if (!read.ok) faults.push([file, read.error.code, read.error.line]);
    }
    expect(files).toHaveLength(41);
    expect(faults).toEqual([['23-eventbus-diamond-german.mmd', 'broken', 6]]);
  });

  it.each(known)('$file has the nodes, arrows and frames that mermaid finds, and opens as a design', async ({ file, nodes, edges, subgraphs, groups }) => {
    const read = await readMermaid(readFileSync(new URL(file, corpus), 'utf8'));
    if (!read.ok) throw new Error(read.error.detail);
    const frames = new Set(read.value.frames.map(({ id }) => id));
    expect(read.value.nodes.map(({ id }) => id).sort()).toEqual(nodes.map(({ id }) => id).filter((id) => !frames.has(id)).sort());
    expect(read.value.edges).toHaveLength(edges.length);
    expect(read.value.frames).toHaveLength((subgraphs ?? groups ?? []).length);
    const text = importedText(designOf(read.value, vocabulary, catalog), 'corpus');
    expect(text.ok).toBe(true);
    const { document } = createAnalyser(catalog).analyse(text.ok ? text.value : '');
    expect(document.findings).toEqual([]);
  });
});
