import { describe, expect, it } from 'vitest';
import { parseDocument } from '../document/parser.ts';
import { applyEdits } from '../document/pieces.ts';
import { renameNode } from './rename.ts';

const SHOP = `version: 1
nodes:
  buyers:
    service: client
    traffic: { buy: { requests: 60k/month } }
  orders:                     # takes them
    service: lambda
    properties: { Environment: { Variables: { SELF: !GetAtt Orders.Arn, NOTE: !Sub "\${Orders} of \${AWS::Region}, Orders" } } }
  packing: { service: sqs, attributes: { DependsOn: [Orders] } }
connections:
  buyers-orders: { from: buyers, to: "orders", assume: { calls: { buyers.buy: 2 } } }
  orders-packing: { from: orders, to: packing }
groups:
  back: { contains: [orders, packing] }
scenarios:
  rush: { flows: { buyers.buy: { peak: 40/s } }, faults: { orders: { errors: 10 % } } }
goals:
  quick: { flow: buyers.buy, p99: < 1 s }
  idle: { node: orders, requests: 0 }
ignore:
  lambda.no-dead-letter: { nodes: [orders], reason: Nobody waits for orders. }
template:
  Outputs: { Name: { Value: !Ref Orders } }
`;

function renamed(from: string, to: string, keepsResources = false, text = SHOP): string {
  const edits = renameNode(parseDocument(text), from, to, { keepsResources });
  return edits.ok ? applyEdits(text, edits.value) : edits.error.code;
}

describe('renaming a node', () => {
  it('changes every mention of its id and every reference to its resource, and nothing else', () => {
    const expected = SHOP
      .replace('  orders:    ', '  sales:    ').replace('!GetAtt Orders.Arn', '!GetAtt Sales.Arn').replace('${Orders}', '${Sales}').replace('[Orders]', '[Sales]')
      .replace('to: "orders"', 'to: "sales"').replace('from: orders', 'from: sales').replace('contains: [orders', 'contains: [sales').replace('faults: { orders', 'faults: { sales')
      .replace('node: orders', 'node: sales').replace('nodes: [orders]', 'nodes: [sales]').replace('!Ref Orders', '!Ref Sales');
    expect(renamed('orders', 'sales')).toBe(expected);
  });

  it('leaves the resource what it is where that is asked for: its logical id stands in the file from then on', () => {
    const text = renamed('orders', 'sales', true);
    expect(parseDocument(text).data).toMatchObject({ nodes: { sales: { logicalId: 'Orders' }, packing: { attributes: { DependsOn: ['Orders'] } } } });
    expect(text).toContain('!GetAtt Orders.Arn');
  });

  it('follows the flows that are called by their node', () => {
    const text = renamed('buyers', 'people');
    expect(text.match(/people\.buy/g)).toHaveLength(3);
    expect(text).toContain('buyers-orders: { from: people');
  });

  it.each([['orders', 'packing', 'rename.taken'], ['orders', 'Sales!', 'rename.bad-id'], ['nobody', 'sales', 'rename.no-node']])('of %s to %s is refused', (from, to, code) => {
    expect(renamed(from, to)).toBe(code);
  });

  it('is refused while a block cannot be read, which may name it', () => {
    expect(renamed('orders', 'sales', false, SHOP.replace('from: orders', 'from: *o'))).toBe('rename.not-in-one-piece');
  });
});
