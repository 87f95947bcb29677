import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a sample's tests need stays in the repository: whoever opens the sample gets the design, the code and the words. */
const LEFT_OUT = /(^|\/)(test|node_modules|package-lock\.json)(\/|$)/;

/** The sample to begin with stands first. */
const FIRST = 'conference';

/** The samples of a checkout for the gallery: names, titles and first words of their pages, their files, and the samples they use. */
export function samplesIndex(root: string): string {
  const folder = join(root, 'samples');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, `${name}.arch.yaml`))) : [];
  const samples = names.toSorted((a, b) => Number(b.startsWith(FIRST)) - Number(a.startsWith(FIRST))).map((name) => {
    const files = filesOf(join(folder, name));
    const code = files.filter((file) => file !== 'README.md').map((file) => readFileSync(join(folder, name, file), 'utf8')).join('\n');
    return { name, ...wordsOf(readFileSync(join(folder, name, 'README.md'), 'utf8')), files, uses: names.filter((other) => other !== name && code.includes(`../${other}/`)) };
  });
  return `${JSON.stringify(samples, null, 1)}\n`;
}

/** The page is English first, then Korean; each begins with a title and a paragraph. */
function wordsOf(page: string): { readonly title: object; readonly about: object } {
  const [en, ko] = page.split('\n---\n\n# ').map((half) => {
    const [title = '', about = ''] = half.trim().split('\n\n');
    return { title: title.replace(/^# /, ''), about: about.replaceAll('\n', ' ').replaceAll('`', '') };
  });
  return { title: { en: en?.title, ko: ko?.title }, about: { en: en?.about, ko: ko?.about } };
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .filter((path) => !LEFT_OUT.test(path))
    .sort();
}
