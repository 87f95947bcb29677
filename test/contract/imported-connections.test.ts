import { describe, expect, it } from 'vitest';
import { explain } from '../../src/core/catalog/explain.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import type { Connection, Design, Node } from '../../src/core/model/design.ts';
import { isObject, type Json, type JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { catalog } from '../../src/services/catalog.ts';
import { corpusFiles, corpusText, imported, noCorpus } from '../support/corpus.ts';

/** A connection drawn in an imported design adds what it stands for, and leaves everything else as it is. */

interface Drawn {
  readonly connection: Connection;
  readonly ends: readonly Node[];
}

/** The connections that could be drawn, one for each pair of nodes and kind; few of many. */
function drawable({ nodes }: Design): readonly Drawn[] {
  const resolve = createResolver({ nodes: [], parameters: {}, template: {}, region: 'us-east-1' } as unknown as Design);
  const all = nodes.flatMap((from) => nodes.flatMap((to): readonly Drawn[] => {
    const answer = from === to ? undefined : explain(catalog.ports(from, resolve), catalog.ports(to, resolve), { from: from.id, to: to.id });
    if (!answer?.allowed) return [];
    const access = Object.keys(catalog.kind(to.service)?.ports.access ?? {}).slice(0, 1);
    return answer.kinds.map((kind) => ({
      ends: [from, to],
      connection: { id: 'drawn', from: from.id, to: to.id, kind, access: kind === 'access' ? access : [], routes: [], env: {}, properties: {}, with: {}, assume: {}, realizedBy: [] },
    }));
  }));
  // What a transform makes cannot get a connection: that is a finding.
  return all.filter(({ ends }) => !ends.some(({ generated }) => generated)).filter((_, at, left) => at % Math.ceil(left.length / 25) === 0);
}

function resourcesOf(design: Design): Readonly<Record<string, Json>> {
  return synthesize({ design, catalog, resolve: createResolver(design) }).template['Resources'] as JsonObject;
}

function mentionedIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(mentionedIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    if (key === 'Ref') return [String(entry)];
    if (key === 'DependsOn') return [entry].flat().map(String);
    if (key === 'Fn::GetAtt') return [String(Array.isArray(entry) ? entry[0] : entry).split('.')[0] ?? ''];
    return mentionedIn(entry);
  });
}

describe.skipIf(noCorpus)(`a connection drawn in an imported design${noCorpus ? ` (skipped: ${noCorpus})` : ''}`, () => {
  it.each(corpusFiles)('%s: adds what it stands for, and leaves the rest as it is', (file) => {
    const { design } = imported(corpusText(file));
    const before = resourcesOf(design);
    for (const { connection, ends } of drawable(design)) {
      const what = `${connection.from} ${connection.kind} ${connection.to}`;
      const after = resourcesOf({ ...design, connections: [...design.connections, connection] });
      const touched = ends.map((node) => node.logicalId ?? node.id).map((id) => id.toLowerCase().replaceAll('-', ''));
      const changed = Object.keys(before).filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]));
      expect(changed.filter((id) => !touched.includes(id.toLowerCase())), what).toEqual([]);
      const added = Object.keys(after).filter((id) => !Object.hasOwn(before, id));
      const known = new Set([...Object.keys(after), ...Object.keys(design.parameters), ...Object.keys((design.template['Parameters'] ?? {}) as JsonObject)]);
      const made = new Set(Object.keys(before).map((id) => `${id}Role`));
      const lost = [...added, ...changed].flatMap((id) => mentionedIn(after[id] as Json)).filter((id) => !known.has(id) && !made.has(id) && !id.startsWith('AWS::'));
      expect(lost.map((id) => `${what}: ${id}`)).toEqual([]);
    }
  });
});
