import type { LayoutGraph } from '../../src/core/diagram/tidy.ts';
import { loadOnce } from '../../src/core/model/load-once.ts';

declare global {
  interface Window {
    /** Set by the script of the layout, which is that of the command line too. */
    layoutGraph?: LayoutGraph;
  }
}

/** The layout, whose code is five times that of the canvas: it comes when it is asked for the first time. */
export const loadLayout = loadOnce(load);

function load(): Promise<LayoutGraph> {
  const own = document.querySelector<HTMLScriptElement>('script[src*="webview.js"]');
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    // The page's policy lets no script run but those with its nonce.
    script.nonce = own?.nonce ?? '';
    script.src = (own?.src ?? '').replace('webview.js', 'layout.js');
    script.onload = () => (window.layoutGraph ? resolve(window.layoutGraph) : reject(new Error(`${script.src} is not the layout`)));
    script.onerror = () => reject(new Error(`${script.src} cannot be loaded`));
    document.head.append(script);
  });
}
