/** @typedef {{ at: string, name: string, text: string }} Entry */

const list = /** @type {HTMLOListElement} */ (document.getElementById('entries'));
const form = /** @type {HTMLFormElement} */ (document.getElementById('sign'));
const state = /** @type {HTMLParagraphElement} */ (document.getElementById('status'));

/** What was written is text and stays text: no markup is made of it. */
/** @param {Entry} entry */
function show({ at, name, text }) {
  const item = document.createElement('li');
  const who = document.createElement('strong');
  who.textContent = name;
  const when = document.createElement('time');
  when.dateTime = at.split('#')[0] ?? at;
  when.textContent = new Date(when.dateTime).toLocaleString();
  const words = document.createElement('p');
  words.textContent = text;
  item.append(who, when, words);
  return item;
}

async function refresh() {
  const response = await fetch('api/entries');
  if (!response.ok) throw new Error(`${response.status}`);
  const { entries } = /** @type {{ entries: Entry[] }} */ (await response.json());
  list.replaceChildren(...entries.map(show));
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const entry = { name: String(new FormData(form).get('name')), text: String(new FormData(form).get('text')) };
  state.textContent = '보내는 중… Sending…';
  const response = await fetch('api/entries', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(entry) }).catch(() => undefined);
  if (!response?.ok) {
    state.textContent = '남기지 못했습니다. 다시 시도하세요. Not sent. Please try again.';
    return;
  }
  state.textContent = '고맙습니다. Thank you.';
  const { at } = /** @type {{ at: string }} */ (await response.json());
  // The list in the cache of the edge is up to ten seconds old, so the own entry is put in front of it.
  list.prepend(show({ at, ...entry }));
  form.reset();
});

refresh().catch(() => {
  state.textContent = '방명록을 읽지 못했습니다. The entries could not be read.';
});
