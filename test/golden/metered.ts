import { billOf } from './bill.ts';

/** Quantities by `node component` of a design in us-east-1, rounded to what can be read. */
export function metered(design: string, options: Parameters<typeof billOf>[1] = {}): Record<string, number> {
  const { bill } = billOf(`version: 1\nname: test\nregion: us-east-1\n${design}`, options);
  return Object.fromEntries(bill.lines.map(({ node, component, quantity }) => [`${node} ${component}`, Math.round(quantity * 1e6) / 1e6]));
}

/** A caller with one flow of 1,000 requests a month to one node. */
export function called(flow: string, node: string, connection = ''): string {
  return `
nodes:
  caller: { service: client, traffic: { all: { requests: 1000/month, ${flow} } } }
  it: ${node}
connections:
  c: { from: caller, to: it${connection} }`;
}

/** A function that uses one node 1,000 times a month. */
export function used(node: string, connection: string): string {
  return `
nodes:
  caller: { service: client, traffic: { all: { requests: 1000/month } } }
  fn: { service: lambda }
  it: ${node}
connections:
  a: { from: caller, to: fn, kind: invoke }
  c: { from: fn, to: it, ${connection} }`;
}
