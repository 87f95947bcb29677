import type { Text } from '../../../core/model/text.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { outOfRange, property, type Range } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';

const REFUSED: Text = { en: 'SQS refuses a queue whose setting is outside the range.', ko: 'SQS는 범위를 벗어난 설정의 대기열을 거부합니다.' };

function rangeRule({ id, title, path, unit, min, max }: Range<keyof typeof limits>): Rule {
  return {
    id, severity: 'error', title, why: REFUSED, source: limits[max].source,
    check: (node, context) => outOfRange(property(node, path, {
      unit, by: 'SQS', max: `sqs.${max}`, ...(min === undefined ? {} : { min: `sqs.${min}` }),
    }), context),
  };
}

export const retentionOutOfRange = rangeRule({
  id: 'sqs.retention-out-of-range', path: 'MessageRetentionPeriod', unit: 'seconds', min: 'retention-min', max: 'retention-max',
  title: { en: 'A queue keeps messages for less or more than SQS allows', ko: 'SQS의 허용 범위를 벗어난 보존 기간' },
});

export const visibilityOutOfRange = rangeRule({
  id: 'sqs.visibility-out-of-range', path: 'VisibilityTimeout', unit: 'seconds', max: 'visibility-max',
  title: { en: 'A queue hides messages for longer than SQS allows', ko: 'SQS가 허용하는 것보다 긴 표시 제한 시간' },
});

export const delayOutOfRange = rangeRule({
  id: 'sqs.delay-out-of-range', path: 'DelaySeconds', unit: 'seconds', max: 'delay-max',
  title: { en: 'A queue delays messages for longer than SQS allows', ko: 'SQS가 허용하는 것보다 긴 지연' },
});

export const waitOutOfRange = rangeRule({
  id: 'sqs.wait-out-of-range', path: 'ReceiveMessageWaitTimeSeconds', unit: 'seconds', max: 'long-poll-max',
  title: { en: 'A queue polls for longer than SQS allows', ko: 'SQS가 허용하는 것보다 긴 폴링' },
});

export const messageSizeOutOfRange = rangeRule({
  id: 'sqs.message-size-out-of-range', path: 'MaximumMessageSize', unit: 'bytes', min: 'message-setting-min', max: 'message-max',
  title: { en: 'A queue takes smaller or larger messages than SQS allows', ko: 'SQS의 허용 범위를 벗어난 메시지 크기' },
});
