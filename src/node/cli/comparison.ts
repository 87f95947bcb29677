import { schemaOf } from '../../core/analysis/schema.ts';
import type { Catalog } from '../../core/catalog/catalog.ts';
import { compareDesigns, type Against, type Comparison } from '../../core/cost/compare-design.ts';
import type { EstimateOptions } from '../../core/cost/estimate.ts';
import { parseDocument } from '../../core/document/parser.ts';
import type { Design } from '../../core/model/design.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { verbatim, type Locale, type Text } from '../../core/model/text.ts';
import type { Asked } from './compare-options.ts';
import { fileFault } from './file-fault.ts';
import type { Io } from './io.ts';

interface Wanted {
  readonly file: string;
  readonly design: Design;
  readonly asked: Asked;
  readonly options: EstimateOptions;
}

interface Place {
  readonly file: string;
  readonly catalog: Catalog;
  readonly io: Io;
  readonly locale: Locale;
}

/** Compares the design of a file as the arguments ask; refused with one line where what it is held against cannot be read. */
export async function comparisonFor({ file, design, asked, options }: Wanted, catalog: Catalog, io: Io, locale: Locale): Promise<Result<Comparison>> {
  const against = await againstOf(asked, { file, catalog, io, locale });
  return against.ok ? compareDesigns({ design, catalog, against: against.value, options }) : against;
}

async function againstOf(asked: Asked, { file, catalog, io, locale }: Place): Promise<Result<Against>> {
  switch (asked.kind) {
    case 'alternative': return ok(asked);
    case 'file': {
      const text = await io.read(asked.file).catch((error: unknown) => fault(fileFault(asked.file, error, locale)));
      return typeof text === 'string' ? designIn(text, asked.file, catalog, { kind: 'other', title: verbatim(asked.file) }) : text;
    }
    case 'commit': {
      const { revision } = asked;
      const text = await io.committed?.(file, revision).catch(() => undefined);
      if (text !== undefined) return designIn(text, `${revision}:${file}`, catalog, { kind: 'earlier', title: verbatim(revision) });
      return refuse('cli.not-committed', { en: `${file}: git has no version of it at ${revision}.`, ko: `${file}: git의 ${revision}에 이 파일이 없습니다.` });
    }
  }
}

function fault(line: string): Result<never> {
  return refuse('cli.unreadable', verbatim(line));
}

function designIn(text: string, name: string, catalog: Catalog, against: { readonly kind: 'other' | 'earlier'; readonly title: Text }): Result<Against> {
  const { broken, design, findings } = parseDocument(text, schemaOf(catalog));
  if (!broken) return ok({ ...against, design });
  const because = findings.find(({ severity }) => severity === 'error')?.message ?? { en: 'it cannot be read', ko: '읽을 수 없습니다' };
  return refuse('cli.broken', { en: `${name}: ${because.en}`, ko: `${name}: ${because.ko}` });
}
