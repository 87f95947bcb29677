import type { Category } from '../catalog/service.ts';
import type { RoutedConnection } from './connections.ts';
import { mermaidDescription } from './description.ts';
import type { Drawing, DrawnNode } from './drawing.ts';
import { classOf, createMermaidIds, escapeLabel, EXTERNAL, plainLabel, type MermaidIds } from './mermaid-text.ts';

/** A solid arrow where the caller waits, a dotted one where it does not, a ring where somebody decides who may pass. */
const ARROWS: Readonly<Record<RoutedConnection['line'], string>> = { sync: '-->', async: '-.->', authorize: '--o' };

const BOX = ['[', ']'] as const;
const SHAPES: Partial<Readonly<Record<Category, readonly [string, string]>>> = { traffic: ['([', '])'], api: ['{{', '}}'], data: ['[(', ')]'], messaging: ['[[', ']]'] };

/** The drawing as a Mermaid `flowchart`: groups as subgraphs, a node in the first group that names it. Notes are left out. */
export function printFlowchart(drawing: Drawing): string {
  const ids = createMermaidIds();
  // Nodes go first, so that where a group is called as a node it is the group that gets another id.
  for (const { id } of drawing.nodes) ids(id);
  const grouped = new Set<string>();
  const groups = drawing.groups.flatMap((group) => {
    const contained = new Set(group.contains);
    const members = drawing.nodes.filter(({ id }) => contained.has(id) && !grouped.has(id));
    for (const { id } of members) grouped.add(id);
    return members.length === 0 ? [] : [`  subgraph ${ids(`group ${group.id}`, group.id)}["${labelOf(group.name)}"]`, ...members.map((node) => `    ${nodeLine(node, ids)}`), '  end'];
  });
  const lines = [
    ...title(drawing.name),
    'flowchart LR',
    ...mermaidDescription(drawing).map((line) => `  ${line}`),
    ...drawing.nodes.filter(({ id }) => !grouped.has(id)).map((node) => `  ${nodeLine(node, ids)}`),
    ...groups,
    ...drawing.connections.map((connection) => `  ${connectionLine(connection, ids)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** JSON is YAML, which the front matter is. */
function title(name: string): readonly string[] {
  const written = plainLabel(name);
  return written === '' ? [] : ['---', `title: ${JSON.stringify(written)}`, '---'];
}

function nodeLine({ id, service, name, summary, category }: DrawnNode, ids: MermaidIds): string {
  const [open, close] = (category && SHAPES[category]) ?? BOX;
  const second = escapeLabel(summary);
  return `${ids(id)}${open}"${labelOf(name)}${second === '' ? '' : `<br/>${second}`}"${close}${category || service === EXTERNAL ? `:::${classOf(service)}` : ''}`;
}

function connectionLine({ from, to, line, label }: RoutedConnection, ids: MermaidIds): string {
  const written = escapeLabel(label);
  return `${ids(from)} ${ARROWS[line]}${written === '' ? '' : `|"${written}"|`} ${ids(to)}`;
}

/** A name of nothing that can be seen still needs a place. */
function labelOf(name: string): string {
  return escapeLabel(name) || ' ';
}
