/**
 * The element of an id, of the type that the page gives it. Throws where the page has none.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function element(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${type.name} with the id ${id}.`);
  return found;
}

/** @param {string} id */
export function section(id) {
  return element(id, HTMLElement);
}

/**
 * Shows one state of the page and hides the others; the reader's focus goes to its heading.
 * @param {string} id
 * @param {{ readonly focus?: boolean }} [options]
 */
export function showState(id, { focus = true } = {}) {
  for (const state of document.querySelectorAll('[data-state]')) if (state instanceof HTMLElement) state.hidden = state.id !== id;
  const heading = section(id).querySelector('h1, h2');
  if (focus && heading instanceof HTMLElement) {
    heading.tabIndex = -1;
    heading.focus();
  }
}

/**
 * Marks a form as busy: its button says so and takes no second press, and what stood in it stays.
 * @param {HTMLFormElement} form
 * @param {boolean} busy
 */
export function setBusy(form, busy) {
  form.setAttribute('aria-busy', String(busy));
  for (const button of form.querySelectorAll('button')) button.disabled = busy;
}

/** @param {number} milliseconds */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The id behind `#` or `?id=`. Behind `#` it is sent to no server and stands in no log. */
export function idOfPage() {
  return idIn(location.hash) ?? idIn(new URLSearchParams(location.search).get('id') ?? '');
}

/**
 * The id at the end of a link, or of what somebody pasted.
 * @param {string} pasted
 */
export function idIn(pasted) {
  return /(?:^|[#=/])([A-Za-z0-9_-]{22})$/.exec(pasted.trim())?.[1];
}
