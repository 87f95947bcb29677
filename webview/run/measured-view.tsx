import { useState } from 'react';
import { isObject, own, type Json, type JsonObject } from '../../src/core/model/json.ts';
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

/** From so many samples on a value is taken unless the user says otherwise. */
const ENOUGH = 5;

/** What the run has shown beside what the design assumes; what is chosen is written into the design as one step. */
export function MeasuredView({ snapshot, model, isUp }: { readonly snapshot: Snapshot; readonly model: Model; readonly isUp: boolean }) {
  const t = useText();
  const { runner } = useController();
  const calls = useApp((state) => [...state.run?.nodes.values() ?? []].reduce((sum, { count }) => sum + count, 0));
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const { value: measured = [], refused } = useRunAnswer('runMeasured', isUp ? {} : undefined, calls);
  if (refused !== undefined) return <p className="is-wrong">{refused}</p>;
  const rows = measured.map((each) => rowOf(each, model)).filter(({ isOurs, now, each }) => isOurs && now !== each.value);
  if (rows.length === 0) return <p className="muted">{t(runStrings.nothingMeasured)}</p>;
  const isTaken = ({ key, each }: Row): boolean => each.samples >= ENOUGH !== turned.has(key);
  const chosen = rows.filter(isTaken).map(({ each: { node, connection, path } }) => ({ path, ...(node !== undefined && { node }), ...(connection !== undefined && { connection }) }));
  const toggle = (key: string): void => setTurned(new Set(turned.has(key) ? [...turned].filter((other) => other !== key) : [...turned, key]));
  return (
    <div className="run-measured">
      <p className="muted">{t(runStrings.measuredHint)}</p>
      <table className="bill run-table">
        <thead><tr><th scope="col" /><th scope="col">{t(runStrings.assumption)}</th><th scope="col" className="number">{t(runStrings.assumedNow)}</th><th scope="col" className="number">{t(runStrings.measured)}</th><th scope="col" className="number">{t(runStrings.samples)}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td><input type="checkbox" checked={isTaken(row)} disabled={model.locked} aria-label={t(runStrings.take(row.key))} onChange={() => toggle(row.key)} /></td>
              <td><Where each={row.each} model={model} /> <code>{row.each.path}</code></td>
              <td className="number">{row.now ?? '–'}</td>
              <td className="number"><strong>{row.each.value}</strong></td>
              <td className="number">{row.each.samples}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!model.locked && !snapshot.broken && (
        <p className="run-form-buttons">
          <button type="button" className="button is-primary" disabled={chosen.length === 0} onClick={() => void runner.writeMeasured(chosen, false)}>{t(runStrings.write(chosen.length))}</button>
          <button type="button" className="button" disabled={chosen.length === 0} onClick={() => void runner.writeMeasured(chosen, true)}>{t(runStrings.preview)}</button>
        </p>
      )}
    </div>
  );
}

function Where({ each: { node, connection }, model }: { readonly each: MeasuredSnapshot; readonly model: Model }) {
  return connection === undefined ? <CanvasLink kind="node" id={node ?? ''}>{nameOf(node ?? '', model)}</CanvasLink> : <CanvasLink kind="connection" id={connection}>{connection}</CanvasLink>;
}

interface Row {
  readonly key: string;
  readonly each: MeasuredSnapshot;
  /** As the design has it. */
  readonly now: string | undefined;
  /** What the design says in another way, per flow or as a distribution, is its author's. */
  readonly isOurs: boolean;
}

function rowOf(each: MeasuredSnapshot, model: Model): Row {
  const [id, data] = each.connection === undefined ? [each.node ?? '', model.nodes.get(each.node ?? '')?.data] as const : [each.connection, model.connections.get(each.connection)?.data] as const;
  const steps = ['assume', ...each.path.split('.')];
  const [now, around] = [valueAt(data, steps), valueAt(data, steps.slice(0, -1))];
  return { key: `${id}.${each.path}`, each, now: now === undefined ? undefined : String(now), isOurs: data !== undefined && !isObject(now) && (around === undefined || isObject(around)) };
}

function valueAt(data: JsonObject | undefined, [step, ...rest]: readonly string[]): Json | undefined {
  const value = step === undefined ? undefined : own(data, step);
  return rest.length === 0 ? value : isObject(value) ? valueAt(value, rest) : undefined;
}
