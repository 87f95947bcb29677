import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { matchesPattern } from './event-pattern.ts';

/**
 * Whether a record passes the filters of an event source mapping; without any, all do.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 *
 * @param read the record as filters see it
 */
export function filterOf(criteria: Json | undefined, read: (record: JsonObject) => JsonObject = (record) => record): (record: JsonObject) => boolean {
  const listed = isObject(criteria) ? own(criteria, 'Filters') : undefined;
  const patterns = (Array.isArray(listed) ? (listed as readonly Json[]) : []).flatMap((filter) => {
    const written = isObject(filter) ? own(filter, 'Pattern') : undefined;
    const pattern = typeof written === 'string' ? (JSON.parse(written) as Json) : written;
    return isObject(pattern) ? [pattern] : [];
  });
  return (record) => patterns.length === 0 || patterns.some((pattern) => matchesPattern(pattern, read(record)));
}
