import type { Restriction, RestrictionTable } from '../../core/catalog/service.ts';

const DOCS = 'https://docs.aws.amazon.com/';

function restriction(what: string, page: string, ...rules: readonly string[]): Restriction {
  return { what, rules, source: { url: `${DOCS}${page}.html`, asOf: '2026-11-21' } };
}

export const restrictions = {
  'scheduled-rules-on-default-bus': restriction('Rules with a schedule are on the default bus only.', 'eventbridge/latest/userguide/eb-create-rule-schedule', 'eventbridge.schedule-needs-default-bus'),
  'schedule-precision': restriction('No schedule runs more than once a minute.', 'eventbridge/latest/userguide/eb-scheduled-rule-pattern', 'eventbridge.schedule-too-often'),
  'schedule-expressions': restriction('A schedule is rate(…) or cron(…) with six fields, one of the two day fields being “?”; the Scheduler has at(…) besides.', 'scheduler/latest/UserGuide/schedule-types', 'eventbridge.schedule-invalid'),
  'schedule-target': restriction('A schedule has exactly one target, and a bus as its target needs a source and a detail type.', 'scheduler/latest/APIReference/API_Target', 'eventbridge.schedule-without-target', 'eventbridge.schedule-with-several-targets', 'eventbridge.scheduled-event-needs-source'),
  'flexible-window': restriction('A flexible window has a length, and no other has one.', 'scheduler/latest/APIReference/API_FlexibleTimeWindow', 'eventbridge.flexible-window-mode'),
  'pattern-operators': restriction('Patterns know eight operators, each with values of its own; filters of pipes know fewer.', 'eventbridge/latest/userguide/eb-create-pattern-operators', 'eventbridge.pattern-invalid', 'eventbridge.pipe-filter-invalid'),
  'aws-events': restriction('AWS services send their events to the default bus.', 'eventbridge/latest/userguide/eb-event-bus', 'eventbridge.aws-events-on-custom-bus'),
  'third-bus': restriction('An event that came from another bus is not routed on to a third.', 'eventbridge/latest/userguide/eb-bus-to-bus', 'eventbridge.third-bus-gets-nothing'),
  'one-input': restriction('A target takes one of Input, InputPath and InputTransformer.', 'eventbridge/latest/APIReference/API_Target', 'eventbridge.inputs-conflict'),
  'fifo-groups': restriction('A FIFO queue as a target needs a message group.', 'eventbridge/latest/APIReference/API_SqsParameters', 'eventbridge.fifo-needs-message-group'),
  'pipe-fifo-topics': restriction('A pipe does not publish to FIFO topics.', 'eventbridge/latest/userguide/eb-pipes-event-target', 'eventbridge.pipe-to-fifo-topic'),
  'pipe-dead-letters': restriction('Dead letters of a queue that a pipe reads belong to that queue.', 'eventbridge/latest/userguide/eb-pipes-sqs', 'eventbridge.pipe-dead-letters-belong-to-queue'),
} satisfies RestrictionTable;
