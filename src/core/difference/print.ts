import { plain } from '../cost/markdown-table.ts';
import { say, type Locale } from '../model/text.ts';
import type { Change } from './contract.ts';
import type { Report } from './report.ts';

/** Signs that say what the colours say. */
export const SIGNS: Readonly<Record<Change, string>> = { added: '+', removed: '−', changed: '~' };

/** The report as lines of plain text. */
export function reportText({ title, summary, sections }: Report, locale: Locale): string {
  return [
    say(title, locale), ...summary.map((line) => say(line, locale)),
    ...sections.flatMap((section) => ['', say(section.title, locale), ...section.lines.flatMap(({ change, text, details }) => [`  ${SIGNS[change]} ${say(text, locale)}`, ...details.map((each) => `      ${say(each, locale)}`)])]),
    '',
  ].join('\n');
}

/** The report for a pull request; nothing that a design says is mark-up. */
export function reportMarkdown({ title, summary, sections }: Report, locale: Locale): string {
  return [
    `### ${plain(say(title, locale))}`, '', ...summary.map((line) => `- ${plain(say(line, locale))}`), '',
    ...sections.flatMap((section) => [`#### ${plain(say(section.title, locale))}`, '', ...section.lines.flatMap(({ change, text, details }) => [`- **${plain(SIGNS[change])}** ${plain(say(text, locale))}`, ...details.map((each) => `  - ${plain(say(each, locale))}`)]), '']),
  ].join('\n');
}
