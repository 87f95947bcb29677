import type { Locale } from '../../../src/core/model/text.ts';
import { ok } from '../../../src/core/model/result.ts';
import { goalHandlers } from '../../../src/node/worker/goals.ts';
import { failure, type Handlers } from '../../../src/protocol/channel.ts';
import type { WebviewRequests } from '../../../src/protocol/messages.ts';
import type { FakeHostOptions } from './fake-host.ts';

/** Runs two designs as the extension does: against another file of the workspace, or against what was committed. */
export function comparing(text: () => string, { others = {}, committed }: FakeHostOptions, locale: Locale): Pick<Handlers<WebviewRequests>, 'otherDesigns' | 'compareRuns' | 'exportRunComparison'> {
  return {
    otherDesigns: () => ok(Object.keys(others).map((path) => ({ path }))),
    compareRuns: ({ path, ...load }, cancellation) => {
      const against = path === undefined ? committed : others[path];
      if (against === undefined) return failure('compare.not-committed', 'This file has not been committed yet.');
      return goalHandlers.compareRuns({ text: text(), ...load, locale, against: { text: against, title: path === undefined ? 'HEAD' : path.replace(/\.arch\.yaml$/, ''), earlier: path === undefined } }, cancellation);
    },
    exportRunComparison: () => ok(null),
  };
}
