import type { Text } from '../model/text.ts';
import { formatBytes, formatNumber } from '../model/units-format.ts';
import type { Assumed } from './contract.ts';

/** Words for `how`: a number of things in both languages, `60,000 requests`. */
export function counted(quantity: number, en: string, ko: string): Text {
  const number = formatNumber(quantity, quantity < 10 ? 3 : 0);
  return { en: `${number} ${en}`, ko: `${ko} ${number}` };
}

/** Texts side by side: `a × b`. */
export function times(...factors: readonly (Text | string)[]): Text {
  return joined(' × ', factors);
}

/** Texts added up: `a + b`. */
export function plus(...parts: readonly (Text | string)[]): Text {
  return joined(' + ', parts);
}

function joined(sign: string, parts: readonly (Text | string)[]): Text {
  let [en, ko] = ['', ''];
  for (const part of parts) {
    const before = en === '' ? '' : sign;
    en += before + (typeof part === 'string' ? part : part.en);
    ko += before + (typeof part === 'string' ? part : part.ko);
  }
  return { en, ko };
}

const BY_DEFAULT = '(default)';

/** Whether a text says that it rests on one of the product's own defaults. */
export function isByDefault({ en }: Text): boolean {
  return en.includes(BY_DEFAULT);
}

/** A text followed by a mark where it rests on one of the product's own defaults. */
export function marked(text: Text | string, { byDefault }: Assumed): Text {
  const { en, ko } = typeof text === 'string' ? { en: text, ko: text } : text;
  return byDefault ? { en: `${en} ${BY_DEFAULT}`, ko: `${ko}(기본값)` } : { en, ko };
}

/** A size, marked where it is a default. */
export function size(bytes: Assumed): Text {
  return marked(formatBytes(bytes.value), bytes);
}
