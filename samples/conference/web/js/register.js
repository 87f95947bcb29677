import { Refused, register } from './api.js';
import { say, startLanguage } from './language.js';
import { element, pause, section, setBusy, showState } from './page.js';

const form = element('form', HTMLFormElement);
const alertText = section('alert');
const send = element('send', HTMLButtonElement);
const link = element('link', HTMLInputElement);
const FIELDS = /** @type {const} */ (['name', 'email', 'affiliation', 'consent']);
/** Between attempts of which the reader sees nothing. */
const RETRIES = [1000, 2500];

/** One key for one visit: pressing again, or sending again, never makes a second registration. */
const key = crypto.randomUUID();

startLanguage();

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  mark({});
  setBusy(form, true);
  say(send, 'register.sending');
  try {
    done((await persistently(read())).id);
  } catch (error) {
    const fields = error instanceof Refused && error.status === 400 ? error.fields : undefined;
    mark(fields ?? {});
    say(alertText, fields ? 'register.wrong' : 'register.again');
    alertText.hidden = false;
    const wrong = form.querySelector('[aria-invalid="true"]');
    (wrong instanceof HTMLElement ? wrong : send).focus();
  } finally {
    setBusy(form, false);
    say(send, 'register.send');
  }
});

section('copy').addEventListener('click', async () => {
  link.select();
  const said = section('copied');
  try {
    await navigator.clipboard.writeText(link.value);
    say(said, 'register.done.copied');
  } catch {
    say(said, 'register.done.not-copied');
  }
});

function read() {
  const input = (/** @type {string} */ id) => element(id, HTMLInputElement);
  return { name: input('name').value, email: input('email').value, affiliation: input('affiliation').value, consent: input('consent').checked };
}

/**
 * Sends again where the failure may pass: no connection, too many at once, or a part of the API that failed.
 * @param {import('./api.js').Entry} entry
 */
async function persistently(entry) {
  for (const delay of RETRIES) {
    try {
      return await register(entry, key);
    } catch (error) {
      const mayPass = error instanceof Refused && (error.status === 0 || error.status === 429 || error.status >= 500);
      if (!mayPass) throw error;
      await pause(delay);
    }
  }
  return register(entry, key);
}

/** @param {Readonly<Record<string, string>>} wrong */
function mark(wrong) {
  alertText.hidden = true;
  for (const field of FIELDS) {
    const code = Object.hasOwn(wrong, field) ? wrong[field] : undefined;
    const message = section(`${field}-error`);
    element(field, HTMLInputElement).setAttribute('aria-invalid', String(code !== undefined));
    message.hidden = code === undefined;
    if (code !== undefined) say(message, messageFor(field, code));
  }
}

/**
 * @param {string} field
 * @param {string} code
 * @returns {import('./language.js').Key}
 */
function messageFor(field, code) {
  if (field === 'consent') return 'field.consent.required';
  return code === 'too-long' ? 'field.too-long' : code === 'not-text' ? 'field.not-text' : code === 'not-an-email' ? 'field.not-an-email' : 'field.required';
}

/** @param {string} id */
function done(id) {
  const mine = new URL(`registration.html#${id}`, location.href).href;
  link.value = mine;
  element('open', HTMLAnchorElement).href = mine;
  showState('done');
}
