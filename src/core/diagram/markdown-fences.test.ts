import { describe, expect, it } from 'vitest';
import { mermaidFences } from './markdown-fences.ts';

const found = (...lines: readonly string[]) => mermaidFences(lines.join('\n')).map(({ text, line, end }) => [text, line, end]);

describe('Mermaid blocks of a Markdown file', () => {
  it('are those of the language, with the place of their text', () => {
    expect(found('# a', '```mermaid', 'flowchart LR', '```', '```js', 'x', '```', '~~~ Mermaid', 'pie', '~~~')).toEqual([['flowchart LR', 2, 4], ['pie', 8, 10]]);
  });
  it('go on to the end of the file where nothing closes them', () => {
    expect(found('```mermaid', 'flowchart LR', 'a --> b')).toEqual([['flowchart LR\na --> b', 1, 3]]);
  });
  it('lose the indentation of a list', () => {
    expect(found('1. see', '   ```mermaid', '   flowchart LR', '     a', '   ```')).toEqual([['flowchart LR\n  a', 2, 5]]);
  });
  it('inside another block are text of that block', () => {
    expect(found('````md', '```mermaid', 'pie', '```', '````')).toEqual([]);
  });
});
