import type { Locale, Text } from '../model/text.ts';
import { formatBytes, formatNumber } from '../model/units-format.ts';
import type { Assumed } from './contract.ts';

/**
 * A text that is put together when somebody reads it. A bill of a thousand nodes has thousands of lines that
 * say how they come about, in two languages, and a reader looks at a few of them in one. The words that every
 * line has (`counted`, `times`) keep what they are made of in one object: a function for each, with its scope,
 * would be three.
 */
abstract class Words implements Text {
  protected abstract word(locale: Locale): string;

  get en(): string {
    return this.word('en');
  }

  get ko(): string {
    return this.word('ko');
  }

  toJSON(): Text {
    return { en: this.en, ko: this.ko };
  }
}

class Worded extends Words {
  readonly #word: (locale: Locale) => string;

  constructor(word: (locale: Locale) => string) {
    super();
    this.#word = word;
  }

  protected override word(locale: Locale): string {
    return this.#word(locale);
  }
}

class Counted extends Words {
  readonly #quantity: number;
  readonly #en: string;
  readonly #ko: string;

  constructor(quantity: number, en: string, ko: string) {
    super();
    this.#quantity = quantity;
    this.#en = en;
    this.#ko = ko;
  }

  protected override word(locale: Locale): string {
    const number = formatNumber(this.#quantity, this.#quantity < 10 ? 3 : 0);
    return locale === 'en' ? `${number} ${this.#en}` : `${this.#ko} ${number}`;
  }
}

class Joined extends Words {
  readonly #sign: string;
  readonly #parts: readonly (Text | string)[];

  constructor(sign: string, parts: readonly (Text | string)[]) {
    super();
    this.#sign = sign;
    this.#parts = parts;
  }

  protected override word(locale: Locale): string {
    return this.#parts.map((part) => (typeof part === 'string' ? part : part[locale])).join(this.#sign);
  }
}

/** A text that is put together when somebody reads it. */
export function worded(word: (locale: Locale) => string): Text {
  return new Worded(word);
}

/** Words for `how`: a number of things in both languages, `60,000 requests`. */
export function counted(quantity: number, en: string, ko: string): Text {
  return new Counted(quantity, en, ko);
}

/** Texts side by side: `a × b`. */
export function times(...factors: readonly (Text | string)[]): Text {
  return new Joined(' × ', factors);
}

/** Texts added up: `a + b`. */
export function plus(...parts: readonly (Text | string)[]): Text {
  return new Joined(' + ', parts);
}

const BY_DEFAULT = '(default)';

/** Whether a text says that it rests on one of the product's own defaults. */
export function isByDefault({ en }: Text): boolean {
  return en.includes(BY_DEFAULT);
}

/** A text followed by a mark where it rests on one of the product's own defaults. */
export function marked(text: Text | string, { byDefault }: Assumed): Text {
  if (!byDefault) return typeof text === 'string' ? { en: text, ko: text } : text;
  return new Worded((locale) => `${typeof text === 'string' ? text : text[locale]}${locale === 'en' ? ` ${BY_DEFAULT}` : '(기본값)'}`);
}

/** A size, marked where it is a default. */
export function size({ value, byDefault }: Assumed): Text {
  return new Worded((locale) => `${formatBytes(value)}${byDefault ? (locale === 'en' ? ` ${BY_DEFAULT}` : '(기본값)') : ''}`);
}
