import { useState } from 'react';
import type { ConnectionSnapshot } from '../../src/protocol/messages.ts';
import type { Text } from '../../src/core/model/text.ts';
import { useController } from '../state/controller.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { set } from '../state/intents.ts';
import { nameOfNode, type Model } from '../state/model.ts';
import { Select, TextField } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { asObject, shown } from './fields.ts';

/** Lambda's own rule for the names of environment variables. */
const NAME = /^[A-Za-z][A-Za-z0-9_]+$/;

interface EditorProps {
  readonly connection: ConnectionSnapshot;
  readonly model: Model;
}

/** Environment variables that the source gets: each the name, ARN, URL or id of the target. */
export function EnvironmentEditor({ connection, model }: EditorProps) {
  const t = useText();
  const controller = useController();
  const [problem, setProblem] = useState<Text>();
  const [source, target] = [model.nodes.get(connection.from), model.nodes.get(connection.to)];
  const references = (target && descriptorOf(target.service)?.ports.references) ?? [];
  const runsCode = source?.ports.out.some(({ kind }) => kind === 'access') ?? false;
  const variables = Object.entries(asObject(connection.data['env']));
  if (!source || variables.length + (runsCode && connection.line !== 'authorize' ? references.length : 0) === 0) return null;

  const title = t(strings.environmentOf(nameOfNode(source)));
  const write = (name: string, value: string | undefined): void =>
    void controller.edit(set(['connections', connection.id, 'env', name], value), strings.editSet(title), strings.changed);
  const add = (typed: string): void => {
    const name = typed.trim();
    if (name === '') return;
    setProblem(NAME.test(name) ? undefined : strings.invalidVariable);
    if (NAME.test(name)) write(name, references[0]);
  };
  const options = (value: string) => [...new Set([value, ...references])].map((reference) => ({ value: reference, label: reference }));
  return (
    <section className="inspector-section" aria-label={title}>
      <h3>{title}</h3>
      {variables.map(([name, value]) => (
        <div className="row" key={name}>
          <code className="row-name" title={name}>{name}</code>
          <Select label={`${name} ${t(strings.variableValue)}`} value={shown(value)} options={options(shown(value))} disabled={model.locked} onChange={(reference) => write(name, reference)} />
          {!model.locked && (
            <button type="button" className="icon-button" aria-label={t(strings.removeVariable(name))} title={t(strings.removeVariable(name))} onClick={() => write(name, undefined)}>
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      {!model.locked && references.length > 0 && (
        <TextField key={variables.length} label={t(strings.addVariable)} placeholder={t(strings.addVariable)} value="" invalid={problem !== undefined} onInput={() => setProblem(undefined)} onCommit={add} />
      )}
      {problem && <div className="field-problem" role="alert">{t(problem)}</div>}
    </section>
  );
}
