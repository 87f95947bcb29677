import { rewritten, throughout } from './parameters.ts';
import { Dict, isText, listOf, textOf, type Value } from './tree.ts';

/** What SAM lets templates say about resources that it makes: `!Ref MyFunction.Version`. */
type Referable = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Puts the ids of made resources in the place of references such as `!Ref MyFunction.Alias`, and the
 * hashed ids of layers in the place of their own.
 */
export function rewriteReferences(section: Value, referable: Referable, renamed: ReadonlyMap<string, string>): Value {
  renameDependencies(section, renamed);
  const byId = renamed.size === 0 ? section : throughout((value) => renamedIn(value, renamed))(section);
  return throughout((value) => resolvedIn(value, referable))(byId);
}

function renameDependencies(value: Value, renamed: ReadonlyMap<string, string>): void {
  if (Array.isArray(value)) value.forEach((item) => renameDependencies(item, renamed));
  if (!(value instanceof Dict)) return;
  const dependencies = value.get('DependsOn');
  const rename = (id: Value): Value => renamed.get(textOf(id) ?? '') ?? id;
  if (Array.isArray(dependencies)) value.set('DependsOn', dependencies.map(rename));
  else if (isText(dependencies)) value.set('DependsOn', rename(dependencies));
  for (const entry of value.values()) renameDependencies(entry, renamed);
}

function renamedIn(value: Value, renamed: ReadonlyMap<string, string>): Value {
  return changed(value, {
    ref: (text) => (text.includes('.') ? undefined : renamed.get(text)),
    attribute: (parts) => {
      const id = renamed.get(parts[0] ?? '');
      return id === undefined ? undefined : [id, ...parts.slice(1)];
    },
    text: (name) => {
      const id = renamed.get(name.split('.')[0] ?? '');
      return id === undefined ? undefined : `\${${[id, ...name.split('.').slice(1)].join('.')}}`;
    },
  });
}

function resolvedIn(value: Value, referable: Referable): Value {
  const idOf = (parts: readonly string[]): string | undefined => (parts.length < 2 ? undefined : referable.get(parts[0] ?? '')?.get(parts[1] ?? ''));
  return changed(value, {
    ref: (text) => {
      const at = text.indexOf('.');
      return at < 0 ? undefined : idOf([text.slice(0, at), text.slice(at + 1)]);
    },
    attribute: (parts) => {
      const id = idOf(parts);
      return id === undefined ? undefined : [id, ...parts.slice(2)];
    },
    text: (name) => {
      const parts = name.split('.');
      const id = idOf(parts);
      return id === undefined ? undefined : `\${${[id, ...parts.slice(2)].join('.')}}`;
    },
  });
}

interface Change {
  ref(text: string): string | undefined;
  attribute(parts: readonly string[]): readonly string[] | undefined;
  /** For `${…}` in `Fn::Sub`. */
  text(name: string): string | undefined;
}

function changed(value: Value, change: Change): Value {
  if (!(value instanceof Dict) || value.size !== 1) return value;
  const referred = textOf(value.get('Ref'));
  if (referred !== undefined) {
    const id = change.ref(referred);
    return id === undefined ? value : new Dict('written', [['Ref', id]]);
  }
  const attribute = listOf(value.get('Fn::GetAtt'));
  if (attribute && attribute.length >= 2 && attribute.every(isText)) {
    const parts = change.attribute(attribute.map((part) => textOf(part) as string).join('.').split('.'));
    if (parts) value.set('Fn::GetAtt', [...parts]);
  }
  const text = value.get('Fn::Sub');
  if (isText(text)) value.set('Fn::Sub', rewritten(text, (name) => change.text(name)));
  else if (Array.isArray(text) && isText(text[0])) text[0] = rewritten(text[0], (name) => change.text(name));
  return value;
}
