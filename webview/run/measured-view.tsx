import { useState } from 'react';
import { isObject, own, type Json, type JsonObject, type Path } from '../../src/core/model/json.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import type { MeasuredSnapshot } from '../../src/protocol/run-messages.ts';
import { nameOf } from '../simulation/names.ts';
import { useController } from '../state/controller.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { CanvasLink } from '../ui/links.tsx';
import { runStrings } from '../ui/run-strings.ts';
import { useText } from '../ui/use-text.ts';
import { useRunAnswer } from './use-run-answer.ts';

/** What the run has shown beside what the design assumes; what is chosen is written into the design as one step. */
export function MeasuredView({ snapshot, model, isUp }: { readonly snapshot: Snapshot; readonly model: Model; readonly isUp: boolean }) {
  const t = useText();
  const controller = useController();
  const hops = useApp((state) => state.run?.traces.length ?? 0);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { value: measured = [], refused } = useRunAnswer('runMeasured', isUp ? {} : undefined, hops);
  if (refused !== undefined) return <p className="is-wrong">{refused}</p>;
  const rows = measured.map((each) => rowOf(each, model)).filter(({ now, each }) => now !== each.value);
  if (rows.length === 0) return <p className="muted">{t(runStrings.nothingMeasured)}</p>;
  const chosen = rows.filter(({ key }) => !left.has(key));
  const write = (): void => void controller.edit({ kind: 'batch', intents: chosen.map(({ path, each }) => ({ kind: 'set', path, value: each.value })) }, runStrings.writeTitle, runStrings.written);
  const toggle = (key: string): void => setLeft(new Set(left.has(key) ? [...left].filter((other) => other !== key) : [...left, key]));
  return (
    <div className="run-measured">
      <p className="muted">{t(runStrings.measuredHint)}</p>
      <table className="bill run-table">
        <thead><tr><th scope="col" /><th scope="col">{t(runStrings.assumption)}</th><th scope="col" className="number">{t(runStrings.assumedNow)}</th><th scope="col" className="number">{t(runStrings.measured)}</th><th scope="col" className="number">{t(runStrings.samples)}</th></tr></thead>
        <tbody>
          {rows.map(({ key, each, now }) => (
            <tr key={key}>
              <td><input type="checkbox" checked={!left.has(key)} disabled={model.locked} aria-label={t(runStrings.take(key))} onChange={() => toggle(key)} /></td>
              <td><Where each={each} model={model} /> <code>{each.path}</code></td>
              <td className="number">{now ?? '–'}</td>
              <td className="number"><strong>{each.value}</strong></td>
              <td className="number">{each.samples}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!model.locked && !snapshot.broken && <button type="button" className="button is-primary" disabled={chosen.length === 0} onClick={write}>{t(runStrings.write(chosen.length))}</button>}
    </div>
  );
}

function Where({ each: { node, connection }, model }: { readonly each: MeasuredSnapshot; readonly model: Model }) {
  return connection === undefined ? <CanvasLink kind="node" id={node ?? ''}>{nameOf(node ?? '', model)}</CanvasLink> : <CanvasLink kind="connection" id={connection}>{connection}</CanvasLink>;
}

interface Row {
  readonly key: string;
  readonly each: MeasuredSnapshot;
  readonly path: Path;
  /** As the design has it. */
  readonly now: string | undefined;
}

function rowOf(each: MeasuredSnapshot, model: Model): Row {
  const [id, kind, data] = each.connection === undefined ? [each.node ?? '', 'nodes', model.nodes.get(each.node ?? '')?.data] as const : [each.connection, 'connections', model.connections.get(each.connection)?.data] as const;
  const steps = ['assume', ...each.path.split('.')];
  return { key: [id, ...steps.slice(1)].join('.'), each, path: [kind, id, ...steps], now: written(valueAt(data, steps)) };
}

function valueAt(data: JsonObject | undefined, [step, ...rest]: readonly string[]): Json | undefined {
  const value = step === undefined ? undefined : own(data, step);
  return rest.length === 0 ? value : isObject(value) ? valueAt(value, rest) : undefined;
}

function written(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
