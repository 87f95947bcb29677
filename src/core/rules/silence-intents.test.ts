import { describe, expect, it } from 'vitest';
import { editsFor } from '../document/edits.ts';
import { parseDocument } from '../document/parser.ts';
import { applyEdits } from '../document/pieces.ts';
import { reasonOf, silenceIntent, unsilenceIntent, type SilencePlace } from './silence-intents.ts';

const FILE = 'version: 1\nnodes:\n  api: { service: x } # the door\n  job: { service: y }\n';

function edited(text: string, intentOf: (ignore: Parameters<typeof reasonOf>[0]) => Parameters<typeof editsFor>[1]): string {
  const edits = editsFor(text, intentOf(parseDocument(text).design.ignore));
  if (!edits.ok) throw new Error(edits.error.message.en);
  return applyEdits(text, edits.value);
}
const silenced = (text: string, place: SilencePlace, reason: string) => edited(text, (ignore) => silenceIntent(ignore, place, reason));
const unsilenced = (text: string, place: SilencePlace) => edited(text, (ignore) => unsilenceIntent(ignore, place));

describe('silencing', () => {
  it('writes the rule, the node and the reason at the end of the file', () => {
    expect(silenced(FILE, { rule: 'y.too-big', node: 'job' }, 'Raised: by support.')).toBe(`${FILE}ignore:\n  y.too-big: { nodes: [job], reason: "Raised: by support." }\n`);
  });

  it('names the connection where the finding is about one', () => {
    expect(silenced(FILE, { rule: 'y.too-big', node: 'job', connection: 'api-job' }, 'Meant.')).toContain('y.too-big: { connections: [api-job], reason: Meant. }');
  });

  it('holds everywhere where the finding is about neither', () => {
    expect(silenced(FILE, { rule: 'y.too-big' }, 'Meant.')).toContain('y.too-big: { reason: Meant. }');
  });

  it('adds a place to a silence that is there, whose reason then is the one given', () => {
    const once = `${FILE}ignore:\n  y.too-big: { nodes: [api], reason: Old. } # asked for\n`;
    expect(reasonOf(parseDocument(once).design.ignore, 'y.too-big')).toBe('Old.');
    expect(silenced(once, { rule: 'y.too-big', node: 'job' }, 'New.')).toBe(`${FILE}ignore:\n  y.too-big: { nodes: [api, job], reason: New. } # asked for\n`);
  });
});

describe('taking a silence back', () => {
  const both = `${FILE}ignore:\n  y.too-big: { nodes: [api, job], reason: Meant. }\n  y.too-slow: { reason: Meant. }\n`;

  it('removes the one place, and the whole silence with its last place', () => {
    const once = unsilenced(both, { rule: 'y.too-big', node: 'api' });
    expect(once).toContain('  y.too-big: { nodes: [job], reason: Meant. }\n');
    expect(unsilenced(once, { rule: 'y.too-big', node: 'job' })).toBe(`${FILE}ignore:\n  y.too-slow: { reason: Meant. }\n`);
  });

  it('leaves no empty section behind', () => {
    const once = silenced(FILE, { rule: 'y.too-big', node: 'job' }, 'Meant.');
    expect(unsilenced(once, { rule: 'y.too-big', node: 'job' })).toBe(FILE);
  });
});
