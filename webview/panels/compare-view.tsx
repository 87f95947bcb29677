import type { AlternativeRef, OfferSnapshot } from '../../src/protocol/messages.ts';
import { useStore } from '../state/actions-context.ts';
import type { Model } from '../state/model.ts';
import { LAST_COMMIT, useApp, type Compared } from '../state/store.ts';
import { billStrings } from '../ui/bill-strings.ts';
import { Select, TextField } from '../ui/controls.tsx';
import { useText } from '../ui/use-text.ts';
import { ComparisonResult } from './comparison-result.tsx';
import { useWhatIf } from './use-what-if.ts';

/** Its functions' duration may scale with what changes. */
const ASKS_CPU_BOUND = 'memory';

/** The design held against another way to build it, or against what was committed. */
export function CompareView({ model }: { readonly model: Model }) {
  const t = useText();
  const offers = useWhatIf('offers', NO_PARAMS).value;
  const store = useStore();
  const chosen = useApp((state) => state.compared);
  const setChosen = (compared: Compared): void => store.set({ compared });
  if (!offers) return <p className="muted" role="status">{t(billStrings.computing)}</p>;
  const possible = offers.filter(({ applies }) => applies);
  const asked = chosen ?? { id: possible[0]?.id ?? LAST_COMMIT };
  const offer = possible.find(({ id }) => id === asked.id);
  return (
    <div className="compare">
      <div className="compare-form">
        <label className="compare-field">
          <span className="field-label" aria-hidden="true">{t(billStrings.against)}</span>
          <Select label={t(billStrings.against)} value={offer ? offer.id : LAST_COMMIT} onChange={(id) => setChosen({ id })} options={[...possible.map(({ id, title }) => ({ value: id, label: title })), { value: LAST_COMMIT, label: t(billStrings.lastCommit) }]} />
        </label>
        {offer?.value && <ValueField offer={offer} value={asked.value} onChoose={(value) => setChosen({ ...asked, value })} />}
        {offer && offer.nodes.length > 1 && <NodeField nodes={offer.nodes} node={asked.node} model={model} onChoose={(node) => setChosen(withNode(asked, node))} />}
        {offer?.id === ASKS_CPU_BOUND && <CpuBoundField value={asked.cpuBound} onChoose={(cpuBound) => setChosen({ ...asked, cpuBound })} />}
      </div>
      <Answer asked={asked} offer={offer} model={model} />
      <NotForThis offers={offers.filter(({ applies }) => !applies)} />
    </div>
  );
}

const NO_PARAMS = {};

function valueOf({ value }: OfferSnapshot, chosen: string | undefined): string | undefined {
  return chosen ?? value?.default ?? value?.examples[0];
}

function ValueField({ offer, value, onChoose }: { readonly offer: OfferSnapshot; readonly value: string | undefined; readonly onChoose: (value: string) => void }) {
  const now = valueOf(offer, value) ?? '';
  const label = offer.value?.label ?? '';
  const examples = offer.value?.examples ?? [];
  return (
    <label className="compare-field">
      <span className="field-label" aria-hidden="true">{label}</span>
      <Select label={label} value={now} onChange={onChoose} options={examples.map((example) => ({ value: example, label: example }))} />
    </label>
  );
}

/** Nothing in the list stands for all of them. */
function withNode({ node: _, ...others }: Compared, node: string): Compared {
  return node === '' ? others : { ...others, node };
}

interface NodeFieldProps {
  readonly nodes: readonly string[];
  readonly node: string | undefined;
  readonly model: Model;
  readonly onChoose: (node: string) => void;
}

function NodeField({ nodes, node, model, onChoose }: NodeFieldProps) {
  const t = useText();
  const options = nodes.map((id) => ({ value: id, label: model.nodes.get(id)?.label ?? id }));
  return (
    <label className="compare-field">
      <span className="field-label" aria-hidden="true">{t(billStrings.nodes)}</span>
      <Select label={t(billStrings.nodes)} value={node ?? ''} onChange={onChoose} options={[{ value: '', label: t(billStrings.allNodes) }, ...options]} />
    </label>
  );
}

function CpuBoundField({ value = 0, onChoose }: { readonly value: number | undefined; readonly onChoose: (share: number) => void }) {
  const t = useText();
  const commit = (typed: string): void => {
    const share = Number(typed.replace('%', '').trim()) / 100;
    if (share >= 0 && share <= 1) onChoose(share);
  };
  return (
    <label className="compare-field">
      <span className="field-label" aria-hidden="true">{t(billStrings.cpuBound)}</span>
      <TextField label={t(billStrings.cpuBound)} value={String(Math.round(value * 100))} unit="%" onCommit={commit} />
    </label>
  );
}

function Answer({ asked, offer, model }: { readonly asked: Compared; readonly offer: OfferSnapshot | undefined; readonly model: Model }) {
  const t = useText();
  const { value, refused, busy } = useWhatIf('compare', offer ? { alternative: refOf(asked, offer) } : NO_PARAMS);
  if (refused !== undefined) return <p className="muted" role="status">{refused}</p>;
  if (!value) return <p className="muted" role="status">{t(billStrings.computing)}</p>;
  return <ComparisonResult comparison={value} busy={busy} model={model} />;
}

function refOf({ id, value, node, cpuBound }: Compared, offer: OfferSnapshot): AlternativeRef {
  const given = valueOf(offer, value);
  return { id, ...(node !== undefined && offer.nodes.includes(node) && { nodes: [node] }), ...(given !== undefined && { value: given }), ...(cpuBound !== undefined && { cpuBound }) };
}

function NotForThis({ offers }: { readonly offers: readonly OfferSnapshot[] }) {
  const t = useText();
  if (offers.length === 0) return null;
  return (
    <details className="besides">
      <summary>{t(billStrings.notForThis(offers.length))}</summary>
      <ul className="unchecked">{offers.map(({ id, title, because }) => <li key={id}>{title}: <span className="muted">{because}</span></li>)}</ul>
    </details>
  );
}
