import { Uri, workspace } from 'vscode';
import type { Text } from '../../core/model/text.ts';
import { exists } from '../commands/files.ts';
import index from './samples.generated.json' with { type: 'json' };

/** A sample that comes with the product: `samples/NAME/NAME.arch.yaml`, its code and its page. */
export interface Sample {
  readonly name: string;
  readonly title: Text;
  readonly about: Text;
  readonly files: readonly string[];
  /** Samples whose files it takes from beside it. */
  readonly uses: readonly string[];
}

/** In the order of the gallery. The list is written by `npm run gen`: where VS Code runs in a browser, folders of the product cannot be read. */
export const SAMPLES: readonly Sample[] = index;

/** The text of a sample's design, from the product. */
export async function designOf(extension: Uri, { name }: Sample): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extension, 'samples', name, `${name}.arch.yaml`)));
}

/**
 * Copies a sample, and those that it uses, into a folder, and gives the place of its design. Nothing that is there is
 * written over: where a folder of that name exists, all of it goes into a new folder with a number.
 */
export async function copySample(extension: Uri, sample: Sample, parent: Uri): Promise<Uri> {
  const all = [sample, ...SAMPLES.filter(({ name }) => sample.uses.includes(name))];
  const target = await freeParent(parent, all);
  for (const { name, files } of all) {
    for (const file of files) {
      const content = await workspace.fs.readFile(Uri.joinPath(extension, 'samples', name, ...file.split('/')));
      await workspace.fs.writeFile(Uri.joinPath(target, name, ...file.split('/')), content);
    }
  }
  return Uri.joinPath(target, sample.name, `${sample.name}.arch.yaml`);
}

/** The folder itself where none of the names is taken, else the first free one `samples`, `samples-2`… within it. */
async function freeParent(parent: Uri, samples: readonly Sample[]): Promise<Uri> {
  const taken = await Promise.all(samples.map(({ name }) => exists(Uri.joinPath(parent, name))));
  if (!taken.includes(true)) return parent;
  for (let number = 2; ; number += 1) {
    const folder = Uri.joinPath(parent, `samples-${number}`);
    if (!(await exists(folder))) return folder;
  }
}
