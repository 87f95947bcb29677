import { describe, expect, it } from 'vitest';
import { fillRegions, regionsOf } from './regions.ts';

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;
const seen = (text: string) => regionsOf(text).regions.map(({ file, block, locale, line }) => [file, block, locale, line]);
const faults = (text: string) => regionsOf(text).faults.map(({ line, message }) => [line, message.en]);

describe('regions of a Markdown file', () => {
  it('stand between two markers, each on a line of its own', () => {
    expect(seen(lines('# Shop', '<!-- arch:shop.arch.yaml#bill -->', 'old', '<!-- /arch -->', '<!-- arch:docs/a b.arch.yaml#overview ko -->', '<!-- /arch -->'))).toEqual([['shop.arch.yaml', 'bill', 'en', 1], ['docs/a b.arch.yaml', 'overview', 'ko', 4]]);
  });
  it('in a code block are text about regions', () => {
    expect(regionsOf(lines('```md', '<!-- arch:a#bill -->', '<!-- /arch -->', '```'))).toEqual({ regions: [], faults: [] });
  });
  it('may hold code blocks themselves', () => {
    expect(seen(lines('<!-- arch:a#diagram -->', '```mermaid', 'flowchart', '```', '<!-- /arch -->', '<!-- arch:a#bill -->', '<!-- /arch -->'))).toHaveLength(2);
  });
  it('that nothing closes, or opens, are faults', () => {
    expect(faults(lines('<!-- arch:a#bill -->', 'text', '<!-- arch:a#findings -->', '<!-- /arch -->', '<!-- /arch -->'))).toEqual([
      [0, 'This region has no end: `<!-- /arch -->` on a line of its own.'], [4, 'This end belongs to no region.'],
    ]);
  });
  it('of an unknown block or language are faults', () => {
    expect(faults(lines('<!-- arch:a#costs -->', '<!-- /arch -->', '<!-- arch:a#bill fr -->', '<!-- /arch -->'))).toEqual([
      [0, 'A region is <!-- arch:FILE#BLOCK -->, BLOCK being one of overview, diagram, bill, findings; there is no "costs".'],
      [2, 'A region is written in en or ko, not "fr".'],
    ]);
  });
});

describe('filling regions', () => {
  it('changes nothing outside of them', () => {
    const text = lines('before  ', '<!-- arch:a#bill -->', 'old', 'older', '<!-- /arch -->', '', 'after');
    const [region] = regionsOf(text).regions;
    expect(region && fillRegions(text, [[region, 'new\nlines']])).toBe(lines('before  ', '<!-- arch:a#bill -->', 'new', 'lines', '<!-- /arch -->', '', 'after'));
  });
  it('keeps line ends, and a last line without one', () => {
    const text = '<!-- arch:a#bill -->\r\n<!-- /arch -->';
    const [region] = regionsOf(text).regions;
    expect(region && fillRegions(text, [[region, 'x\ny']])).toBe('<!-- arch:a#bill -->\r\nx\r\ny\r\n<!-- /arch -->');
  });
});
