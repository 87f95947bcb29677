import type { Memento, Uri } from 'vscode';
import type { ViewState } from '../../protocol/messages.ts';

/** What each canvas remembers (panels, zoom, selection): by file, in the workspace, never in the file. */
export interface ViewStates {
  readonly get: (uri: Uri) => ViewState | undefined;
  readonly set: (uri: Uri, state: ViewState) => Thenable<void>;
}

const KEY = 'viewStates';
/** The files looked at last are remembered, the others forgotten. */
const REMEMBERED = 100;

export function createViewStates(memento: Memento): ViewStates {
  const read = () => new Map(memento.get<[string, ViewState][]>(KEY, []));
  return {
    get: (uri) => read().get(uri.toString()),
    set: (uri, state) => {
      const states = read();
      states.delete(uri.toString());
      states.set(uri.toString(), state);
      return memento.update(KEY, [...states].slice(-REMEMBERED));
    },
  };
}
