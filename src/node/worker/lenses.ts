import type { Analysis } from '../../core/analysis/contract.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { formatDollars } from '../../core/model/units-format.ts';
import type { Lens } from '../../protocol/language-messages.ts';

const texts = {
  simulate: { en: 'Simulate', ko: '시뮬레이션' },
  exporting: { en: 'Export', ko: '내보내기' },
  canvas: { en: 'Show on the canvas', ko: '캔버스에서 보기' },
} as const satisfies Readonly<Record<string, Text>>;

/** The lines above the design (what it costs, what is found, what can be done) and above each node. */
export function lensesOf({ document, bill, findings }: Analysis, locale: Locale): readonly Lens[] {
  const { design, rangeOf } = document;
  if (design.nodes.length === 0) return [];
  const top = (rangeOf(['version'], 'key') ?? { start: 0 }).start;
  const costs = new Map<string, number>();
  for (const { node, amount: usd } of bill.lines) costs.set(node, (costs.get(node) ?? 0) + usd);
  const counts = new Map<string, number>();
  for (const { node, connection, severity } of findings) if (node !== undefined && connection === undefined && severity !== 'info') counts.set(node, (counts.get(node) ?? 0) + 1);
  const found = findings.filter(({ severity }) => severity !== 'info').length;
  const scenarios = rangeOf(['scenarios'], 'key');
  return [
    { at: top, title: say(amount(bill.total), locale), does: 'show-bill' },
    ...(found > 0 ? [{ at: top, title: say(findingCount(found), locale), does: 'show-findings' } as const] : []),
    { at: top, title: say(texts.simulate, locale), does: 'simulate' },
    { at: top, title: say(texts.exporting, locale), does: 'export' },
    ...design.nodes.flatMap(({ id }): readonly Lens[] => {
      const at = rangeOf(['nodes', id], 'key')?.start;
      const [cost, count] = [costs.get(id), counts.get(id) ?? 0];
      if (at === undefined) return [];
      const lenses: readonly Lens[] = [
        ...(cost === undefined ? [] : [{ at, node: id, title: say(amount(cost), locale), does: 'show-bill' } as const]),
        ...(count === 0 ? [] : [{ at, node: id, title: say(findingCount(count), locale), does: 'show-findings' } as const]),
      ];
      return lenses.length > 0 ? lenses : [{ at, node: id, title: say(texts.canvas, locale), does: 'reveal' }];
    }),
    ...(scenarios && Object.keys(design.scenarios).length > 0 ? [{ at: scenarios.start, title: say(texts.simulate, locale), does: 'simulate' } as const] : []),
  ];
}

function amount(usd: number): Text {
  const written = formatDollars(usd);
  return { en: `${written} a month`, ko: `월 ${written}` };
}

function findingCount(count: number): Text {
  return { en: count === 1 ? '1 finding' : `${count} findings`, ko: `문제 ${count}개` };
}
