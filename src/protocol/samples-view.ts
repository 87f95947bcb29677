/** A sample as the gallery shows it; texts are in the user's language. */
export interface SampleCard {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** Like `$15.29 a month in ap-northeast-2`. */
  readonly price: string;
  /** The design drawn as SVG, by our own printer, for the theme that was asked for. */
  readonly picture: string;
}

/** What the host tells the page of the gallery. */
export type SamplesShown =
  | { readonly kind: 'words'; readonly title: string; readonly about: string; readonly open: string; readonly filter: string; readonly none: string }
  | { readonly kind: 'card'; readonly card: SampleCard };

/** What the page asks of the host. */
export type SamplesAsked = { readonly kind: 'ready'; readonly theme: 'light' | 'dark' } | { readonly kind: 'open'; readonly name: string };

/** Checks what comes from the page, which is not trusted. */
export function samplesAsked(message: unknown): SamplesAsked | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return undefined;
  if (message.kind === 'ready' && 'theme' in message && (message.theme === 'light' || message.theme === 'dark')) return { kind: 'ready', theme: message.theme };
  return message.kind === 'open' && 'name' in message && typeof message.name === 'string' ? { kind: 'open', name: message.name } : undefined;
}
