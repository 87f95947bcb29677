import type { Analysis } from '../../core/analysis/contract.ts';
import { drawingOf } from '../../core/diagram/drawing.ts';
import { printDrawio, type DrawioShape } from '../../core/diagram/drawio.ts';
import { printArchitecture } from '../../core/diagram/mermaid-architecture.ts';
import { printFlowchart } from '../../core/diagram/mermaid-flowchart.ts';
import { printSvg } from '../../core/diagram/svg.ts';
import type { ThemeName } from '../../core/diagram/svg-theme.ts';
import { walkText } from '../../core/diagram/walk.ts';
import type { Locale } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';
import descriptors from '../../services/descriptors.generated.json' with { type: 'json' };

export const FORMS = ['flowchart', 'architecture', 'svg', 'drawio', 'text'] as const;
export type DiagramForm = (typeof FORMS)[number];

/** What a diagram is printed as (`text`: as sentences in the order of the traffic), and in which colours where it is a picture. */
export interface DiagramOptions {
  readonly as: DiagramForm;
  readonly theme: ThemeName;
}

/** The icon of each service, by the value of `service:`. */
export const icons: ReadonlyMap<string, string> = new Map(descriptors.map(({ service, icon }) => [service, icon]));
const shapes: ReadonlyMap<string, DrawioShape> = new Map(catalog.services.flatMap(({ kinds }) => kinds.flatMap(({ service, about: { drawio } }) => (drawio ? [[service, drawio] as const] : []))));

/** The design as a diagram of the form asked for. */
export function diagramText(analysis: Pick<Analysis, 'document' | 'views'>, { as, theme }: DiagramOptions, locale: Locale): string {
  const drawing = drawingOf(analysis, catalog, locale);
  switch (as) {
    case 'flowchart': return printFlowchart(drawing);
    case 'architecture': return printArchitecture(drawing);
    case 'text': return `${walkText(drawing, locale)}\n`;
    case 'drawio': return printDrawio(drawing, shapes);
    case 'svg': return printSvg(drawing, { theme, icons });
  }
}
