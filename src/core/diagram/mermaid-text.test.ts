import { describe, expect, it } from 'vitest';
import { createMermaidIds, escapeLabel, plainLabel } from './mermaid-text.ts';

describe('ids in Mermaid', () => {
  it('are those of the design where mermaid takes them', () => {
    expect(createMermaidIds()('orders')).toBe('orders');
  });

  it('have underscores, since some words with a hyphen behind them are words of mermaid', () => {
    expect(createMermaidIds()('end-user')).toBe('end_user');
  });

  it.each(['end', 'graph', 'style', 'default', 'title', 'in', 'o'])('are not the word %s', (word) => {
    expect(createMermaidIds()(word)).toBe(`n_${word}`);
  });

  it('stay the same for one key and differ for two', () => {
    const ids = createMermaidIds();
    expect([ids('a-b'), ids('a_b'), ids('a-b'), ids('참')]).toEqual(['a_b', 'a_b_2', 'a_b', 'n_']);
  });

  it('of a group follow its own, unless a node has it', () => {
    const ids = createMermaidIds();
    ids('back');
    expect([ids('group back', 'back'), ids('group front', 'front')]).toEqual(['back_2', 'front']);
  });
});

describe('a label of a flowchart', () => {
  it.each([
    ['GET /registrations/{id}', 'GET /registrations/{id}'],
    ['참가자 👍', '참가자 👍'],
    ['say "hello"', 'say #34;hello#34;'],
    ['<b>x</b>', '#60;b#62;x#60;/b#62;'],
    ['%%{init: 1}%%', '#37;#37;{init#58; 1}#37;#37;'],
    ['`code` *bold*', '#96;code#96; #42;bold#42;'],
    ['1. first', '1#46; first'],
    ['2.24M', '2.24M'],
    ['- item', '#45; item'],
    ['traffic direction LR', 'traffic #100;irection LR'],
    ['two\r\nlines', 'two lines'],
    ['\u202ereversed', '#8238;reversed'],
    ['half \ud800', 'half'],
    ['', ''],
  ])('%j is written %j', (text, written) => {
    expect(escapeLabel(text)).toBe(written);
  });
});

it('a title that mermaid draws as it is written gets look-alikes instead of entity codes', () => {
  expect(plainLabel('<b> "x" \\ `y` %%z #35;')).toBe("‹b› 'x' / 'y' %z ♯35;");
});
