import { watch, type FSWatcher } from 'node:fs';

export interface Watching {
  /** These folders from now on. */
  readonly watch: (folders: readonly string[]) => void;
  /** Waits for the call that is under way. */
  readonly stop: () => Promise<void>;
}

/** Editors write a file in several steps. Milliseconds. */
const QUIET = 50;

/** Calls `changed` soon after something in the folders has changed, one call at a time. */
export function watchFolders(folders: readonly string[], changed: () => Promise<void>): Watching {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => { running = running.then(changed); }, QUIET);
  };
  const watching: Watching = {
    watch: (wanted) => {
      for (const folder of wanted) {
        if (watchers.has(folder)) continue;
        // A folder that is taken away ends its watcher; what was built of it runs on.
        watchers.set(folder, watch(folder, soon).on('error', () => { watchers.delete(folder); }));
      }
    },
    stop: () => {
      clearTimeout(timer);
      for (const each of watchers.values()) each.close();
      watchers.clear();
      return running;
    },
  };
  watching.watch(folders);
  return watching;
}
