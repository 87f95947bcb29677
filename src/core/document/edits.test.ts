import { describe, expect, it } from 'vitest';
import type { Intent } from './contract.ts';
import { editsFor } from './edits.ts';
import { applyEdits } from './pieces.ts';

const DESIGN = `# What this is about.
version: 1
name: 'shop'

nodes:
  shop: { service: client, at: [0, 120] }   # people

  # --- behind the door ---

  # The one entrance.
  api:
    service: apigateway.http
    label: "API: v1"
    at: [240,120]
    routes:
      create: { route: POST /orders }

  orders:
    service: dynamodb
    at: [ 480, 120 ]
    properties:
      # Paid by use.
      BillingMode: PAY_PER_REQUEST   # cheap
      KeySchema:
      - AttributeName: id
        KeyType: HASH
      - { AttributeName: at, KeyType: RANGE }
      TableName: !Sub "\${Stage}-orders"
    # attributes: { DeletionPolicy: Retain }
# Everything that connects.
connections:
  shop-api: { from: shop, to: api }
  # Writes.
  api-orders: { from: api, to: orders, access: [put, get] }
groups:
  back: { label: Back, contains: [api, orders] }
ignore:
  a.rule: { nodes: [api, orders], reason: known }
  another.rule:
    nodes: [orders]
`;

function edited(intent: Intent, text = DESIGN): string {
  const edits = editsFor(text, intent);
  if (!edits.ok) throw new Error(`${edits.error.code}: ${edits.error.message.en}`);
  return applyEdits(text, edits.value);
}

/** Lines that went (`-`) and came (`+`), in order: those outside a longest common subsequence. */
function changed(intent: Intent, text = DESIGN): string[] {
  const before = text.split('\n');
  const after = edited(intent, text).split('\n');
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) common[i]![j] = before[i] === after[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  }
  const diff: string[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && common[i + 1]![j]! >= common[i]![j + 1]!)) diff.push(`-${before[i++]!}`);
    else diff.push(`+${after[j++]!}`);
  }
  return diff;
}

describe('moving', () => {
  it('changes the numbers and nothing else, in every way that they are written', () => {
    expect(changed({ kind: 'move', nodes: { shop: [10, 20], api: [30, 40], orders: [50.4, -60] } })).toEqual([
      '-  shop: { service: client, at: [0, 120] }   # people', '+  shop: { service: client, at: [10, 20] }   # people',
      '-    at: [240,120]', '+    at: [30,40]',
      '-    at: [ 480, 120 ]', '+    at: [ 50, -60 ]',
    ]);
  });

  it('touches only the number that changes', () => {
    const edits = editsFor(DESIGN, { kind: 'move', nodes: { api: [240, 121] } });
    expect(edits.ok && edits.value).toEqual([{ range: { start: DESIGN.indexOf('120]\n    routes'), end: DESIGN.indexOf('120]\n    routes') + 3 }, text: '121' }]);
  });

  it('writes a position where there is none', () => {
    const text = 'nodes:\n  a: { service: s3 }\n  b:\n    service: sqs\n\n  # c\n  c: {}\n';
    expect(edited({ kind: 'move', nodes: { a: [1, 2], b: [3, 4], c: [5, 6] } }, text)).toBe('nodes:\n  a: { service: s3, at: [1, 2] }\n  b:\n    service: sqs\n    at: [3, 4]\n\n  # c\n  c: { at: [5, 6] }\n');
  });
});

