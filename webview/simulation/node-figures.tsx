import { formatDuration, formatNumber, formatRatio } from '../../src/core/model/units-format.ts';
import type { Locale, Text } from '../../src/core/model/text.ts';
import type { BreakingSnapshot, NodeSimulation } from '../../src/protocol/simulation-messages.ts';
import type { Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { decimal } from '../ui/format.ts';
import { SourceLink } from '../ui/links.tsx';
import { explanationStrings } from '../ui/explanation-strings.ts';
import { WhyList } from './why-list.tsx';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { duration, rate } from './shown.ts';
import { nameOf } from './names.ts';

/** What the run came to at one node: its figures, the closed form beside them, and the limit that it meets first. */
export function NodeFigures({ node: id, model }: { readonly node: string; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  const result = useApp((state) => (state.view.mode === 'simulate' ? state.simulation?.result : undefined));
  const node = result?.nodes.find((figures) => figures.node === id);
  if (!result || !node) return null;
  const whys = result.explained?.why.filter(({ of }) => 'node' in of && of.node === id) ?? [];
  const limit = result.breaking.find((point) => point.node === id);
  return (
    <section className="node-figures" aria-label={t(simulationStrings.simulation)}>
      <h2>{t(simulationStrings.simulation)}</h2>
      <dl>{rowsOf(node, locale).map(([title, value, hint]) => <div key={title.en} {...(hint && { title: t(hint) })}><dt>{t(title)}</dt><dd>{value}</dd></div>)}</dl>
      {node.throttled && <p className="is-wrong">{t(simulationStrings.turnedAway(formatDuration(node.throttled.from, locale), formatDuration(node.throttled.until, locale)))}</p>}
      {whys.length > 0 && <><h3>{t(explanationStrings.why)}</h3><WhyList whys={whys} /></>}
      {limit && <Limit limit={limit} model={model} />}
    </section>
  );
}

function rowsOf(node: NodeSimulation, locale: Locale): readonly (readonly [title: Text, value: string, hint?: Text])[] {
  const { latency, little, environments, queue, hitRatio } = node;
  const answered = node.requests > 0;
  return [
    [simulationStrings.requests, decimal(node.requests, locale)],
    [simulationStrings.errors, decimal(node.errors, locale)],
    [simulationStrings.throttles, decimal(node.throttles, locale)],
    ...(node.coldStarts > 0 ? [[simulationStrings.coldStarts, `${decimal(node.coldStarts, locale)} (${formatRatio(node.coldStartProbability)})`] as const] : []),
    ...(answered ? [[{ en: 'p50, p95, p99', ko: 'p50, p95, p99' }, [latency.p50, latency.p95, latency.p99].map((value) => duration(value, locale)).join(', ')] as const] : []),
    ...(latency.mean !== null && latency.halfWidth !== null && answered ? [[simulationStrings.meanTime, `${duration(latency.mean, locale)} ± ${duration(latency.halfWidth, locale)}`, simulationStrings.interval] as const] : []),
    [simulationStrings.concurrency, formatNumber(node.concurrency.mean, 2)],
    ...(little === undefined ? [] : [[simulationStrings.little, formatNumber(little, 2), simulationStrings.littleHint] as const]),
    [simulationStrings.most, decimal(node.concurrency.max, locale)],
    ...(environments ? [[simulationStrings.environments, formatNumber(environments.mean, 2)] as const] : []),
    ...(queue ? [[simulationStrings.waiting, decimal(queue.left, locale)] as const, [simulationStrings.deadLetters, decimal(queue.deadLetters, locale)] as const] : []),
    ...(hitRatio === undefined ? [] : [[simulationStrings.hitRatio, formatRatio(hitRatio)] as const]),
  ];
}

function Limit({ limit: { factor, requestsPerSecond, limit, together }, model }: { readonly limit: BreakingSnapshot; readonly model: Model }) {
  const t = useText();
  const locale = useLocale();
  return (
    <div className={factor < 1 ? 'node-limit is-wrong' : 'node-limit'}>
      <p><strong>{limit.title} {limit.amount}</strong>{limit.source && <> · <SourceLink short source={limit.source} /></>}</p>
      <p>{t(factor < 1 ? simulationStrings.exceeded(decimal(1 / factor, locale)) : simulationStrings.reachedAt(decimal(factor, locale), rate(requestsPerSecond, locale)))}</p>
      {together.length > 0 && <p className="muted">{t(simulationStrings.sharedWith)}: {together.map((id) => nameOf(id, model)).join(', ')}</p>}
    </div>
  );
}
