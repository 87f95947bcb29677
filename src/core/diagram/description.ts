import type { Drawing } from './drawing.ts';
import { visible } from './mermaid-text.ts';

/** More connections than this are counted, not told: nobody listens for so long. */
const TOLD = 40;

/** What a picture shows, for those who do not see it: every node with its second line, and who leads to whom. */
export function descriptionOf({ nodes, connections }: Pick<Drawing, 'nodes' | 'connections'>): string {
  const names = new Map(nodes.map(({ id, name }) => [id, visible(name)]));
  const boxes = nodes.map(({ name, summary }) => [visible(name), visible(summary)].filter((part) => part !== '').join(' (') + (visible(summary) === '' || visible(name) === '' ? '' : ')'));
  const ways = connections.slice(0, TOLD).map(({ from, to, label }) => `${names.get(from) ?? from} → ${names.get(to) ?? to}${visible(label) === '' ? '' : `: ${visible(label)}`}`);
  const more = connections.length > TOLD ? [`… ${connections.length - TOLD}`] : [];
  return [boxes.join(', '), [...ways, ...more].join('; ')].filter((part) => part !== '').join('. ');
}