describe('setting', () => {
  it.each<[string, Intent, string[]]>([
    ['a value touches the value, not its comment', { kind: 'set', path: ['nodes', 'orders', 'properties', 'BillingMode'], value: 'PROVISIONED' }, ['-      BillingMode: PAY_PER_REQUEST   # cheap', '+      BillingMode: PROVISIONED   # cheap']],
    ['a quoted text keeps its quotes', { kind: 'set', path: ['nodes', 'api', 'label'], value: 'API' }, ['-    label: "API: v1"', '+    label: "API"']],
    ['a single-quoted text keeps its quotes', { kind: 'set', path: ['name'], value: "it's" }, ["-name: 'shop'", "+name: 'it''s'"]],
    ['a new text is quoted only where it must be', { kind: 'set', path: ['nodes', 'orders', 'label'], value: 'Orders: all' }, ['+    label: "Orders: all"']],
    ['a new key goes behind the last one', { kind: 'set', path: ['connections', 'api-orders', 'env', 'TABLE'], value: 'name' }, ['-  api-orders: { from: api, to: orders, access: [put, get] }', '+  api-orders: { from: api, to: orders, access: [put, get], env: { TABLE: name } }']],
    ['missing parents are made', { kind: 'set', path: ['nodes', 'api', 'assume', 'duration', 'p50'], value: '3 ms' }, ['+    assume: { duration: { p50: 3 ms } }']],
    ['an item of a block list', { kind: 'set', path: ['nodes', 'orders', 'properties', 'KeySchema', 0, 'AttributeName'], value: 'pk' }, ['-      - AttributeName: id', '+      - AttributeName: pk']],
    ['an item behind the last one', { kind: 'set', path: ['nodes', 'orders', 'properties', 'KeySchema', 2], value: { AttributeName: 'x' } }, ['+      - { AttributeName: x }']],
    ['an intrinsic function is replaced as a whole', { kind: 'set', path: ['nodes', 'orders', 'properties', 'TableName'], value: { Ref: 'Name' } }, ['-      TableName: !Sub "${Stage}-orders"', '+      TableName: { Ref: Name }']],
    ['a map that replaces a map keeps what stays', { kind: 'set', path: ['nodes', 'orders', 'properties', 'KeySchema'], value: [{ AttributeName: 'id', KeyType: 'HASH' }] }, ['-      - { AttributeName: at, KeyType: RANGE }']],
    ['a text of several lines is written as such', { kind: 'set', path: ['description'], value: 'One.\nTwo.' }, ['+description: |-', '+  One.', '+  Two.']],
    ['a large value is written as a block', { kind: 'set', path: ['nodes', 'api', 'properties'], value: { CorsConfiguration: { AllowOrigins: ['https://example.com', 'https://www.example.com'], AllowMethods: ['GET', 'POST', 'PUT', 'DELETE'] } } }, [
      '+    properties:', '+      CorsConfiguration:', '+        AllowOrigins: [https://example.com, https://www.example.com]', '+        AllowMethods: [GET, POST, PUT, DELETE]',
    ]],
  ])('%s', (_what, intent, diff) => {
    expect(changed(intent)).toEqual(diff);
  });

  it('a new top-level key comes last, after a blank line where the file has such', () => {
    expect(edited({ kind: 'set', path: ['goals', 'cheap'], value: { cost: '< 30 USD/month' } })).toBe(`${DESIGN}\ngoals:\n  cheap: { cost: < 30 USD/month }\n`);
  });

  it('gives no edits where the value is the same', () => {
    expect(editsFor(DESIGN, { kind: 'set', path: ['name'], value: 'shop' })).toEqual({ ok: true, value: [] });
  });

  it('of undefined removes the line, or the entry between its braces', () => {
    expect(changed({ kind: 'set', path: ['nodes', 'orders', 'properties', 'BillingMode'], value: undefined })).toEqual(['-      BillingMode: PAY_PER_REQUEST   # cheap']);
    expect(changed({ kind: 'set', path: ['connections', 'api-orders', 'access'], value: undefined })).toEqual(['-  api-orders: { from: api, to: orders, access: [put, get] }', '+  api-orders: { from: api, to: orders }']);
    expect(changed({ kind: 'set', path: ['connections', 'api-orders', 'from'], value: undefined })).toEqual(['-  api-orders: { from: api, to: orders, access: [put, get] }', '+  api-orders: { to: orders, access: [put, get] }']);
    expect(changed({ kind: 'set', path: ['nodes', 'api', 'routes', 'create'], value: undefined })).toEqual(['-    routes:', '-      create: { route: POST /orders }', '+    routes: {}']);
  });
});

