import { messages } from './messages.js';

/** @typedef {'ko' | 'en'} Language */
/** @typedef {keyof typeof messages.en} Key */
/** @typedef {Readonly<Record<string, string | number>>} Values */

const STORED = 'conference.language';

/** @type {Language} */
let current = chosen();
/** @type {(() => void)[]} */
const listeners = [];
/** @type {WeakMap<Element, Values>} */
const valuesOf = new WeakMap();

/** @returns {Language} */
function chosen() {
  const stored = localStorage.getItem(STORED);
  if (stored === 'ko' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/**
 * The text of a key in the language of the page.
 * @param {Key} key
 * @param {Values} [values]
 */
export function text(key, values = {}) {
  return messages[current][key].replace(/\{(\w+)\}/g, (whole, /** @type {string} */ name) => String(Object.hasOwn(values, name) ? values[name] : whole));
}

/**
 * Says a text in an element, now and in the other language too. Always as text, never as markup.
 * @param {Element} element
 * @param {Key} key
 * @param {Values} [values]
 */
export function say(element, key, values = {}) {
  element.setAttribute('data-i18n', key);
  valuesOf.set(element, values);
  element.textContent = text(key, values);
}

/**
 * A time of the API in the reader's language and zone.
 * @param {string} time
 */
export function when(time) {
  return new Intl.DateTimeFormat(current === 'ko' ? 'ko-KR' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));
}

/**
 * Calls back when the language has changed, for what `data-i18n` cannot say.
 * @param {() => void} listener
 */
export function onLanguage(listener) {
  listeners.push(listener);
}

function apply() {
  document.documentElement.lang = current;
  for (const element of document.querySelectorAll('[data-i18n]')) {
    element.textContent = text(/** @type {Key} */ (element.getAttribute('data-i18n')), valuesOf.get(element));
  }
  for (const element of document.querySelectorAll('[data-i18n-label]')) {
    element.setAttribute('aria-label', text(/** @type {Key} */ (element.getAttribute('data-i18n-label'))));
  }
  for (const button of document.querySelectorAll('[data-language]')) button.setAttribute('lang', current === 'ko' ? 'en' : 'ko');
  for (const listener of listeners) listener();
}

/** Puts the page into the reader's language and lets its button change it. */
export function startLanguage() {
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
      current = current === 'ko' ? 'en' : 'ko';
      localStorage.setItem(STORED, current);
      apply();
    });
  }
  apply();
}
