import type { ParsedDocument } from '../core/document/contract.ts';
import { at, type Path } from '../core/model/json.ts';
import { say, type Locale } from '../core/model/text.ts';
import { differences } from '../core/simulation/differences.ts';
import type { SimulationInput } from '../core/simulation/input.ts';
import { closedForms } from '../core/simulation/laws/closed-forms.ts';
import type { SimulationResult } from '../core/simulation/result-contract.ts';
import { explain } from '../core/simulation/why/explain.ts';
import type { ExplanationSnapshot, WhyStepSnapshot } from './explanation-messages.ts';

/** Everything that explains a run, with the lines of the text that it points to. */
export function explanationOf(result: SimulationResult, input: SimulationInput, document: Pick<ParsedDocument, 'data' | 'text' | 'rangeOf'>, locale: Locale): ExplanationSnapshot {
  const { design, catalog } = input;
  const forms = closedForms(result, input);
  return {
    why: explain({ result, design, catalog }).map(({ of, figure, steps }) => ({
      of, figure,
      steps: steps.map(({ text, limit, path, ...step }): WhyStepSnapshot => ({
        ...step, text: say(text, locale), ...placeOf(path, document),
        ...(limit && { limit: { ...limit, title: say(limit.title, locale), amount: say(limit.amount, locale) } }),
      })),
    })),
    closedForms: forms.map(({ formula, because, ...form }) => ({ ...form, formula: say(formula, locale), ...(because && { because: say(because, locale) }) })),
    differences: differences(result, input, forms).map(({ title, because, ...difference }) => ({ ...difference, title: say(title, locale), because: say(because, locale) })),
  };
}

/** A place that the text itself has: an overlay's values stand in its template. */
function placeOf(path: Path | undefined, document: Pick<ParsedDocument, 'data' | 'text' | 'rangeOf'>): Pick<WhyStepSnapshot, 'path' | 'line'> {
  if (!path || at(document.data, path) === undefined) return {};
  const range = document.rangeOf(path, 'key') ?? document.rangeOf(path);
  return range ? { path, line: document.text.slice(0, range.start).split('\n').length } : { path };
}