describe('adding', () => {
  it('a node goes to the end of its section, before what follows it, in the style of its neighbours', () => {
    expect(changed({ kind: 'add-node', id: 'mails', node: { service: 'sqs', at: [1, 2], properties: { DelaySeconds: 5 } } })).toEqual(['+  mails:', '+    service: sqs', '+    at: [1, 2]', '+    properties: { DelaySeconds: 5 }']);
    expect(edited({ kind: 'add-node', id: 'mails', node: { service: 'sqs' } })).toContain('    # attributes: { DeletionPolicy: Retain }\n  mails:\n    service: sqs\n# Everything that connects.\n');
  });

  it('a connection and a group stay on one line', () => {
    expect(changed({ kind: 'add-connection', id: 'shop-orders', connection: { from: 'shop', to: 'orders', label: 'a, b' } })).toEqual(['+  shop-orders: { from: shop, to: orders, label: "a, b" }']);
    expect(changed({ kind: 'add-group', id: 'front', group: { label: 'Front', contains: ['shop'] } })).toEqual(['+  front: { label: Front, contains: [shop] }']);
  });

  it('a missing section is made', () => {
    expect(edited({ kind: 'add-note', id: 'n1', note: { text: 'Hm.', at: [0, 0] } })).toBe(`${DESIGN}\nnotes:\n  n1: { text: Hm., at: [0, 0] }\n`);
  });

  it.each([
    ['an empty file', '', 'nodes:\n  a:\n    service: s3\n'],
    ['a comment', '# Mine', '# Mine\nnodes:\n  a:\n    service: s3\n'],
    ['an empty section', 'version: 1\nnodes:\nname: x\n', 'version: 1\nnodes:\n  a:\n    service: s3\nname: x\n'],
    ['an empty section with a comment', 'nodes: # all\n  # none yet\nname: x\n', 'nodes: # all\n  a:\n    service: s3\n  # none yet\nname: x\n'],
    ['an empty map', 'nodes: {} # none\nname: x\n', 'nodes: # none\n  a:\n    service: s3\nname: x\n'],
    ['a file without last line end', 'version: 1', 'version: 1\nnodes:\n  a:\n    service: s3'],
    ['four spaces', 'nodes:\n    b:\n        service: s3\n', 'nodes:\n    b:\n        service: s3\n    a:\n        service: s3\n'],
    ['carriage returns', 'version: 1\r\nnodes:\r\n  b: { service: s3 }\r\n', 'version: 1\r\nnodes:\r\n  b: { service: s3 }\r\n  a: { service: s3 }\r\n'],
    ['JSON', '{\n  "nodes": {\n    "b": {"service": "s3"}\n  }\n}\n', '{\n  "nodes": {\n    "b": {"service": "s3"},\n    "a": {"service": "s3"}\n  }\n}\n'],
    ['braces', 'nodes: { b: { service: s3 } }\n', 'nodes: { b: { service: s3 }, a: { service: s3 } }\n'],
    ['braces over several lines with a last comma', 'nodes: {\n  b: { service: s3 },\n}\n', 'nodes: {\n  b: { service: s3 },\n  a: { service: s3 },\n}\n'],
  ])('to %s', (_what, text, expected) => {
    expect(edited({ kind: 'add-node', id: 'a', node: { service: 's3' } }, text)).toBe(expected);
  });
});

