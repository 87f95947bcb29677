import { expect, it } from 'vitest';
import { codeText, markdownText } from './markdown.ts';

it.each([
  ['a plain sentence.', 'a plain sentence.'],
  ['Set `Timeout` to *30*.', 'Set `Timeout` to \\*30\\*.'],
  ['[a](command:x) <b>&amp;', '\\[a\\](command:x) \\<b\\>\\&amp;'],
  ['one ` too many *', 'one \\` too many \\*'],
  ['two\n# lines', 'two \\# lines'],
])('%j is shown as it is', (text, markdown) => {
  expect(markdownText(text)).toBe(markdown);
});

it.each([
  ['^[a-z]+$', '`^[a-z]+$`'],
  ['a`b', '`` a`b ``'],
  ['``', '``` `` ```'],
  ['a\nb', '`a b`'],
  [' ', '`   `'],
])('%j is code, word for word', (text, markdown) => {
  expect(codeText(text)).toBe(markdown);
});
