import { Refused, registration } from './api.js';
import { onLanguage, say, startLanguage, text, when } from './language.js';
import { element, idIn, idOfPage, pause, section, showState } from './page.js';

/** Seconds until the next look: a certificate usually takes one or two. Then every ten. */
const LOOKS = [1, 1, 2, 2, 3, 5, 8];
const EVERY = 10;
/** Looks after which it is late, about 40 seconds. */
const LATE = 9;
const MOST_LOOKS = 60;

/** @type {import('./api.js').Registration | undefined} */
let shown;
/** Which opening is the last: what an earlier one still finds is not shown. */
let opening = 0;

startLanguage();
onLanguage(render);
window.addEventListener('hashchange', open);
section('again').addEventListener('click', open);
section('another').addEventListener('click', () => showState('ask'));
element('ask', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const input = element('pasted', HTMLInputElement);
  const id = idIn(input.value);
  const wrong = section('pasted-error');
  wrong.hidden = id !== undefined;
  input.setAttribute('aria-invalid', String(id === undefined));
  if (id === undefined) input.focus();
  else if (id === idOfPage()) open();
  else location.hash = id;
});
open();

async function open() {
  const mine = ++opening;
  const id = idOfPage();
  if (id === undefined) return showState('ask', { focus: false });
  showState('wait', { focus: false });
  for (let look = 0; look < MOST_LOOKS && mine === opening; look += 1) {
    const found = await find(id);
    if (mine !== opening) return;
    if (found === undefined && look === 0) return;
    if (found) show(found, look);
    if (found?.status === 'ready') return;
    await pause(1000 * (LOOKS[look] ?? EVERY));
    await whileHidden();
  }
}

/**
 * The registration, or nothing with the page saying why. A look that fails later than the first is passed over.
 * @param {string} id
 */
async function find(id) {
  try {
    return await registration(id);
  } catch (error) {
    if (shown?.id !== id) showState(error instanceof Refused && error.status === 404 ? 'unknown' : 'failed');
    return undefined;
  }
}

/**
 * @param {import('./api.js').Registration} found
 * @param {number} look
 */
function show(found, look) {
  const first = shown?.id !== found.id;
  shown = found;
  render();
  if (first || section('mine').hidden) showState('mine', { focus: first });
  const status = section('status');
  const key = found.status === 'ready' ? 'registration.ready' : look >= LATE ? 'registration.late' : 'registration.pending';
  // Said only when it changes: a screen reader would repeat it at every look.
  if (status.getAttribute('data-i18n') !== key) say(status, key);
  section('spinner').hidden = found.status === 'ready';
  const link = element('certificate', HTMLAnchorElement);
  link.hidden = found.status !== 'ready';
  link.href = `certificate.html#${found.id}`;
}

function render() {
  if (!shown) return;
  section('name').textContent = shown.name;
  section('affiliation').textContent = shown.affiliation || text('registration.none');
  section('at').textContent = when(shown.registeredAt);
}

/** Does not ask while nobody looks. */
function whileHidden() {
  return document.hidden ? new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true })) : undefined;
}
