import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { specificationLoader, SPECIFICATION_FILE } from '../../src/core/specification/loader.ts';
import { fillReadme } from '../../src/node/diagram/readme.ts';
import { catalog } from '../../src/services/catalog.ts';

/** The pages of the samples of a checkout, which show designs in regions as any reader's may, filled, by path. */
export async function filledReadmes(root: string): Promise<readonly (readonly [path: string, text: string])[]> {
  const samples = existsSync(join(root, 'samples')) ? readdirSync(join(root, 'samples')) : [];
  const pages = samples.map((name) => `samples/${name}/README.md`).filter((page) => existsSync(join(root, page)));
  if (pages.length === 0) return [];
  const specification = specificationLoader(() => Promise.resolve(readFileSync(join(root, ...SPECIFICATION_FILE), 'utf8')));
  await specification.ready();
  return Promise.all(pages.map(async (page) => {
    const filled = await fillReadme(readFileSync(join(root, page), 'utf8'), (file) => {
      const text = readFileSync(join(root, dirname(page), file), 'utf8');
      return Promise.resolve({ ok: true, value: createAnalyser(catalog, undefined, specification.now).analyse(text) });
    });
    if (!filled.ok) throw new Error(filled.error.map(({ line, message }) => `${page}:${line + 1}: ${message.en}`).join('\n'));
    return [page, filled.value.text] as const;
  }));
}
