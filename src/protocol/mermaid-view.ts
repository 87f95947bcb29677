/** What the host tells the page that draws Mermaid. */
export interface MermaidShown {
  readonly kind: 'show';
  readonly text: string;
  readonly form: MermaidForm;
  /** Words of the page, in the user's language. */
  readonly words: { readonly flowchart: string; readonly architecture: string; readonly copy: string; readonly failed: string };
}

export type MermaidForm = 'flowchart' | 'architecture';

/** What the page asks of the host. */
export type MermaidAsked = { readonly kind: 'ready' } | { readonly kind: 'form'; readonly form: MermaidForm } | { readonly kind: 'copy' };

/** Checks what comes from the page, which is not trusted. */
export function mermaidAsked(message: unknown): MermaidAsked | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return undefined;
  if (message.kind === 'ready' || message.kind === 'copy') return { kind: message.kind };
  return message.kind === 'form' && 'form' in message && (message.form === 'flowchart' || message.form === 'architecture') ? { kind: 'form', form: message.form } : undefined;
}
