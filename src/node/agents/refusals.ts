import { didYouMean } from '../../core/document/did-you-mean.ts';
import { refuse, type Refusal } from '../../core/model/result.ts';

type Refused = { readonly ok: false; readonly error: Refusal };

/** Nobody waits for the answer any more. */
export function cancelled(): Refused {
  return refuse('agent.cancelled', { en: 'Cancelled.', ko: '취소했습니다.' });
}

export function noSuchFile(file: string): Refused {
  const name = JSON.stringify(file.slice(0, 200));
  return refuse('agent.no-such-file', {
    en: `There is no design ${name}. Call read without a file for the list of designs.`,
    ko: `설계 ${name}이(가) 없습니다. file 없이 read를 호출하면 설계 목록을 볼 수 있습니다.`,
  });
}

const MOST_NAMES = 30;

/** A name that is none of those that there are; with the one that may be meant. `en`, `ko`: what it should name. */
export function unknownName(code: string, en: string, ko: string, name: string, known: readonly string[]): Refused {
  const meant = didYouMean(name, known);
  const shown = JSON.stringify(name.slice(0, 100));
  const some = known.length === 0 ? '–' : `${known.slice(0, MOST_NAMES).join(', ')}${known.length > MOST_NAMES ? ', …' : ''}`;
  return refuse(code, {
    en: `There is no ${en} ${shown}.${meant === undefined ? ` There are: ${some}` : ` Is ${meant} meant?`}`,
    ko: `${ko} ${shown}이(가) 없습니다.${meant === undefined ? ` 있는 것: ${some}` : ` ${meant}을(를) 뜻합니까?`}`,
  });
}
