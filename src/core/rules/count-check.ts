import { asTopic } from '../catalog/korean.ts';
import type { Path } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { formatNumber } from '../model/units-format.ts';
import type { RuleContext, Violation } from './contract.ts';

/** A number of things of which AWS allows so many. */
export interface CountCheck {
  readonly count: number;
  /** Full id of the limit; the account's own value counts. */
  readonly limit: string;
  /** What has them, as a sentence begins with it: `The bucket`. */
  readonly holder: Text;
  /** What is counted, in the plural: `CORS rules`. */
  readonly what: Text;
  /** Who sets the limit: `S3`. */
  readonly by: string;
  readonly advice: Text;
  readonly path?: Path;
  readonly connection?: string;
}

/** The violation of having more of something than AWS allows; nothing where there are fewer. */
export function tooMany({ count, limit, holder, what, by, advice, path, connection }: CountCheck, context: RuleContext): readonly Violation[] {
  const max = context.quota(limit);
  if (max === undefined || count <= max) return [];
  const [has, allowed] = [formatNumber(count), formatNumber(max)];
  return [{
    message: {
      en: `${holder.en} has ${has} ${what.en}; ${by} allows ${allowed}. ${advice.en}`,
      ko: `${asTopic(holder.ko)} ${what.ko} ${has}개를 가집니다. ${by} 한도는 ${allowed}개입니다. ${advice.ko}`,
    },
    limit: { id: limit, needed: count },
    ...(path === undefined ? {} : { path }),
    ...(connection === undefined ? {} : { connection }),
  }];
}
