import mermaid from 'mermaid';
import type { MermaidAsked, MermaidForm, MermaidShown } from '../../src/protocol/mermaid-view.ts';
import { isDark, onTheme } from '../ui/dark.ts';
import './style.css';

declare function acquireVsCodeApi(): { postMessage(message: MermaidAsked): void };

/** Mermaid refuses more than 50,000 characters and 500 arrows unless it is told otherwise: designs of a thousand nodes have more. */
const LARGE = { maxTextSize: 5_000_000, maxEdges: 20_000 };

const host = acquireVsCodeApi();
const bar = document.createElement('header');
const picture = document.createElement('main');
document.getElementById('root')?.append(bar, picture);
let shown: MermaidShown | undefined;
let drawn = 0;

addEventListener('message', ({ data }: MessageEvent<MermaidShown>) => {
  if (data?.kind !== 'show') return;
  shown = data;
  void draw(data);
});
onTheme(() => shown && void draw(shown));
host.postMessage({ kind: 'ready' });

/** The last text wins; one that mermaid refuses leaves its reason. */
async function draw(message: MermaidShown): Promise<void> {
  buttons(message);
  drawn += 1;
  const turn = drawn;
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: isDark() ? 'dark' : 'default', fontFamily: 'var(--vscode-font-family)', ...LARGE });
  try {
    const { svg } = await mermaid.render(`diagram-${turn}`, message.text);
    if (turn !== drawn) return;
    // Made by mermaid in its strict mode, which cleans it by DOMPurify; the page's policy runs no script of it.
    picture.innerHTML = svg;
    picture.querySelector('svg')?.setAttribute('role', 'img');
  } catch (error) {
    if (turn !== drawn) return;
    document.getElementById(`ddiagram-${turn}`)?.remove();
    const reason = document.createElement('p');
    reason.className = 'reason';
    reason.textContent = `${message.words.failed} ${error instanceof Error ? error.message : String(error)}`;
    picture.replaceChildren(reason);
  }
}

function buttons({ form, words }: MermaidShown): void {
  const choice = (value: MermaidForm): HTMLButtonElement => button(words[value], () => host.postMessage({ kind: 'form', form: value }), value === form);
  bar.replaceChildren(choice('flowchart'), choice('architecture'), button(words.copy, () => host.postMessage({ kind: 'copy' })));
}

function button(title: string, onClick: () => void, isPressed?: boolean): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = title;
  if (isPressed !== undefined) element.setAttribute('aria-pressed', String(isPressed));
  element.addEventListener('click', onClick);
  return element;
}
