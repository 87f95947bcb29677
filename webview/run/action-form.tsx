import { useState, type FormEvent } from 'react';
import { isJsonText } from '../../src/core/model/json.ts';
import type { RunAction, RunActionResult, RunField, RunResource } from '../../src/protocol/run-messages.ts';
import { useStore } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { runStrings } from '../ui/run-strings.ts';
import { useText } from '../ui/use-text.ts';

interface ActionFormProps {
  readonly resource: RunResource;
  readonly action: RunAction;
  /** The row that it is about. */
  readonly row?: string;
  /** It was done: what is in the resource may be other than before. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The fields of an action, and what it came to. */
export function ActionForm({ resource, action, row, onDone, onClose }: ActionFormProps) {
  const t = useText();
  const { runner } = useController();
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map(action.fields.map(({ name, initial = '' }) => [name, initial])));
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<RunActionResult>();
  const problems = new Map(action.fields.flatMap((field) => {
    const problem = problemOf(field, values.get(field.name) ?? '');
    return problem ? [[field.name, t(problem)] as const] : [];
  }));
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await runner.ask('runAct', { id: resource.id, action: action.id, values: Object.fromEntries([...values, ...(row === undefined ? [] : [['row', row] as const])]) });
    setBusy(false);
    setResult(answer.ok ? answer.value : { ok: false, text: answer.error.message });
    if (answer.ok && answer.value.ok) onDone();
  };
  return (
    <form className="run-form-fields" aria-label={action.title} onSubmit={(event) => void send(event)}>
      {action.fields.map((field) => (
        <label key={field.name} className={field.value === 'line' ? 'run-input' : 'run-input is-long'}>
          <span>{field.title}{problems.has(field.name) && (values.get(field.name) ?? '') !== '' && <span className="is-wrong"> {problems.get(field.name)}</span>}</span>
          <Input field={field} value={values.get(field.name) ?? ''} onChange={(value) => setValues(new Map([...values, [field.name, value]]))} />
        </label>
      ))}
      <div className="run-form-buttons">
        <button type="submit" className="button is-primary" disabled={busy || problems.size > 0}>{action.fields.length === 0 ? action.title : t(runStrings.send)}</button>
        <button type="button" className="button" onClick={onClose}>{t(runStrings.cancel)}</button>
      </div>
      {result && <Result result={result} />}
    </form>
  );
}

function Input({ field, value, onChange }: { readonly field: RunField; readonly value: string; readonly onChange: (value: string) => void }) {
  if (field.value === 'line') return <input type="text" value={value} required={field.required} spellCheck={false} onChange={(event) => onChange(event.target.value)} />;
  return <textarea rows={5} value={value} required={field.required} spellCheck={false} onChange={(event) => onChange(event.target.value)} />;
}

function Result({ result: { ok, text, trace } }: { readonly result: RunActionResult }) {
  const t = useText();
  const store = useStore();
  const controller = useController();
  const show = (id: string): void => {
    store.set({ runTrace: id });
    controller.setView({ runView: 'requests' });
  };
  return (
    <div className="run-result" role="status">
      <pre className={ok ? undefined : 'is-wrong'} tabIndex={0}>{text}</pre>
      {trace !== undefined && <button type="button" className="link" onClick={() => show(trace)}>{t(runStrings.showTrace)}</button>}
    </div>
  );
}

function problemOf({ required, value: kind }: RunField, value: string): typeof runStrings.required | undefined {
  if (required && value.trim() === '') return runStrings.required;
  return kind === 'json' && value.trim() !== '' && !isJsonText(value) ? runStrings.notJson : undefined;
}
