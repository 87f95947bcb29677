import { createAnalyser } from '../../core/analysis/analyse.ts';
import { drawingOf } from '../../core/diagram/drawing.ts';
import { printSvg } from '../../core/diagram/svg.ts';
import { differenceOf } from '../../core/difference/difference.ts';
import { comparedDrawing } from '../../core/difference/picture.ts';
import { reportMarkdown } from '../../core/difference/print.ts';
import { reportOf } from '../../core/difference/report.ts';
import { ok } from '../../core/model/result.ts';
import { say } from '../../core/model/text.ts';
import type { SpecificationLoader } from '../../core/specification/loader.ts';
import { failure, type Handlers } from '../../protocol/channel.ts';
import type { DifferenceRequests } from '../../protocol/difference-messages.ts';
import { samImport } from '../../sam/import/sam-import.ts';
import { catalog } from '../../services/catalog.ts';
import { icons } from '../diagram/form.ts';

/** Holds a text against an earlier one of the same file. */
export function differenceHandlers(specification: SpecificationLoader): Handlers<DifferenceRequests> {
  return {
    difference: async ({ text, name, source, against, theme, locale }) => {
      await specification.ready();
      const analyse = (of: string, template: string | undefined) => createAnalyser(catalog, undefined, specification.now, [samImport]).analyse(of, template);
      const [before, after] = [analyse(against.text, against.source), analyse(text, source)];
      for (const [called, { document }] of [[against.title, before], [name, after]] as const) {
        const fault = document.broken ? document.findings.find(({ severity }) => severity === 'error') : undefined;
        if (document.broken) return failure('difference.broken', `${called}: ${fault ? say(fault.message, locale) : ''}`);
      }
      const difference = differenceOf(before, after, catalog);
      const report = reportOf(difference, { before: against.title, after: name });
      const { drawing, marks } = comparedDrawing(drawingOf(before, catalog, locale), drawingOf(after, catalog, locale), difference);
      return ok({
        title: say(report.title, locale), summary: report.summary.map((line) => say(line, locale)),
        sections: report.sections.map((section) => ({ title: say(section.title, locale), lines: section.lines.map((line) => ({ change: line.change, text: say(line.text, locale), details: line.details.map((each) => say(each, locale)) })) })),
        svg: printSvg(drawing, { theme, icons, marks }), markdown: reportMarkdown(report, locale),
      });
    },
  };
}