describe('deleting', () => {
  it('a node takes its comment, its connections, its memberships and its silences with it', () => {
    expect(changed({ kind: 'delete', nodes: ['api'] })).toEqual([
      '-  # The one entrance.', '-  api:', '-    service: apigateway.http', '-    label: "API: v1"', '-    at: [240,120]', '-    routes:', '-      create: { route: POST /orders }',
      '-connections:', '-  shop-api: { from: shop, to: api }', '-  # Writes.', '-  api-orders: { from: api, to: orders, access: [put, get] }', '+connections: {}',
      '-  back: { label: Back, contains: [api, orders] }', '+  back: { label: Back, contains: [orders] }',
      '-  a.rule: { nodes: [api, orders], reason: known }', '+  a.rule: { nodes: [orders], reason: known }',
    ]);
  });

  it('a silence goes with the last node that it names', () => {
    expect(edited({ kind: 'delete', nodes: ['orders'] })).toMatch(/ignore:\n {2}a\.rule: \{ nodes: \[api\], reason: known \}\n$/);
  });

  it('a comment after a blank line stays, and so does the end of the block before', () => {
    const after = edited({ kind: 'delete', nodes: ['api'] });
    expect(after).toContain('  shop: { service: client, at: [0, 120] }   # people\n\n  # --- behind the door ---\n\n\n  orders:\n');
  });

  it('the last entry leaves an empty map', () => {
    expect(changed({ kind: 'delete', groups: ['back'] })).toEqual(['-groups:', '-  back: { label: Back, contains: [api, orders] }', '+groups: {}']);
  });

  it('several things are one list of edits', () => {
    const edits = editsFor(DESIGN, { kind: 'delete', nodes: ['shop'], groups: ['back'] });
    expect(edits.ok && edits.value.length).toBe(4);
  });
});

describe('several intents as one', () => {
  it('each works on the result of the one before', () => {
    const intent: Intent = { kind: 'batch', intents: [
      { kind: 'add-node', id: 'mails', node: { service: 'sqs' } },
      { kind: 'move', nodes: { mails: [7, 8] } },
      { kind: 'add-connection', id: 'orders-mails', connection: { from: 'orders', to: 'mails' } },
      { kind: 'set', path: ['nodes', 'mails', 'service'], value: 'sns' },
    ] };
    expect(changed(intent)).toEqual(['+  mails:', '+    service: sns', '+    at: [7, 8]', '+  orders-mails: { from: orders, to: mails }']);
  });

  it('all or none', () => {
    expect(editsFor(DESIGN, { kind: 'batch', intents: [{ kind: 'move', nodes: { api: [1, 1] } }, { kind: 'move', nodes: { gone: [1, 1] } }] })).toMatchObject({ ok: false, error: { code: 'edit.missing' } });
  });
});

describe('refusing', () => {
  const anchored = 'nodes:\n  a: &a { service: s3, assume: &x { y: 1 }, properties: *x }\n  b: { service: s3, properties: { T: !If [C, 1, 2] } }\n  c: { <<: {}, service: s3 }\n  ? d\n  : { service: s3 }\n';

  it.each<[string, Intent]>([
    ['edit.through-alias', { kind: 'set', path: ['nodes', 'a', 'service'], value: 'x' }],
    ['edit.through-tag', { kind: 'set', path: ['nodes', 'b', 'properties', 'T', 'Fn::If', 1], value: 5 }],
    ['edit.through-merge-key', { kind: 'set', path: ['nodes', 'c', 'service'], value: 'x' }],
    ['edit.through-merge-key', { kind: 'move', nodes: { d: [1, 1] } }],
    ['edit.bad-id', { kind: 'add-node', id: 'Bad Id', node: {} }],
    ['edit.bad-id', { kind: 'add-node', id: '__proto__', node: {} }],
    ['edit.id-taken', { kind: 'add-node', id: 'b', node: {} }],
    ['edit.missing', { kind: 'delete', nodes: ['constructor'] }],
    ['edit.missing', { kind: 'set', path: ['nodes', 'gone', 'label'], value: 'x' }],
    ['edit.not-a-map', { kind: 'set', path: ['nodes', 'b', 'service', 'x'], value: 1 }],
    ['edit.bad-key', { kind: 'set', path: ['nodes', 'b', '<<'], value: 1 }],
    ['edit.bad-key', { kind: 'set', path: [], value: 1 }],
    ['edit.bad-value', { kind: 'set', path: ['nodes', 'b', 'x'], value: Number.POSITIVE_INFINITY }],
  ])('%s', (code, intent) => {
    expect(editsFor(anchored, intent)).toMatchObject({ ok: false, error: { code } });
  });

  it('an overlay over a template is read-only', () => {
    expect(editsFor('version: 1\nsource: ./template.yaml\n', { kind: 'set', path: ['name'], value: 'x' })).toMatchObject({ ok: false, error: { code: 'edit.read-only' } });
  });
});
