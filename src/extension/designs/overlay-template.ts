import { Uri, workspace } from 'vscode';
import { sourceOf } from '../../core/cloudformation/import/overlay-source.ts';
import { isTemplateView } from '../views/template-views.ts';

/** The template that an overlay stands on; without text where it cannot be read, undefined where the design is none. */
export async function templateOf(design: Uri, text: string): Promise<{ readonly uri: string; readonly text: string } | undefined> {
  const name = isTemplateView(design) ? undefined : sourceOf(text);
  if (name === undefined) return undefined;
  const uri = Uri.joinPath(design, '..', name);
  const document = await workspace.openTextDocument(uri).then((found) => found, () => undefined);
  return { uri: uri.toString(), text: document?.getText() ?? '' };
}
