import type { Analysis } from '../../core/analysis/contract.ts';
import type { ParsedDocument } from '../../core/document/contract.ts';
import { isObject, own, type Path } from '../../core/model/json.ts';
import { say, type Locale } from '../../core/model/text.ts';
import type { TextSymbol } from '../../protocol/engine.ts';
import { catalog } from '../../services/catalog.ts';

type Made = Omit<TextSymbol, 'range' | 'selection' | 'children'>;

/** The sections of a design with their entries, by the names that people read. */
export function symbolsOf({ document }: Analysis, locale: Locale): readonly TextSymbol[] {
  const { design } = document;
  const nameOf = new Map(design.nodes.map(({ id, label }) => [id, label ?? id]));
  const called = (id: string): string => nameOf.get(id) ?? id;
  const service = (name: string): string => {
    const kind = catalog.kind(name);
    return kind ? say(kind.about.title, locale) : name;
  };
  const sections: readonly (readonly [string, readonly (readonly [string, Made])[]])[] = [
    ['nodes', design.nodes.map(({ id, label, service: of, resource }) => [id, { name: label ?? id, detail: [label === undefined ? '' : id, resource ?? service(of)].filter(Boolean).join(' · '), kind: 'node' }])],
    ['connections', design.connections.map(({ id, from, to, kind }) => [id, { name: `${called(from)} → ${called(to)}`, detail: kind ?? '', kind: 'connection' }])],
    ['groups', design.groups.map(({ id, label }) => [id, { name: label ?? id, detail: '', kind: 'group' }])],
    ['notes', design.notes.map(({ id, text }) => [id, { name: firstLine(text) || id, detail: id, kind: 'note' }])],
    ['scenarios', Object.keys(design.scenarios).map((id) => [id, { name: id, detail: '', kind: 'scenario' }])],
    ['goals', Object.keys(design.goals).map((id) => [id, { name: id, detail: '', kind: 'goal' }])],
  ];
  return sections.flatMap(([section, entries]) => {
    if (!isObject(own(document.data, section))) return [];
    const children = entries.flatMap(([id, made]) => symbolAt(document, [section, id], made, []) ?? []);
    return symbolAt(document, [section], { name: section, detail: String(children.length), kind: 'section' }, children) ?? [];
  });
}

/** A symbol reaches from its key to the end of its value. */
function symbolAt({ rangeOf }: ParsedDocument, path: Path, made: Made, children: readonly TextSymbol[]): TextSymbol | undefined {
  const [selection, value] = [rangeOf(path, 'key'), rangeOf(path, 'value')];
  if (!selection || !value) return undefined;
  return { ...made, selection, range: { start: Math.min(selection.start, value.start), end: Math.max(selection.end, value.end) }, children };
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}
