import { Refused, registration } from './api.js';
import { onLanguage, say, startLanguage, text } from './language.js';
import { element, idOfPage, section, showState } from './page.js';

/** A presigned link lasts five minutes. */
const RENEW = 4 * 60 * 1000;

const image = element('image', HTMLImageElement);
let name = '';

startLanguage();
onLanguage(() => void (image.alt = text('certificate.image', { name })));
window.addEventListener('hashchange', load);
section('again').addEventListener('click', load);
image.addEventListener('error', () => showState('failed'));
setInterval(() => document.hidden || section('ready').hidden || renew(), RENEW);
document.addEventListener('visibilitychange', () => document.hidden || section('ready').hidden || renew());
load();

async function load() {
  const id = idOfPage();
  if (id === undefined) return showState('unknown');
  for (const link of document.querySelectorAll('[data-mine]')) link.setAttribute('href', `registration.html#${id}`);
  showState('wait', { focus: false });
  try {
    const found = await registration(id);
    if (found.certificateUrl === undefined) return showState('pending');
    ({ name } = found);
    say(section('lead'), 'certificate.lead', { name });
    image.alt = text('certificate.image', { name });
    image.src = found.certificateUrl;
    element('download', HTMLAnchorElement).href = found.certificateUrl;
    showState('ready');
  } catch (error) {
    showState(error instanceof Refused && error.status === 404 ? 'unknown' : 'failed');
  }
}

/** A fresh link to download; the image is already there. */
async function renew() {
  const id = idOfPage();
  const found = id === undefined ? undefined : await registration(id).catch(() => undefined);
  if (found?.certificateUrl !== undefined) element('download', HTMLAnchorElement).href = found.certificateUrl;
}
