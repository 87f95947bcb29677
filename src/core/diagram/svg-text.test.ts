import { describe, expect, it } from 'vitest';
import { fitted, textWidth, wrapped } from './svg-text.ts';

const small = { size: 11 };

describe('the width of a text', () => {
  // Chromium 156, canvas.measureText with 11px Liberation Sans.
  it.each([['GET /admin/registrations', 121.66], ['POST /registrations', 95.98], ['DynamoDB · on-demand', 121.06]])('of %j is what a browser measures, and up to 5 % more', (text, measured) => {
    expect(textWidth(text, small) / measured).toBeGreaterThanOrEqual(1);
    expect(textWidth(text, small) / measured).toBeLessThan(1.05);
  });

  it('counts a Korean letter as a full square, a mark on a letter as nothing', () => {
    expect(textWidth('참가자', small)).toBeCloseTo(3 * 11 * 1.04, 9);
    expect(textWidth('e\u0301', small)).toBe(textWidth('e', small));
  });
});

describe('a text in one line', () => {
  it('stays as it is where there is room', () => {
    expect(fitted('registrations', 137, { size: 14, bold: true })).toBe('registrations');
  });

  it('is cut with an ellipsis, and no wider than the room', () => {
    const cut = fitted('CheckoutConfirmationHandler', 137, { size: 14, bold: true });
    expect(cut).toBe('CheckoutConfir…');
    expect(textWidth(cut, { size: 14, bold: true })).toBeLessThanOrEqual(137);
  });

  it('never cuts a character in two', () => {
    expect(fitted('👍👍👍👍', 40, { size: 14 })).toBe('👍…');
  });

  it('is the ellipsis alone where there is no room for more', () => {
    expect(fitted('wide', 3, small)).toBe('…');
  });
});

describe('a text in several lines', () => {
  it('breaks between words', () => {
    expect(wrapped('The certificate takes a second.', 130, 3, { size: 12 })).toEqual(['The certificate takes a', 'second.']);
  });

  it('breaks a word that is longer than a line, and cuts what is left after the last', () => {
    const lines = wrapped(`${'x'.repeat(60)} and more`, 100, 3, { size: 12 });
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/^x+…$/);
    for (const line of lines) expect(textWidth(line, { size: 12 })).toBeLessThanOrEqual(100);
  });

  it('takes line ends for blanks', () => {
    expect(wrapped('one\n\ntwo', 200, 3, { size: 12 })).toEqual(['one two']);
  });

  it('is nothing for nothing', () => {
    expect(wrapped(' \n', 200, 3, { size: 12 })).toEqual([]);
  });
});
