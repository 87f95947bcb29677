import type { SampleCard, SamplesAsked, SamplesShown } from '../../src/protocol/samples-view.ts';
import { isDark, onTheme } from '../ui/dark.ts';
import './style.css';

declare function acquireVsCodeApi(): { postMessage(message: SamplesAsked): void };

const host = acquireVsCodeApi();
const heading = document.createElement('h1');
const about = document.createElement('p');
const filter = document.createElement('input');
const list = document.createElement('ul');
const none = document.createElement('p');
const head = document.createElement('header');
const page = document.createElement('main');
let openWord = '';

filter.type = 'search';
none.className = 'none';
none.setAttribute('role', 'status');
none.hidden = true;
head.append(heading, about, filter);
page.append(head, list, none);
document.getElementById('root')?.append(page);

addEventListener('message', ({ data }: MessageEvent<SamplesShown>) => {
  if (data?.kind === 'words') {
    heading.textContent = data.title;
    about.textContent = data.about;
    filter.placeholder = data.filter;
    filter.setAttribute('aria-label', data.filter);
    none.dataset['text'] = data.none;
    openWord = data.open;
    list.replaceChildren();
  }
  if (data?.kind === 'card') {
    list.append(card(data.card));
    choose();
  }
});
filter.addEventListener('input', choose);
// The pictures are drawn anew for the user's theme.
onTheme(ask);
ask();

function ask(): void {
  host.postMessage({ kind: 'ready', theme: isDark() ? 'dark' : 'light' });
}

/** Leaves the cards whose words hold what was typed. */
function choose(): void {
  const wanted = filter.value.trim().toLowerCase();
  let shown = 0;
  for (const item of list.children) {
    const fits = (item.textContent ?? '').toLowerCase().includes(wanted);
    (item as HTMLElement).hidden = !fits;
    if (fits) shown += 1;
  }
  none.hidden = shown > 0;
  none.textContent = shown > 0 ? '' : none.dataset['text'] ?? '';
}

function card({ name, title, about: words, price, picture }: SampleCard): HTMLLIElement {
  const item = document.createElement('li');
  const shown = document.createElement('img');
  // As an image an SVG runs no script and loads nothing, whatever it holds.
  if (picture !== '') shown.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
  shown.alt = '';
  const name_ = document.createElement('h2');
  name_.id = `sample-${name}`;
  name_.textContent = title;
  const text = document.createElement('p');
  text.textContent = words;
  const foot = document.createElement('footer');
  const cost = document.createElement('span');
  cost.textContent = price;
  const open = document.createElement('button');
  open.type = 'button';
  open.textContent = openWord;
  open.setAttribute('aria-label', `${openWord}: ${title}`);
  open.addEventListener('click', () => host.postMessage({ kind: 'open', name }));
  foot.append(cost, open);
  item.append(shown, name_, text, foot);
  return item;
}
