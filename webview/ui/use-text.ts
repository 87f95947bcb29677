import { say, type Locale, type Text } from '../../src/core/model/text.ts';
import { useApp } from '../state/store.ts';

/** The language of the snapshot, or the page's while there is none. */
export function useLocale(): Locale {
  return useApp((state) => state.snapshot?.locale ?? pageLocale());
}

/** Says a text in the user's language. */
export function useText(): (text: Text) => string {
  const locale = useLocale();
  return (text) => say(text, locale);
}

export function pageLocale(): Locale {
  return document.documentElement.lang.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
