import { schemaOf } from '../../core/analysis/schema.ts';
import { designReader } from '../../core/catalog/spelling.ts';
import { overlayReader } from '../../core/cloudformation/import/overlay.ts';
import { settingsReader } from '../../core/cloudformation/import/reading.ts';
import { parseDocument } from '../../core/document/parser.ts';
import type { Design } from '../../core/model/design.ts';
import { ok } from '../../core/model/result.ts';
import { say, verbatim, type Locale, type Text } from '../../core/model/text.ts';
import { failure, type Answer, type Handlers } from '../../protocol/channel.ts';
import type { EngineRequests } from '../../protocol/engine.ts';
import { comparisonSteps, offersSnapshot, uncertaintySteps } from '../../protocol/what-if.ts';
import { samImport } from '../../sam/import/sam-import.ts';
import { catalog } from '../../services/catalog.ts';
import { inSlices } from './slices.ts';

const BROKEN: Text = { en: 'The text cannot be read just now. Repair it first.', ko: '지금은 텍스트를 읽을 수 없습니다. 먼저 고치십시오.' };
const BROKEN_BEFORE: Text = { en: 'The earlier text of this file cannot be read.', ko: '이 파일의 이전 텍스트를 읽을 수 없습니다.' };
const CANCELLED = failure('channel.cancelled', 'Cancelled.');

/** Answers what a design would cost otherwise. Asked for, never part of an analysis: each is hundreds of estimates. */
export const whatIfHandlers: Pick<Handlers<EngineRequests>, 'offers' | 'compare' | 'ranges'> = {
  offers: ({ text, source, locale }) => {
    const design = designOf({ text, source }, BROKEN, locale);
    return design.ok ? ok(offersSnapshot(design.value, catalog, locale)) : design;
  },
  compare: async ({ text, source, locale, against }, cancellation) => {
    const design = designOf({ text, source }, BROKEN, locale);
    if (!design.ok) return design;
    if (!('text' in against)) return (await inSlices(comparisonSteps(design.value, against, catalog, locale), cancellation)) ?? CANCELLED;
    const earlier = designOf(against, BROKEN_BEFORE, locale);
    if (!earlier.ok) return earlier;
    return (await inSlices(comparisonSteps(design.value, { design: earlier.value, title: verbatim(against.title) }, catalog, locale), cancellation)) ?? CANCELLED;
  },
  ranges: async ({ text, source, locale, seed }, cancellation) => {
    const design = designOf({ text, source }, BROKEN, locale);
    if (!design.ok) return design;
    const uncertainty = await inSlices(uncertaintySteps(design.value, seed, catalog, locale), cancellation);
    return uncertainty === undefined ? CANCELLED : ok(uncertainty);
  },
};

const readOverlay = overlayReader(catalog, [samImport]);
const [readSpellings, readSettings] = [designReader(catalog), settingsReader(catalog.services.flatMap((service) => service.importing ?? []))];

/** The design as the bill reads it: an overlay with its template, properties and settings of a template where it has them. */
function designOf({ text, source }: { readonly text: string; readonly source?: string | undefined }, broken: Text, locale: Locale): Answer<Design> {
  const document = readOverlay(parseDocument(text, schemaOf(catalog)), source);
  return document.broken ? failure('bill.broken-text', say(broken, locale)) : ok(readSettings(readSpellings(document.design)));
}
