import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { measureActivations } from '../../../scripts/lib/activation.ts';
import { root } from '../../../scripts/lib/steps.mjs';

// How long it takes is measured by `npm run bench`.

it('a window without a design does not activate the extension; what asks for it loads its entry and nothing else', async () => {
  const [activation] = await measureActivations(1);
  expect(activation).toMatchObject({ wasActive: false, modules: ['extension.js'] });
});

it('a design that lies in the workspace loads nothing more until it is opened', async () => {
  const [activation] = await measureActivations(1, { 'conference.arch.yaml': await readFile(join(root, 'samples/conference/conference.arch.yaml'), 'utf8') });
  expect(activation?.modules).toEqual(['extension.js']);
});
