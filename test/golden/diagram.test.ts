import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { drawingOf } from '../../src/core/diagram/drawing.ts';
import { printArchitecture } from '../../src/core/diagram/mermaid-architecture.ts';
import { printFlowchart } from '../../src/core/diagram/mermaid-flowchart.ts';
import { printSvg } from '../../src/core/diagram/svg.ts';
import { catalog } from '../../src/services/catalog.ts';
import descriptors from '../../src/services/descriptors.generated.json' with { type: 'json' };
import { parseMermaid, readFlowchart } from './diagram-mermaid.ts';

const icons = new Map(descriptors.map(({ service, icon }) => [service, icon]));

describe.each(['conference', 'conference-sync'])('the sample %s', (name) => {
  const analysis = createAnalyser(catalog).analyse(readFileSync(new URL(`../../samples/${name}/${name}.arch.yaml`, import.meta.url), 'utf8'));
  const drawing = drawingOf(analysis, catalog, 'en');

  it('is this flowchart, which mermaid parses', async () => {
    const text = printFlowchart(drawing);
    await expect(text).toMatchFileSnapshot(`./diagram-${name}.flowchart.mmd`);
    expect(await parseMermaid(text)).toBe('flowchart-v2');
  });

  it('is this architecture, which mermaid parses', async () => {
    const text = printArchitecture(drawing);
    await expect(text).toMatchFileSnapshot(`./diagram-${name}.architecture.mmd`);
    expect(await parseMermaid(text)).toBe('architecture');
  });

  it('is this picture', async () => {
    await expect(printSvg(drawing, { theme: 'light', icons })).toMatchFileSnapshot(`./diagram-${name}.svg`);
  });

  it('is the same picture in the dark theme but for the colours', () => {
    const withoutColors = (theme: 'light' | 'dark') => printSvg(drawing, { theme, icons }).replace(/(fill|stroke|color)="#[0-9a-f]{6}"/g, '');
    expect(withoutColors('dark')).toBe(withoutColors('light'));
  });

  it('has in the flowchart what mermaid reads there: each node, connection and group', async () => {
    const db = await readFlowchart(printFlowchart(drawing));
    expect([...db.getVertices().keys()].sort()).toEqual(drawing.nodes.map(({ id }) => id).sort());
    expect(db.getEdges().map(({ start, end }) => `${start} ${end}`)).toEqual(drawing.connections.map(({ from, to }) => `${from} ${to}`));
    expect(db.getEdges().filter(({ stroke }) => stroke === 'dotted')).toHaveLength(drawing.connections.filter(({ line }) => line === 'async').length);
    expect(db.getSubGraphs().map(({ title }) => title)).toEqual(drawing.groups.map((group) => group.name));
  });
});
