import { compare } from './compare.ts';
import { readExamples } from './example.ts';
import type { Suite } from './suite.ts';
import { caseTable, tallyOf } from './table.ts';

/** Worked bills that others have published: lists of `{ id, region, inputs, lines, published_total }`. A file that is of no other kind is read as one, which says what it lacks. */
export const bills: Suite = {
  takes: () => true,
  run: (json, terms) => {
    const outcomes = readExamples(json).map((example) => ({ example, rows: compare(example, terms) }));
    return { rows: outcomes.flatMap(({ rows }) => rows), tally: tallyOf(outcomes), table: () => caseTable(outcomes) };
  },
};
