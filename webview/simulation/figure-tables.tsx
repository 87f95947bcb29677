import type { ReactNode } from 'react';
import type { Text } from '../../src/core/model/text.ts';
import { formatRatio } from '../../src/core/model/units-format.ts';
import type { FlowSimulation, NodeSimulation, SimulationSnapshot } from '../../src/protocol/simulation-messages.ts';
import type { Model } from '../state/model.ts';
import { decimal } from '../ui/format.ts';
import { CanvasLink } from '../ui/links.tsx';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { strings } from '../ui/strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { duration } from './shown.ts';
import { nameOf } from './names.ts';

type Columns = readonly (Text | string)[];
const COUNTS: Columns = [simulationStrings.requests, simulationStrings.errors, simulationStrings.throttles, simulationStrings.unfinished];
const TIMES: Columns = ['p50', 'p95', 'p99'];

/** What the callers of each flow saw, and all of them together. */
export function FlowTable({ result }: { readonly result: SimulationSnapshot }) {
  const t = useText();
  const row = (name: string, figures: FlowSimulation) => <tr key={name}><th scope="row">{name}</th><Counts figures={figures} /><Times figures={figures} /></tr>;
  return (
    <table className="bill simulation-table">
      <Head first={simulationStrings.flow} columns={[...COUNTS, ...TIMES]} />
      <tbody>{result.flows.map((figures) => row(figures.flow, figures))}</tbody>
      <tfoot>{row(t(simulationStrings.all), result.endToEnd)}</tfoot>
    </table>
  );
}

/** What each node did, with the closed form beside what was simulated. */
export function NodeTable({ result, model }: { readonly result: SimulationSnapshot; readonly model: Model }) {
  return (
    <table className="bill simulation-table">
      <Head first={strings.node} columns={[...COUNTS, simulationStrings.coldStarts, simulationStrings.concurrency, simulationStrings.little, simulationStrings.most, simulationStrings.waiting, ...TIMES]} />
      <tbody>{result.nodes.map((node) => <NodeRow key={node.node} node={node} name={nameOf(node.node, model)} />)}</tbody>
    </table>
  );
}

function NodeRow({ node, name }: { readonly node: NodeSimulation; readonly name: string }) {
  const locale = useLocale();
  return (
    <tr>
      <th scope="row"><CanvasLink kind="node" id={node.node}>{name}</CanvasLink></th>
      <Counts figures={node} />
      <Cell>{node.coldStarts > 0 && `${decimal(node.coldStarts, locale)} (${formatRatio(node.coldStartProbability)})`}</Cell>
      <Cell>{decimal(node.concurrency.mean, locale)}</Cell>
      <Cell muted>{node.little !== undefined && decimal(node.little, locale)}</Cell>
      <Cell>{decimal(node.concurrency.max, locale)}</Cell>
      <Cell wrong={(node.queue?.left ?? 0) > 0}>{node.queue && decimal(node.queue.left, locale)}</Cell>
      <Times figures={node} />
    </tr>
  );
}

function Head({ first, columns }: { readonly first: Text; readonly columns: Columns }) {
  const t = useText();
  return (
    <thead>
      <tr>
        <th scope="col">{t(first)}</th>
        {columns.map((column) => {
          const title = typeof column === 'string' ? column : t(column);
          return <th key={title} scope="col" className="number" {...(column === simulationStrings.little && { title: t(simulationStrings.littleHint) })}>{title}</th>;
        })}
      </tr>
    </thead>
  );
}

function Counts({ figures: { requests, errors, throttles, unfinished } }: { readonly figures: FlowSimulation }) {
  const locale = useLocale();
  return <><Cell>{decimal(requests, locale)}</Cell>{[errors, throttles, unfinished].map((count, at) => <Cell key={COUNTS[at + 1]?.toString()} wrong={count > 0}>{decimal(count, locale)}</Cell>)}</>;
}

function Times({ figures: { requests, latency } }: { readonly figures: FlowSimulation }) {
  const locale = useLocale();
  return [latency.p50, latency.p95, latency.p99].map((value, at) => <Cell key={String(TIMES[at])} wrong={requests > 0 && value === null}>{requests > 0 ? duration(value, locale) : '–'}</Cell>);
}

function Cell({ wrong, muted, children }: { readonly wrong?: boolean; readonly muted?: boolean; readonly children: ReactNode }) {
  return <td className={['number', wrong && 'is-wrong', muted && 'muted'].filter(Boolean).join(' ')}>{children}</td>;
}
