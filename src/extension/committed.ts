import { extensions, type Uri } from 'vscode';
import { ok } from '../core/model/result.ts';
import { say, type Locale } from '../core/model/text.ts';
import { failure, type Answer } from '../protocol/channel.ts';
import { texts } from './texts.ts';

/** What is used of the API that VS Code's own git extension exports (extensions/git/src/api/git.d.ts). */
interface GitExtension {
  readonly getAPI: (version: 1) => { readonly getRepository: (file: Uri) => Repository | null };
}

interface Repository {
  readonly show: (revision: string, path: string) => Promise<string>;
}

/** The text of a file as it was committed last, or as another revision has it; refused where there is no git, no repository or no such commit. */
export async function committedText(file: Uri, locale: Locale, revision = 'HEAD'): Promise<Answer<{ readonly text: string; readonly title: string }>> {
  const git = extensions.getExtension<GitExtension>('vscode.git');
  if (!git) return failure('compare.no-git', say(texts.noGit, locale));
  const api = await git.activate().then((exported) => exported.getAPI(1), () => undefined);
  const repository = api?.getRepository(file);
  if (!repository) return failure('compare.no-repository', say(texts.noRepository, locale));
  const text = await repository.show(revision, file.fsPath).catch(() => undefined);
  return text === undefined ? failure('compare.not-committed', say(texts.notCommitted, locale)) : ok({ text, title: revision });
}
