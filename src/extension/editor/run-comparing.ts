import { ViewColumn, window, workspace, type TextDocument, type Uri } from 'vscode';
import { ok } from '../../core/model/result.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { failure, type Answer, type Cancellation, type Handlers } from '../../protocol/channel.ts';
import type { WebviewRequests } from '../../protocol/messages.ts';
import { askWhere, folderFor, writeText } from '../commands/files.ts';
import type { EngineHost } from '../engine-host.ts';
import { findDesignFiles, subjectOf } from '../goals/design-files.ts';

interface Subject {
  readonly text: string;
  readonly source?: string;
}

interface Parts {
  readonly engine: EngineHost;
  readonly locale: Locale;
  /** The design as it stands now, and as it was committed. */
  readonly subject: () => Promise<Subject>;
  readonly committed: () => Promise<Answer<Subject & { readonly title: string }>>;
  readonly signalOf: (cancellation: Cancellation) => AbortSignal;
}

const GONE: Text = { en: 'That design is not there any more.', ko: '그 설계 파일이 더 이상 없습니다.' };
const TITLE: Text = { en: 'Export the comparison', ko: '비교 결과 내보내기' };

/** Runs of two designs, asked for by the canvas. Only designs that were found in the workspace can be named. */
export function comparingRuns(document: TextDocument, { engine, locale, subject, committed, signalOf }: Parts): Pick<Handlers<WebviewRequests>, 'otherDesigns' | 'compareRuns' | 'exportRunComparison'> {
  const others = async (): Promise<ReadonlyMap<string, Uri>> => new Map((await findDesignFiles())
    .filter((uri) => uri.toString() !== document.uri.toString()).map((uri) => [workspace.asRelativePath(uri), uri]));
  return {
    otherDesigns: async () => ok([...(await others()).keys()].map((path) => ({ path }))),
    compareRuns: async ({ path, ...load }, cancellation) => {
      const signal = signalOf(cancellation);
      const against = path === undefined ? await committed() : await otherDesign((await others()).get(path), path, locale);
      if (!against.ok) return against;
      return engine.ask('compareRuns', { ...await subject(), ...load, locale, against: { ...against.value, earlier: path === undefined } }, signal);
    },
    exportRunComparison: async ({ markdown }) => {
      const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1).replace(/\.arch\.yaml$/, '.runs.md');
      const where = await askWhere(say(TITLE, locale), folderFor(document.uri), name, { Markdown: ['md'] });
      if (!where) return ok(null);
      await writeText(where, markdown);
      await window.showTextDocument(await workspace.openTextDocument(where), { viewColumn: ViewColumn.Beside, preview: false });
      return ok(null);
    },
  };
}

/** Called by its name in the results, where it has one: its file's. */
async function otherDesign(uri: Uri | undefined, path: string, locale: Locale): Promise<Answer<Subject & { readonly title: string }>> {
  const subject = uri && await subjectOf(uri);
  return subject ? ok({ ...subject, title: path.slice(path.lastIndexOf('/') + 1).replace(/\.arch\.yaml$/, '') }) : failure('compare.no-such-design', say(GONE, locale));
}
