import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own, type Json } from '../../core/model/json.ts';
import { verbatim, type Text } from '../../core/model/text.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { isDefaultBus } from './default-bus.ts';
import { patternOf } from './event-pattern.ts';

/** Does not say which of its kinds. */
const EVENTBRIDGE = ['eventbridge', 'amazon eventbridge', 'cloudwatch event', '이벤트브리지'] as const;

export const bus: About = {
  title: { en: 'EventBridge bus', ko: 'EventBridge 버스' },
  short: { en: 'Event bus', ko: '이벤트 버스' },
  category: 'messaging',
  description: {
    en: 'Takes events and shows each of them to every rule, which decides by its pattern whether to act.',
    ko: '이벤트를 받아 모든 규칙에 보여 주고, 규칙이 패턴에 따라 처리할지 정합니다.',
  },
  docs: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html',
  initial: {},
  summary: (node, resolve) => (isDefaultBus(node, resolve) ? { en: 'EventBridge · default', ko: 'EventBridge · 기본 버스' } : verbatim('EventBridge')),
  drawio: { shape: 'eventbridge', fill: '#E7157B' },
  names: {
    anywhere: ['event bus', 'eventbridge bus', 'eventbridge event bus', '이벤트 버스', ...EVENTBRIDGE],
    atEnd: ['bus'],
  },
};

export const rule: About = {
  title: { en: 'EventBridge rule', ko: 'EventBridge 규칙' },
  short: { en: 'Event rule', ko: '이벤트 규칙' },
  category: 'messaging',
  description: {
    en: 'Picks the events of a bus that match a pattern and hands them to up to five targets.',
    ko: '버스의 이벤트 중 패턴에 맞는 것을 골라 최대 5개의 대상에 넘깁니다.',
  },
  docs: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html',
  initial: { EventPattern: { source: ['my.app'] } },
  summary: ruleSummary,
  drawio: { shape: 'eventbridge', fill: '#E7157B' },
  names: {
    anywhere: ['eventbridge rule', 'event rule', 'eventbridge event', '이벤트 규칙', ...EVENTBRIDGE],
  },
};

export const schedule: About = {
  title: { en: 'EventBridge schedule', ko: 'EventBridge 일정' },
  short: { en: 'Schedule', ko: '일정' },
  category: 'messaging',
  description: {
    en: 'Calls a target at a regular rate, at certain times, or once.',
    ko: '일정한 간격, 정해진 시각, 또는 한 번만 대상을 호출합니다.',
  },
  docs: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html',
  initial: { ScheduleExpression: 'rate(1 hour)', FlexibleTimeWindow: { Mode: 'OFF' } },
  summary: (node, resolve) => verbatim(resolve.string(node.properties, 'ScheduleExpression') ?? 'EventBridge Scheduler'),
  drawio: { shape: 'eventbridge', fill: '#E7157B' },
  names: {
    anywhere: ['eventbridge schedule', 'eventbridge scheduler', 'eventbridge cron', 'eventbridge rate', 'scheduled event', 'cron', 'cron job', 'cron scheduler', ...EVENTBRIDGE],
    atEnd: ['schedule', 'scheduler', '일정', '스케줄'],
  },
};

export const pipe: About = {
  title: { en: 'EventBridge pipe', ko: 'EventBridge 파이프' },
  short: { en: 'Pipe', ko: '파이프' },
  category: 'messaging',
  description: {
    en: 'Reads a queue or a stream, filters and enriches what it finds, and hands it to one target.',
    ko: '대기열이나 스트림을 읽어 거르고 보강한 뒤 한 대상에 넘깁니다.',
  },
  docs: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes.html',
  initial: {},
  summary: pipeSummary,
  drawio: { shape: 'eventbridge', fill: '#E7157B' },
  names: {
    anywhere: ['eventbridge pipe', 'event pipe', '이벤트 파이프'],
  },
};

/** The schedule, or what kind of event it waits for. */
function ruleSummary(node: Node, resolve: Resolver): Text {
  const expression = resolve.string(node.properties, 'ScheduleExpression');
  if (expression !== undefined) return verbatim(expression);
  const pattern = patternOf(node, resolve);
  const event = isObject(pattern) ? (firstText(own(pattern, 'detail-type')) ?? firstText(own(pattern, 'source'))) : undefined;
  return event === undefined ? { en: 'EventBridge rule', ko: 'EventBridge 규칙' } : { en: `on ${event}`, ko: `${event} 이벤트` };
}

function firstText(value: Json | undefined): string | undefined {
  const first = Array.isArray(value) ? (value as readonly Json[])[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}

function pipeSummary(node: Node, resolve: Resolver): Text {
  const filters = resolve.property(node.properties, 'SourceParameters.FilterCriteria.Filters');
  const count = filters.known && Array.isArray(filters.value) ? filters.value.length : 0;
  if (count === 0) return { en: 'EventBridge pipe', ko: 'EventBridge 파이프' };
  return { en: `Pipe · ${count} ${count === 1 ? 'filter' : 'filters'}`, ko: `파이프 · 필터 ${count}개` };
}
