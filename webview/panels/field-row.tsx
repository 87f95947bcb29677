import { useEffect, useState } from 'react';
import type { FormField } from '../../src/core/catalog/form.ts';
import type { Json } from '../../src/core/model/json.ts';
import type { Text } from '../../src/core/model/text.ts';
import { unitName } from '../../src/core/model/unit-names.ts';
import type { NodeSnapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import { set } from '../state/intents.ts';
import type { Model } from '../state/model.ts';
import { Checkbox, Select, TextField } from '../ui/controls.tsx';
import { SourceLink } from '../ui/links.tsx';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { isEditable, pathOf, rangeOf, readInput, shown, valueOf, type Home } from './fields.ts';
import { usePropertyHelp } from './property-help.tsx';
import { useHighlight } from './use-highlight.ts';

interface FieldProps {
  readonly node: NodeSnapshot;
  readonly field: FormField;
  readonly home: Home;
  readonly model: Model;
}

/** One setting: its name, its value, and under it what AWS takes. One undo step when it is committed. */
export function FieldRow({ node, field, home, model }: FieldProps) {
  const t = useText();
  const locale = useLocale();
  const controller = useController();
  const [problem, setProblem] = useState<Text>();
  const value = valueOf(node, field, home);
  const path = pathOf(node.id, field, home);
  const label = t(field.label);
  useEffect(() => setProblem(undefined), [node.id, value]);

  const write = (next: Json | undefined): void => {
    setProblem(undefined);
    if (next !== value) void controller.edit(set(path, next), strings.editSet(label), strings.changed);
  };
  const commit = (typed: string): void => {
    const reading = readInput(field.input, typed);
    if (reading.ok) write(reading.value);
    else setProblem(reading.message);
  };
  const unknown = node.unknown.find((entry) => (field.home ?? home) === 'properties' && entry.path === field.path);
  const broken = (model.findingsOfNode.get(node.id) ?? []).some((finding) => finding.severity === 'error' && finding.path?.join('\n') === path.join('\n'));
  const range = rangeOf(field.input, locale);
  const source = 'source' in field.input ? field.input.source : undefined;
  const highlight = useHighlight(path);
  const help = usePropertyHelp(path);
  return (
    <div {...highlight} {...help.handlers} role="group" aria-label={label} title={help.isOpen ? undefined : field.help && t(field.help)}>
      <div className="field-head">{field.input.type !== 'boolean' && <div className="field-label">{label}</div>}{help.button}</div>
      {isEditable(field.input, value)
        ? <FieldInput field={field} value={value} label={label} invalid={problem !== undefined || broken} disabled={model.locked} commit={commit} write={write} dirty={() => setProblem(undefined)} />
        : <ReadOnlyValue value={value} because={unknown?.because} onEdit={() => controller.revealText(path)} />}
      {problem && <div className="field-problem" role="alert">{t(problem)}</div>}
      {(range !== undefined || source) && <div className="field-range muted"><span>{range}</span>{source && <SourceLink source={source} short />}</div>}
      {help.card}
    </div>
  );
}

interface InputProps {
  readonly field: FormField;
  readonly value: Json | undefined;
  readonly label: string;
  readonly invalid: boolean;
  readonly disabled: boolean;
  readonly commit: (typed: string) => void;
  readonly write: (value: Json | undefined) => void;
  readonly dirty: () => void;
}

function FieldInput({ field, value, label, invalid, disabled, commit, write, dirty }: InputProps) {
  const t = useText();
  const locale = useLocale();
  const fallback = field.default === undefined ? t(strings.notSet) : t(strings.defaultValue(shown(field.default)));
  if (field.input.type === 'boolean') {
    return <Checkbox label={label} checked={value === true || (value === undefined && field.default === true)} disabled={disabled} onChange={write} />;
  }
  if (field.input.type === 'choice') {
    const listed = field.input.options.map((option) => ({ value: option.value, label: option.label ? t(option.label) : option.value }));
    const now = shown(value);
    const foreign = now !== '' && !listed.some((option) => option.value === now) ? [{ value: now, label: now }] : [];
    return <Select label={label} value={now} options={[{ value: '', label: fallback }, ...foreign, ...listed]} disabled={disabled} onChange={commit} />;
  }
  const unit = field.input.type === 'number' ? field.input.unit : undefined;
  return <TextField label={label} value={shown(value)} placeholder={fallback} invalid={invalid} disabled={disabled} onCommit={commit} onInput={dirty} {...(unit !== undefined && { unit: unitName(unit, locale) })} />;
}

/** A value that a form cannot edit: what is known of it, and the way to its line. */
function ReadOnlyValue({ value, because, onEdit }: { readonly value: Json | undefined; readonly because: string | undefined; readonly onEdit: () => void }) {
  const t = useText();
  return (
    <div className="field-value">
      {because !== undefined && <div className="muted">{t(strings.unknown)}: {because}</div>}
      {value !== undefined && <code title={shown(value)}>{shown(value)}</code>}
      <button type="button" className="link" onClick={onEdit}>{t(strings.editInText)}</button>
    </div>
  );
}
