import { say } from '../../src/core/model/text.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { flowId } from '../state/flow-ids.ts';

interface Hit {
  readonly flow: string;
  /** Less is better: the name begins with the words, holds them, or something else does. */
  readonly rank: number;
}

/** What on the canvas goes by these words: by name, id, service or text; names first, otherwise in the order of the file. */
export function findOnCanvas(snapshot: Snapshot, asked: string): readonly string[] {
  const words = asked.trim().toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const nameOf = new Map(snapshot.nodes.map(({ id, label }) => [id, label ?? id]));
  const hit = (flow: string, name: string, ...others: readonly (string | undefined)[]): Hit[] => {
    const [own, all] = [name.toLowerCase(), [name, ...others].join(' ').toLowerCase()];
    if (!words.every((word) => all.includes(word))) return [];
    return [{ flow, rank: own.startsWith(words.join(' ')) ? 0 : words.every((word) => own.includes(word)) ? 1 : 2 }];
  };
  const hits = [
    ...snapshot.nodes.flatMap(({ id, label, service, resource }) => hit(flowId('node', id), label ?? id, id, service, resource, ...titlesOf(service, snapshot))),
    ...snapshot.groups.flatMap(({ id, label }) => hit(flowId('group', id), label ?? id, id)),
    ...snapshot.notes.flatMap(({ id, text }) => hit(flowId('note', id), text, id)),
    ...snapshot.connections.flatMap(({ id, from, to, label }) => hit(flowId('connection', id), `${nameOf.get(from) ?? from} ${nameOf.get(to) ?? to}`, id, label).map(({ flow }) => ({ flow, rank: 3 }))),
  ];
  return hits.sort((a, b) => a.rank - b.rank).map(({ flow }) => flow);
}

function titlesOf(service: string, { locale }: Snapshot): readonly string[] {
  const descriptor = descriptorOf(service);
  return descriptor ? [say(descriptor.title, locale), say(descriptor.short, locale)] : [];
}
