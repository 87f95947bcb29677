import { ok } from '../../core/model/result.ts';
import { say, type Locale } from '../../core/model/text.ts';
import type { Listing, LocalResourceInfo, Payload, Payloads } from '../../node/local/contract.ts';
import type { RunAnswer } from '../../node/run/run-process.ts';
import { withoutSecrets } from '../../node/run/secrets.ts';
import { failure, type Answer, type Handlers } from '../../protocol/channel.ts';
import type { PayloadSnapshot, PayloadsSnapshot, RunListing, RunResource, RunWebviewRequests } from '../../protocol/run-messages.ts';
import type { LocalRun } from './local-run.ts';
import { runTexts as texts } from './texts.ts';

type Questions = Omit<Handlers<RunWebviewRequests>, 'runLocally' | 'stopRun' | 'openRunAddress' | 'writeMeasured'>;

/** What a page asks of the run of its design; where there is none, the answer says so. */
export function runHandlers(current: () => LocalRun | undefined, locale: Locale): Questions {
  const asked = async <From, To>(ask: (run: LocalRun) => Promise<RunAnswer<From>>, show: (value: From) => To): Promise<Answer<To>> => {
    const run = current();
    if (!run) return failure('run.not-running', say(texts.notRunning, locale));
    const answer = await ask(run);
    return answer.ok ? ok(show(answer.value)) : failure('run.refused', say(answer.error.text, locale));
  };
  return {
    showRunLog: ({ node }) => (current()?.showLog(node) ? ok(null) : failure('run.no-log', say(texts.noLog, locale))),
    debugRun: ({ node, on }) => asked((run) => run.debug(node, on), () => null),
    runTrace: (params) => asked((run) => run.ask('trace', params), (hops) => hops),
    runPayloads: (params) => asked((run) => run.ask('payloads', params), payloadsShown),
    runResources: () => asked((run) => run.ask('resources', {}), (resources) => resources.map((resource) => resourceShown(resource, locale))),
    runRead: (params) => asked((run) => run.ask('read', params), (listing) => listingShown(listing, locale)),
    runAct: (params) => asked((run) => run.ask('act', params), (result) => result),
    runMeasured: () => asked((run) => run.ask('measured', {}), (measured) => measured),
  };
}

function payloadsShown(payloads: Payloads | null): PayloadsSnapshot | null {
  return payloads && { ...(payloads.request && { request: payloadShown(payloads.request) }), ...(payloads.response && { response: payloadShown(payloads.response) }) };
}

function payloadShown({ text, encoding, size }: Payload): PayloadSnapshot {
  if (encoding === 'base64') return { text, size, truncated: Math.floor((text.length * 3) / 4) < size - 2, masked: 0, binary: true };
  return { ...withoutSecrets(text), size, truncated: new TextEncoder().encode(text).length < size };
}

function resourceShown(resource: LocalResourceInfo, locale: Locale): RunResource {
  return { ...resource, actions: resource.actions.map((action) => ({ ...action, title: say(action.title, locale), fields: action.fields.map((field) => ({ ...field, title: say(field.title, locale) })) })) };
}

function listingShown(listing: Listing, locale: Locale): RunListing {
  return { ...listing, columns: listing.columns.map(({ id, title }) => ({ id, title: say(title, locale) })) };
}
