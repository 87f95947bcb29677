import { describe, expect, it } from 'vitest';
import type { Intent } from './contract.ts';
import { copyBlocks } from './copy.ts';
import { editsFor } from './edits.ts';
import { applyEdits } from './pieces.ts';

const DESIGN = `version: 1
name: shop
nodes:
  api: { service: apigateway.http, at: [0, 0] }   # the entrance
  # Takes the orders.
  orders:
    service: lambda
    at: [300, 0]
    properties:
      # Twice what it needs.
      MemorySize: 512   # MB
      Environment: { Variables: { QUEUE: !GetAtt Waiting.Arn, SELF: !Sub "\${Orders.Arn}-\${AWS::Region}" } }
    parts:
      OrdersAlias: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Orders } }

  waiting: { service: sqs }
connections:
  api-orders: { from: api, to: orders }
  # One at a time.
  orders-waiting: { from: orders, to: waiting, realizedBy: [OrdersRole] }
groups:
  back: { label: Back, contains: [orders, waiting] }
notes:
  n1: { text: Busy at noon., at: [300, 90] }
`;

const EMPTY = 'version: 1\nname: other\nregion: us-east-1\n\nnodes: {}\n\nconnections: {}\n';

function edited(text: string, intent: Intent): string {
  const edits = editsFor(text, intent);
  if (!edits.ok) throw new Error(`${edits.error.code}: ${edits.error.message.en}`);
  return applyEdits(text, edits.value);
}
const pasted = (text: string, fragment: string, centre?: readonly [number, number]) => edited(text, { kind: 'paste', text: fragment, ...(centre && { centre }) });
const refusal = (text: string, fragment: string) => {
  const edits = editsFor(text, { kind: 'paste', text: fragment });
  return edits.ok ? undefined : edits.error.code;
};

describe('copying', () => {
  it('takes nodes, what connects them, the groups that they fill, word for word with their comments', () => {
    expect(copyBlocks(DESIGN, { nodes: ['waiting', 'orders'] }, { nodes: { waiting: [600, 0] } })).toBe(`nodes:
  # Takes the orders.
  orders:
    service: lambda
    at: [300, 0]
    properties:
      # Twice what it needs.
      MemorySize: 512   # MB
      Environment: { Variables: { QUEUE: !GetAtt Waiting.Arn, SELF: !Sub "\${Orders.Arn}-\${AWS::Region}" } }
    parts:
      OrdersAlias: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Orders } }
  waiting: { service: sqs, at: [600, 0] }
connections:
  # One at a time.
  orders-waiting: { from: orders, to: waiting, realizedBy: [OrdersRole] }
groups:
  back: { label: Back, contains: [orders, waiting] }
`);
  });

  it('takes notes, and nothing of what is not there', () => {
    expect(copyBlocks(DESIGN, { nodes: ['gone'], notes: ['n1'] })).toBe('notes:\n  n1: { text: Busy at noon., at: [300, 90] }\n');
    expect(copyBlocks(DESIGN, { nodes: [] })).toBe('');
  });

  it('writes blocks anew that have no lines of their own', () => {
    expect(copyBlocks('{"nodes": {"a": {"service": "sqs"}}}', { nodes: ['a'] })).toBe('nodes:\n  a: { service: sqs }\n');
  });
});

