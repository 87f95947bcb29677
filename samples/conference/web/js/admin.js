import { participants, Refused } from './api.js';
import { onLanguage, say, startLanguage, text, when } from './language.js';
import { element, section, setBusy, showState } from './page.js';
import { NotSignedIn, setNewPassword, signIn } from './sign-in.js';

/** In the session of this tab only, so that a reload does not ask again. */
const STORED = 'conference.token';

const signInForm = element('sign-in', HTMLFormElement);
const passwordForm = element('new-password', HTMLFormElement);
const more = element('more', HTMLButtonElement);
/** @type {import('./api.js').Participant[]} */
let rows = [];
/** @type {string | undefined} */
let next;
/** @type {import('./sign-in.js').Challenge | undefined} */
let challenge;

startLanguage();
onLanguage(render);
signInForm.addEventListener('submit', (event) => submit(event, () => signIn(element('email', HTMLInputElement).value, element('password', HTMLInputElement).value)));
passwordForm.addEventListener('submit', (event) => submit(event, () => {
  if (!challenge) throw new NotSignedIn('admin.expired');
  return setNewPassword(challenge, element('chosen', HTMLInputElement).value);
}));
more.addEventListener('click', () => load());
section('again').addEventListener('click', () => load());
for (const button of document.querySelectorAll('[data-sign-out]')) button.addEventListener('click', () => signOut());
if (sessionStorage.getItem(STORED) === null) showState('signing-in', { focus: false });
else load();

/**
 * @param {SubmitEvent} event
 * @param {() => Promise<import('./sign-in.js').SignedIn>} attempt
 */
async function submit(event, attempt) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  complain();
  setBusy(form, true);
  try {
    await proceed(await attempt());
  } catch (error) {
    if (error instanceof NotSignedIn) complain(error.reason);
    else throw error;
  } finally {
    setBusy(form, false);
  }
}

/** @param {import('./sign-in.js').SignedIn} signedIn */
async function proceed(signedIn) {
  if ('newPassword' in signedIn) {
    challenge = signedIn.newPassword;
    return showState('choosing');
  }
  challenge = undefined;
  signInForm.reset();
  passwordForm.reset();
  sessionStorage.setItem(STORED, signedIn.token);
  await load();
}

/** @param {import('./language.js').Key} [reason] */
function complain(reason) {
  for (const alertText of document.querySelectorAll('[data-alert]')) {
    if (!(alertText instanceof HTMLElement)) continue;
    alertText.hidden = reason === undefined;
    if (reason !== undefined) say(alertText, reason);
  }
}

/** The first page, or the one after what is shown. */
async function load() {
  const token = sessionStorage.getItem(STORED) ?? '';
  if (rows.length === 0) showState('wait', { focus: false });
  more.disabled = true;
  try {
    const list = await participants(token, next);
    const first = rows.length === 0;
    rows = [...rows, ...list.registrations];
    next = list.next;
    render();
    if (first) showState('list');
  } catch (error) {
    const status = error instanceof Refused ? error.status : 0;
    if (status === 401) signOut('admin.expired');
    else showState(status === 403 ? 'denied' : 'failed');
  } finally {
    more.disabled = false;
  }
}

/** @param {import('./language.js').Key} [reason] */
function signOut(reason) {
  sessionStorage.removeItem(STORED);
  [rows, next, challenge] = [[], undefined, undefined];
  render();
  complain(reason);
  showState('signing-in');
}

function render() {
  section('rows').replaceChildren(...rows.map(rowOf));
  section('table').hidden = rows.length === 0;
  section('empty').hidden = rows.length > 0;
  more.hidden = next === undefined;
  say(section('count'), 'admin.count', { count: rows.length });
}

/** @param {import('./api.js').Participant} participant */
function rowOf({ name, affiliation, email, registeredAt, status }) {
  const row = document.createElement('tr');
  row.append(
    cell('th', 'admin.name', name), cell('td', 'admin.affiliation', affiliation), cell('td', 'admin.email', email),
    cell('td', 'admin.at', when(registeredAt)), cell('td', 'admin.certificate', text(status === 'ready' ? 'admin.ready' : 'admin.pending')),
  );
  return row;
}

/**
 * @param {'th' | 'td'} tag
 * @param {import('./language.js').Key} label shown before the value where the screen is narrow
 * @param {string} value
 */
function cell(tag, label, value) {
  const made = document.createElement(tag);
  if (tag === 'th') made.setAttribute('scope', 'row');
  made.dataset['label'] = text(label);
  made.textContent = value;
  return made;
}
