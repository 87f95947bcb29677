import { ok, refuse, type Result } from '../../core/model/result.ts';
import type { ThemeName } from '../../core/diagram/svg-theme.ts';
import { FORMS, type DiagramOptions } from '../diagram/form.ts';

const THEME_NAMES = ['light', 'dark'] as const satisfies readonly ThemeName[];

/** Reads `--as` and `--theme`. */
export function readDiagram(values: { readonly as?: string | undefined; readonly theme?: string | undefined }): Result<DiagramOptions> {
  const as = FORMS.find((form) => form === values.as);
  if (as === undefined) {
    const [en, ko] = values.as === undefined ? ['', ''] : [`, not ${JSON.stringify(values.as)}`, `. ${JSON.stringify(values.as)} 형식은 없습니다`];
    return refuse('cli.diagram-form', { en: `diagram takes --as flowchart, --as architecture, --as svg, --as drawio or --as text${en}.`, ko: `diagram에는 --as flowchart, --as architecture, --as svg, --as drawio, --as text 중 하나를 지정하십시오${ko}.` });
  }
  const theme = THEME_NAMES.find((name) => name === (values.theme ?? 'light'));
  if (theme === undefined) return refuse('cli.diagram-theme', { en: `--theme is light or dark, not ${JSON.stringify(values.theme)}.`, ko: `--theme은 light나 dark입니다. ${JSON.stringify(values.theme)} 테마는 없습니다.` });
  if (values.theme !== undefined && as !== 'svg') return refuse('cli.diagram-theme', { en: '--theme is for --as svg. The others take their colours where they are shown.', ko: '--theme은 --as svg에만 씁니다. 다른 형식의 색은 보여 주는 곳에서 정해집니다.' });
  return ok({ as, theme });
}
