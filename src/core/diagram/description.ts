import type { Drawing } from './drawing.ts';
import { plainLabel, visible } from './mermaid-text.ts';
import { walkParagraph } from './walk.ts';

/** More sentences than this are counted, not told: nobody listens for so long. */
const TOLD = 40;

type Described = Pick<Drawing, 'nodes' | 'connections' | 'notes' | 'locale'>;

/** What a picture shows, for those who do not see it: the walk through the design, then its notes. */
export function descriptionOf(drawing: Described): string {
  const notes = drawing.notes.map(({ text }) => visible(text)).filter((text) => text !== '').slice(0, TOLD);
  return [walkParagraph(drawing, drawing.locale, TOLD), ...notes].filter((part) => part !== '').join(' ');
}

/** The same as a statement of Mermaid, which draws it as the description of the picture; none where nothing is to be told. */
export function mermaidDescription(drawing: Described): readonly string[] {
  const text = plainLabel(walkParagraph(drawing, drawing.locale, TOLD));
  return text === '' ? [] : [`accDescr: ${text}`];
}
