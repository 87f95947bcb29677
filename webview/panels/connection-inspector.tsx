import { connectionKind } from '../../src/core/catalog/connection-kinds.ts';
import { own, type Json } from '../../src/core/model/json.ts';
import type { ConnectionSnapshot } from '../../src/protocol/messages.ts';
import { useActions } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { explainEnds } from '../state/explain.ts';
import { set } from '../state/intents.ts';
import { bySeverity, type Model } from '../state/model.ts';
import { Checkbox, Select, TextField } from '../ui/controls.tsx';
import { CanvasLink } from '../ui/links.tsx';
import { Prose } from '../ui/prose.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { EnvironmentEditor } from './environment-editor.tsx';
import { asObject, shown } from './fields.ts';
import { FindingCard } from './findings-list.tsx';
import { RawTree } from './raw-tree.tsx';
import { useHighlight } from './use-highlight.ts';

interface ConnectionProps {
  readonly connection: ConnectionSnapshot;
  readonly model: Model;
}

/** A connection: its kind, what it may use of its target, and what the source learns about it. */
export function ConnectionInspector({ connection, model }: ConnectionProps) {
  const t = useText();
  const actions = useActions();
  const findings = bySeverity(model.findingsOfConnection.get(connection.id) ?? []);
  const nameOf = (id: string): string => model.nodes.get(id)?.label ?? id;
  return (
    <div className="inspector-body">
      <h2 className="inspector-title connection-title">
        <CanvasLink kind="node" id={connection.from}>{nameOf(connection.from)}</CanvasLink> → <CanvasLink kind="node" id={connection.to}>{nameOf(connection.to)}</CanvasLink>
      </h2>
      {findings.map((finding, index) => <FindingCard key={`${finding.rule} ${index}`} finding={finding} model={model} />)}
      <KindField connection={connection} model={model} />
      <PartsFields connection={connection} model={model} />
      <EnvironmentEditor connection={connection} model={model} />
      <LabelField connection={connection} model={model} />
      {!model.locked && <button type="button" className="button" onClick={() => void actions.removeSelected()}>{t(strings.deleteConnection)}</button>}
      <section className="inspector-section" aria-label={t(strings.all)}>
        <h3>{t(strings.all)}</h3>
        <RawTree data={connection.data} path={['connections', connection.id]} unknown={[]} />
      </section>
    </div>
  );
}

/** Writes one key of the connection; an empty list or text removes it. */
function useWriter(connection: ConnectionSnapshot, what: string): (key: string, value: Json | undefined) => void {
  const controller = useController();
  return (key, value) => {
    const empty = value === '' || (Array.isArray(value) && value.length === 0);
    void controller.edit(set(['connections', connection.id, key], empty ? undefined : value), strings.editSet(what), strings.changed);
  };
}

function KindField({ connection, model }: ConnectionProps) {
  const t = useText();
  const write = useWriter(connection, t(strings.kind));
  const explanation = explainEnds(model, connection.from, connection.to);
  const kinds = explanation.allowed ? explanation.kinds : [];
  const known = connectionKind(connection.kind);
  const options = [...new Set([connection.kind, ...kinds])].map((id) => ({ value: id, label: titleOf(id) }));
  function titleOf(id: string): string {
    const kind = connectionKind(id);
    return kind ? t(kind.title) : id;
  }
  const highlight = useHighlight(['connections', connection.id, 'kind']);
  return (
    <div {...highlight}>
      <div className="field-label">{t(strings.kind)}</div>
      {options.length > 1
        ? <Select label={t(strings.kind)} value={connection.kind} options={options} disabled={model.locked} onChange={(kind) => write('kind', kind === kinds[0] ? undefined : kind)} />
        : <div>{titleOf(connection.kind)}</div>}
      {known && <div className="field-help muted"><Prose text={t(known.about)} /></div>}
    </div>
  );
}

/** Routes, behaviour and access: keys that the connection takes from its ends. */
function PartsFields({ connection, model }: ConnectionProps) {
  const t = useText();
  const [from, to] = [model.nodes.get(connection.from), model.nodes.get(connection.to)];
  const routes = Object.entries(asObject((connection.kind === 'authorize' ? to : from)?.data['routes']));
  const behaviours = Object.keys(asObject(from?.data['behaviours']));
  const verbs = connection.kind === 'access' && to ? Object.entries(descriptorOf(to.service)?.ports.access ?? {}) : [];
  return (
    <>
      <Choices
        connection={connection} model={model} name="routes" title={t(strings.routes)}
        options={routes.map(([key, route]) => ({ value: key, label: shown(own(asObject(route), 'route')) || key }))}
      />
      {(connection.kind === 'origin' || connection.kind === 'trigger') && behaviours.length > 0 && <BehaviourField connection={connection} model={model} behaviours={behaviours} />}
      <Choices
        connection={connection} model={model} name="access" title={t(strings.access)}
        options={verbs.map(([verb, grant]) => ({ value: verb, label: `${verb}: ${t(grant.title)}` }))}
      />
    </>
  );
}

interface ChoicesProps extends ConnectionProps {
  readonly name: 'routes' | 'access';
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A list of keys as checkboxes, written in the order in which they are offered. */
function Choices({ connection, model, name, title, options }: ChoicesProps) {
  const write = useWriter(connection, title);
  const highlight = useHighlight(['connections', connection.id, name]);
  const value = connection.data[name];
  const chosen = Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
  if (options.length === 0) return null;
  const toggle = (key: string, on: boolean): void => {
    const foreign = chosen.filter((entry) => !options.some((option) => option.value === entry));
    write(name, [...foreign, ...options.map((option) => option.value).filter((entry) => (entry === key ? on : chosen.includes(entry)))]);
  };
  return (
    <div {...highlight} role="group" aria-label={title}>
      <div className="field-label">{title}</div>
      {options.map((option) => (
        <Checkbox key={option.value} label={option.label} checked={chosen.includes(option.value)} disabled={model.locked} onChange={(on) => toggle(option.value, on)} />
      ))}
    </div>
  );
}

function BehaviourField({ connection, model, behaviours }: ConnectionProps & { readonly behaviours: readonly string[] }) {
  const t = useText();
  const write = useWriter(connection, t(strings.behaviour));
  const value = shown(connection.data['behaviour']);
  const options = [...new Set(['', ...(value === '' ? [] : [value]), ...behaviours])].map((key) => ({ value: key, label: key === '' ? t(strings.notSet) : key }));
  return (
    <div className="field">
      <div className="field-label">{t(strings.behaviour)}</div>
      <Select label={t(strings.behaviour)} value={value} options={options} disabled={model.locked} onChange={(key) => write('behaviour', key)} />
    </div>
  );
}

function LabelField({ connection, model }: ConnectionProps) {
  const t = useText();
  const write = useWriter(connection, t(strings.label));
  return (
    <div className="field">
      <div className="field-label">{t(strings.label)}</div>
      <TextField label={t(strings.label)} value={shown(connection.data['label'])} placeholder={connection.label} disabled={model.locked} onCommit={(text) => write('label', text.trim())} />
    </div>
  );
}
