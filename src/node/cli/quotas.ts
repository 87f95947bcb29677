import type { QuotaRequest } from '../../core/quotas/requests.ts';
import { say, type Locale } from '../../core/model/text.ts';

/** The quota requests as `quotas --format json` gives them. */
export function quotasJson(requests: readonly QuotaRequest[], locale: Locale) {
  return {
    requests: requests.map(({ limit, title, unit, scope, region, current, needed, desired, code, source, because, justification, command }) => ({
      limit, title: say(title, locale), unit, scope, region, current, needed, desired,
      service: code?.service ?? null, quota: code?.code ?? null, source: source.url,
      because: because.map(({ message, ...place }) => ({ ...place, message: say(message, locale) })),
      justification: say(justification, locale), command,
    })),
  };
}
