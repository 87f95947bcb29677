import { escapeXml } from '../../core/diagram/svg-markup.ts';
import { SIGNS } from '../../core/difference/print.ts';
import type { Locale } from '../../core/model/text.ts';
import type { DifferenceSnapshot } from '../../protocol/difference-messages.ts';

/** Runs no script and loads nothing; the picture is part of the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
body { padding: 16px 24px 32px; color: var(--vscode-editor-foreground); font: var(--vscode-font-size)/1.55 var(--vscode-font-family); }
h1 { font-size: 1.35em; font-weight: 600; margin: 0 0 6px; }
h2 { font-size: 1.05em; font-weight: 600; margin: 22px 0 6px; }
.summary { margin: 0 0 16px; padding: 0; list-style: none; color: var(--vscode-descriptionForeground); }
.picture { overflow: auto; border: 1px solid var(--vscode-panel-border); border-radius: 6px; }
.picture svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
ul.lines { margin: 0; padding: 0; list-style: none; }
ul.lines > li { padding: 2px 0 2px 26px; position: relative; overflow-wrap: anywhere; }
.sign { position: absolute; left: 4px; font-family: var(--vscode-editor-font-family); font-weight: 700; }
.added > .sign { color: var(--vscode-gitDecoration-addedResourceForeground); }
.removed > .sign { color: var(--vscode-gitDecoration-deletedResourceForeground); }
.changed > .sign { color: var(--vscode-gitDecoration-modifiedResourceForeground); }
.details { margin: 0; padding: 0 0 2px 2px; list-style: none; color: var(--vscode-descriptionForeground); font-family: var(--vscode-editor-font-family); font-size: 0.95em; }
`;

/** The page of a comparison. What a design says stands in it as text; the picture was made by the product and refers to nothing outside itself. */
export function differencePage({ title, summary, sections, svg }: DifferenceSnapshot, locale: Locale): string {
  const lines = sections.map((section) => `<section><h2>${escapeXml(section.title)}</h2><ul class="lines">${section.lines.map(({ change, text, details }) => `<li class="${change}"><span class="sign">${SIGNS[change]}</span>${escapeXml(text)}${details.length === 0 ? '' : `<ul class="details">${details.map((each) => `<li>${escapeXml(each)}</li>`).join('')}</ul>`}</li>`).join('')}</ul></section>`);
  return `<!DOCTYPE html>
<html lang="${locale}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${escapeXml(title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeXml(title)}</h1><ul class="summary">${summary.map((line) => `<li>${escapeXml(line)}</li>`).join('')}</ul><div class="picture">${svg}</div>${lines.join('')}</body></html>`;
}
