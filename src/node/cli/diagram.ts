import type { Analysis } from '../../core/analysis/contract.ts';
import { drawingOf } from '../../core/diagram/drawing.ts';
import { printDrawio, type DrawioShape } from '../../core/diagram/drawio.ts';
import { printArchitecture } from '../../core/diagram/mermaid-architecture.ts';
import { printFlowchart } from '../../core/diagram/mermaid-flowchart.ts';
import { printSvg } from '../../core/diagram/svg.ts';
import type { ThemeName } from '../../core/diagram/svg-theme.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import type { Locale } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';
import descriptors from '../../services/descriptors.generated.json' with { type: 'json' };

const FORMS = ['flowchart', 'architecture', 'svg', 'drawio'] as const;
const THEME_NAMES = ['light', 'dark'] as const satisfies readonly ThemeName[];

/** What `diagram` prints, and in which colours where it is a picture. */
export interface DiagramOptions {
  readonly as: (typeof FORMS)[number];
  readonly theme: ThemeName;
}

/** Reads `--as` and `--theme`. */
export function readDiagram(values: { readonly as?: string | undefined; readonly theme?: string | undefined }): Result<DiagramOptions> {
  const as = FORMS.find((form) => form === values.as);
  if (as === undefined) {
    const [en, ko] = values.as === undefined ? ['', ''] : [`, not ${JSON.stringify(values.as)}`, `. ${JSON.stringify(values.as)} 형식은 없습니다`];
    return refuse('cli.diagram-form', { en: `diagram takes --as flowchart, --as architecture, --as svg or --as drawio${en}.`, ko: `diagram에는 --as flowchart, --as architecture, --as svg, --as drawio 중 하나를 지정하십시오${ko}.` });
  }
  const theme = THEME_NAMES.find((name) => name === (values.theme ?? 'light'));
  if (theme === undefined) return refuse('cli.diagram-theme', { en: `--theme is light or dark, not ${JSON.stringify(values.theme)}.`, ko: `--theme은 light나 dark입니다. ${JSON.stringify(values.theme)} 테마는 없습니다.` });
  if (values.theme !== undefined && as !== 'svg') return refuse('cli.diagram-theme', { en: '--theme is for --as svg. The others take their colours where they are shown.', ko: '--theme은 --as svg에만 씁니다. 다른 형식의 색은 보여 주는 곳에서 정해집니다.' });
  return ok({ as, theme });
}

const icons: ReadonlyMap<string, string> = new Map(descriptors.map(({ service, icon }) => [service, icon]));

const shapes: ReadonlyMap<string, DrawioShape> = new Map(catalog.services.flatMap(({ kinds }) => kinds.flatMap(({ service, about: { drawio } }) => (drawio ? [[service, drawio] as const] : []))));

/** The design as `diagram` prints it. */
export function diagramText(analysis: Pick<Analysis, 'document' | 'views'>, { as, theme }: DiagramOptions, locale: Locale): string {
  const drawing = drawingOf(analysis, catalog, locale);
  switch (as) {
    case 'flowchart': return printFlowchart(drawing);
    case 'architecture': return printArchitecture(drawing);
    case 'drawio': return printDrawio(drawing, shapes);
    case 'svg': return printSvg(drawing, { theme, icons });
  }
}
