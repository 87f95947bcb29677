import { describe, expect, it } from 'vitest';
import type { DrawnNode } from './drawing.ts';
import { printArchitecture } from './mermaid-architecture.ts';

/** Two services and a connection between them. */
const labelled = (label: string): string => {
  const node = (id: string): DrawnNode => ({ id, service: 'lambda', name: id, summary: '' });
  return printArchitecture({ name: 'shop', locale: 'en', nodes: [node('a'), node('b')], connections: [{ id: 'a-b', from: 'a', to: 'b', line: 'sync', label }], groups: [], notes: [] });
};
const lines = (label: string): string | undefined => /idealEdgeLengthMultiplier: (\S+)/.exec(labelled(label))?.[1];

describe('the lines of an architecture', () => {
  it('are left as long as mermaid makes them where nothing stands at them', () => {
    expect(labelled('')).toMatch(/^architecture-beta\n/);
  });

  it('are longer for longer labels, so that these stand between the icons, up to a length', () => {
    expect(['get', 'POST /registrations', 'GET /admin/registrations', 'x'.repeat(200)].map(lines)).toEqual(['2', '4', '4', '5']);
    expect(labelled('get')).toMatch(/^---\nconfig:\n {4}architecture:\n {8}idealEdgeLengthMultiplier: 2\n---\narchitecture-beta\n/);
  });
});