describe('pasting beside what was copied', () => {
  const fragment = copyBlocks(DESIGN, { nodes: ['orders', 'waiting'] }, { nodes: { waiting: [600, 0] } });
  const result = pasted(DESIGN, fragment);

  it('gives new ids, keeps comments, and refers to the copy within the copy', () => {
    expect(result).toContain(`  waiting: { service: sqs }
  # Takes the orders.
  orders-2:
    service: lambda
    at: [340, 40]
    properties:
      # Twice what it needs.
      MemorySize: 512   # MB
      Environment: { Variables: { QUEUE: { Fn::GetAtt: [Waiting2, Arn] }, SELF: { Fn::Sub: "\${Orders2.Arn}-\${AWS::Region}" } } }
    parts: { OrdersAlias2: { Type: AWS::Lambda::Alias, Properties: { FunctionName: { Ref: Orders2 } } } }
  waiting-2: { service: sqs, at: [640, 40] }
`);
  });

  it('names connections by their new ends, and leaves behind what made the first one true', () => {
    expect(result).toContain('  # One at a time.\n  orders-2-waiting-2: { from: orders-2, to: waiting-2 }\n');
    expect(result).toContain('  back-2: { label: Back, contains: [orders-2, waiting-2] }\n');
  });

  it('changes nothing else', () => {
    const ids = { nodes: ['orders-2', 'waiting-2'], groups: ['back-2'] };
    expect(edited(result, { kind: 'delete', ...ids })).toBe(DESIGN);
  });

  it('counts on from a copy of a copy', () => {
    expect(pasted(result, copyBlocks(result, { nodes: ['waiting-2'] }))).toContain('  waiting-3: { service: sqs, at: [680, 80] }');
  });
});

describe('pasting into another design', () => {
  it('keeps the ids that are free, and puts the middle where the pointer is', () => {
    const fragment = copyBlocks(DESIGN, { nodes: ['api', 'orders'] });
    expect(pasted(EMPTY, fragment, [1000, 500])).toBe(`version: 1
name: other
region: us-east-1

nodes:
  api: { service: apigateway.http, at: [750, 470] }   # the entrance
  # Takes the orders.
  orders:
    service: lambda
    at: [1050, 470]
    properties:
      # Twice what it needs.
      MemorySize: 512   # MB
      Environment: { Variables: { QUEUE: !GetAtt Waiting.Arn, SELF: !Sub "\${Orders.Arn}-\${AWS::Region}" } }
    parts:
      OrdersAlias: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Orders } }

connections:
  api-orders: { from: api, to: orders }
`);
  });

  it('connects to what is there by that name, and leaves out what is connected to nothing', () => {
    const target = 'version: 1\nnodes:\n  jobs: { service: sqs }\n';
    expect(pasted(target, 'connections:\n  a: { from: jobs, to: jobs }\n  b: { from: jobs, to: nobody }\n')).toBe(`${target}connections:\n  a: { from: jobs, to: jobs }\n`);
  });

  it('gives an explicit logical id another number where it is taken', () => {
    const target = 'version: 1\nnodes:\n  a: { service: sqs, logicalId: Jobs }\n';
    expect(pasted(target, 'nodes:\n  jobs: { service: sqs }\n')).toContain('  jobs-2: { service: sqs }');
    expect(pasted(target, copyBlocks(target, { nodes: ['a'] }))).toContain('  a-2: { service: sqs, logicalId: Jobs2 }');
  });

  it('takes entries alone, as they are selected in a text editor', () => {
    expect(pasted(EMPTY, '  jobs: { service: sqs }   # later\n')).toContain('nodes:\n  jobs: { service: sqs }   # later\n');
  });
});

describe('pasting something else', () => {
  it('says that it is nothing of a design', () => {
    for (const text of ['', 'hello', '- a\n- b\n', 'a: 1\n', '{"a": [1]}', 'nodes: {}\n']) expect([text, refusal(EMPTY, text)]).toEqual([text, 'paste.nothing']);
  });

  it('says where it cannot be read', () => {
    expect(refusal(EMPTY, 'nodes:\n  a: { service: [ }\n')).toBe('paste.unreadable');
  });

  it('refuses what has no service, and ids that are none', () => {
    expect(refusal(EMPTY, 'nodes:\n  a: { label: A }\n')).toBe('paste.no-node');
    expect(refusal(EMPTY, 'nodes:\n  A b: { service: sqs }\n')).toBe('edit.bad-id');
  });
});
