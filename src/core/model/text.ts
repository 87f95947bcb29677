/**
 * A sentence that a user may read, in every language the product speaks. Core and services hold
 * both; the language is chosen where the text leaves the program (`say`).
 */
export interface Text {
  readonly en: string;
  readonly ko: string;
}

export type Locale = keyof Text;

export const LOCALES: readonly Locale[] = ['en', 'ko'];

/** The text in one language. */
export function say(text: Text, locale: Locale): string {
  return text[locale];
}

/** A text that is the same in every language (a product name, an identifier, a number). */
export function verbatim(value: string): Text {
  return { en: value, ko: value };
}

/** The supported language nearest to a BCP 47 tag such as `ko-KR`; English where there is none. */
export function localeOf(tag: string | undefined): Locale {
  return tag?.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
