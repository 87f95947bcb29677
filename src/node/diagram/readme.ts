import type { Analysis } from '../../core/analysis/contract.ts';
import { blockContent } from '../../core/readme/content.ts';
import { fillRegions, regionsOf, type Region, type RegionFault } from '../../core/readme/regions.ts';
import type { Result } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';

/** A Markdown file with its regions brought up to date. */
export interface FilledReadme {
  readonly text: string;
  readonly regions: number;
  /** One-based lines of the regions that were not as they should be. */
  readonly stale: readonly number[];
}

/** The analysis of the design that a region names, or why there is none. */
export type AnalyseNamed = (file: string) => Promise<Result<Analysis, Text>>;

/** Fills the regions of a Markdown text; nothing outside them changes. All faults are told, and then nothing is filled. */
export async function fillReadme(markdown: string, analyse: AnalyseNamed): Promise<Result<FilledReadme, readonly RegionFault[]>> {
  const { regions, faults } = regionsOf(markdown);
  const analyses = new Map<string, ReturnType<AnalyseNamed>>();
  const found = [...faults];
  const contents: (readonly [Region, string])[] = [];
  for (const region of regions) {
    const analysis = await (analyses.get(region.file) ?? analyses.set(region.file, analyse(region.file)).get(region.file));
    if (analysis?.ok) contents.push([region, blockContent(region.block, analysis.value, catalog, region.locale)]);
    else if (analysis) found.push({ line: region.line, message: analysis.error });
  }
  if (found.length > 0) return { ok: false, error: found.sort((a, b) => a.line - b.line) };
  const isStale = ([region, content]: readonly [Region, string]): boolean => fillRegions(markdown, [[region, content]]) !== markdown;
  return { ok: true, value: { text: fillRegions(markdown, contents), regions: regions.length, stale: contents.filter(isStale).map(([{ line }]) => line + 1) } };
}
