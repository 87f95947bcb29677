import { formatDuration } from '../../src/core/model/units-format.ts';
import type { HopSnapshot } from '../../src/protocol/run-messages.ts';
import { nameOf } from '../simulation/names.ts';
import type { Model } from '../state/model.ts';
import { runStrings } from '../ui/run-strings.ts';
import { useLocale, useText } from '../ui/use-text.ts';
import { rowsOf } from './state.ts';

interface WaterfallProps {
  readonly hops: readonly HopSnapshot[];
  readonly chosen: string | undefined;
  readonly onChoose: (span: string) => void;
  readonly model: Model;
}

/** Narrower a bar cannot be seen. Percent. */
const NARROWEST = 0.8;

/** Each hop of a request as a bar over the time that the request took, below the hop that caused it. */
export function Waterfall({ hops, chosen, onChoose, model }: WaterfallProps) {
  const t = useText();
  const locale = useLocale();
  const begin = Math.min(...hops.map(({ at }) => at));
  const span = Math.max(...hops.map(({ at, milliseconds }) => at + milliseconds)) - begin || 1;
  const percent = (milliseconds: number): number => (milliseconds / span) * 100;
  return (
    <ul className="waterfall">
      {rowsOf(hops).map(({ hop, depth }) => {
        const { at, milliseconds, initialization = 0, error, attempt } = hop;
        const marks = [error, attempt === undefined ? undefined : t(runStrings.attempt(attempt)), initialization > 0 ? t(runStrings.starts(formatDuration(initialization, locale))) : undefined].filter((mark) => mark !== undefined);
        return (
          <li key={hop.span}>
            <button type="button" className={error === undefined ? 'waterfall-row' : 'waterfall-row is-wrong'} aria-pressed={hop.span === chosen} onClick={() => onChoose(hop.span)}>
              <span className="waterfall-name" style={{ paddingLeft: depth * 12 }} title={marks.join(', ')}><strong>{nameOf(hop.to, model)}</strong> <span className="muted">{hop.what}</span>{marks.length > 0 && <span className="waterfall-mark"> {marks.join(', ')}</span>}</span>
              <span className="waterfall-track" aria-hidden="true">
                <span className="waterfall-bar" style={{ left: `${Math.min(100 - NARROWEST, percent(at - begin))}%`, width: `${Math.max(NARROWEST, percent(milliseconds))}%` }}>
                  {initialization > 0 && <span className="waterfall-start" style={{ width: `${Math.min(100, (initialization / Math.max(1, milliseconds)) * 100)}%` }} />}
                </span>
              </span>
              <span className="number">{formatDuration(milliseconds, locale)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
