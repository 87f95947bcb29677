import { ok, refuse, type Result } from '../../core/model/result.ts';
import { daysIn, type Timing } from './calendar.ts';
import { parseCron } from './cron.ts';

/** Who reads the expression: rules know no single moment, and tell `1 minute` from `1 minutes`. */
export type Dialect = 'rule' | 'scheduler';

const HOURS = new Map([['minute', 1 / 60], ['hour', 1], ['day', 24]]);

/**
 * Reads `rate(5 minutes)`, `cron(0 12 * * ? *)` and, for the Scheduler, `at(2026-12-24T18:00:00)`.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html (2026-11),
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html (2026-11)
 *
 * @returns refused with the code `too-often` where it would run more than once a minute, else with `invalid`.
 */
export function parseSchedule(text: string, dialect: Dialect): Result<Timing> {
  const call = /^(rate|cron|at)\((.*)\)$/s.exec(text);
  if (!call) {
    return refuse('invalid', {
      en: `“${text}” is no schedule. Write rate(5 minutes)${dialect === 'rule' ? ' or cron(0 12 * * ? *)' : ', cron(0 12 * * ? *) or at(2026-12-24T18:00:00)'}.`,
      ko: `‘${text}’은(는) 일정이 아닙니다. rate(5 minutes)${dialect === 'rule' ? '나 cron(0 12 * * ? *)' : ', cron(0 12 * * ? *), at(2026-12-24T18:00:00)'}처럼 적으세요.`,
    });
  }
  const [, name, inside = ''] = call;
  if (name === 'rate') return parseRate(inside, dialect);
  return name === 'cron' ? parseCron(inside) : parseAt(inside, dialect);
}

function parseRate(inside: string, dialect: Dialect): Result<Timing> {
  const [amount = '', unit = '', ...rest] = inside.trim().split(/\s+/);
  const singular = unit.replace(/s$/, '');
  const value = Number(amount);
  if (/^(second|ms|millisecond)$/.test(singular) || (HOURS.has(singular) && value > 0 && value < 1)) {
    return refuse('too-often', {
      en: `“rate(${inside})” is more often than once a minute, the most there is. For shorter intervals send messages with a delay to a queue.`,
      ko: `‘rate(${inside})’은(는) 가장 짧은 간격인 1분보다 짧습니다. 더 짧은 간격에는 대기열에 지연 메시지를 보내세요.`,
    });
  }
  const hours = HOURS.get(singular);
  if (hours === undefined || rest.length > 0 || !/^[0-9]+$/.test(amount) || value === 0 || !Number.isSafeInteger(value)) {
    return refuse('invalid', {
      en: `“rate(${inside})” must be a whole number and a unit: minutes, hours or days.`,
      ko: `‘rate(${inside})’은(는) 정수와 단위(minutes, hours, days)로 적어야 합니다.`,
    });
  }
  const fitting = value === 1 ? singular : `${singular}s`;
  if (dialect === 'rule' && unit !== fitting) {
    return refuse('invalid', {
      en: `A rule takes “${fitting}” after ${amount}: write rate(${amount} ${fitting}).`,
      ko: `규칙에서는 ${amount} 뒤에 ‘${fitting}’을(를) 씁니다. rate(${amount} ${fitting})(으)로 적으세요.`,
    });
  }
  return ok({ kind: 'rate', perMonth: (hoursPerMonth) => hoursPerMonth / (value * hours) });
}

const ONCE: Timing = { kind: 'at', perMonth: () => 1 };

function parseAt(inside: string, dialect: Dialect): Result<Timing> {
  if (dialect === 'rule') {
    return refuse('invalid', {
      en: 'A rule does not run at one moment only. Use a schedule for at(…).',
      ko: '규칙은 한 번만 실행할 수 없습니다. at(…)에는 일정(Scheduler)을 사용하세요.',
    });
  }
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(inside)?.slice(1).map(Number);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts ?? [];
  const isMoment = parts !== undefined && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) && hour < 24 && minute < 60 && second < 60;
  if (isMoment) return ok(ONCE);
  return refuse('invalid', {
    en: `“at(${inside})” is no moment. Write at(2026-12-24T18:00:00), the time zone beside it.`,
    ko: `‘at(${inside})’은(는) 올바른 시각이 아닙니다. at(2026-12-24T18:00:00)처럼 적고 시간대는 따로 적으세요.`,
  });
}
