import { randomUUID } from 'node:crypto';
import { isObject, own, type JsonObject } from '../../core/model/json.ts';
import { cronTest, type CalendarMinute } from '../../services/eventbridge/cron.ts';
import { daysIn } from '../../services/eventbridge/calendar.ts';
import type { LocalEvent } from './contract.ts';
import type { EventBuses } from './event-buses.ts';
import { ACCOUNT, type LocalResource, type LocalTemplate } from './resources.ts';
import { sendTo, type TargetWorld } from './targets.ts';
import type { Span, Tracer } from './trace.ts';

export interface ScheduleWorld {
  readonly template: LocalTemplate;
  readonly region: string;
  readonly timeScale: number;
  readonly tracer: Tracer;
  readonly buses: EventBuses;
  readonly notify: (event: LocalEvent) => void;
  readonly targets: () => TargetWorld;
}

const UNITS: ReadonlyMap<string, number> = new Map([['minute', 60_000], ['hour', 3_600_000], ['day', 86_400_000]]);
const MINUTE = 60_000;

/**
 * Schedules of the Scheduler and of rules. `rate(…)` counts from the start and is scaled by `timeScale`; `cron(…)` and
 * `at(…)` name moments and are not.
 */
export class Schedules {
  readonly #world: ScheduleWorld;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(world: ScheduleWorld) {
    this.#world = world;
  }

  start(): void {
    for (const schedule of this.list()) {
      if (own(schedule.properties, 'State') !== 'DISABLED') this.#plan(schedule, String(own(schedule.properties, 'ScheduleExpression')));
    }
  }

  list(): readonly LocalResource[] {
    const { template } = this.#world;
    return [...template.ofType('AWS::Scheduler::Schedule'), ...template.ofType('AWS::Events::Rule').filter(({ properties }) => own(properties, 'ScheduleExpression') !== undefined)];
  }

  /** Runs a schedule now. */
  run(schedule: LocalResource): Span {
    const { properties, type, node, id } = schedule;
    const { region, buses, tracer, template, targets, notify } = this.#world;
    const time = new Date().toISOString().replace(/\.\d+/, '');
    if (type === 'AWS::Events::Rule') {
      return buses.run(schedule, { version: '0', id: randomUUID(), 'detail-type': 'Scheduled Event', source: 'aws.events', account: ACCOUNT, time, region, resources: [template.attribute(id, 'Arn')], detail: {} });
    }
    const target = own(properties, 'Target');
    const known: JsonObject = isObject(target) ? target : {};
    const call = tracer.call({ to: node, what: String(own(properties, 'ScheduleExpression')) });
    call.end({});
    // Without an input of its own a target of the Scheduler gets an empty object.
    void sendTo(String(own(known, 'Arn')), String(own(known, 'Input') ?? '{}'), { what: 'schedule', cause: call.span }, targets()).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      notify({ kind: 'notice', node, text: { en: `${node}: ${why}`, ko: `${node}: ${why}` } });
    });
    return call.span;
  }

  #plan(schedule: LocalResource, expression: string): void {
    const [, kind, inside = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? [];
    const zone = String(own(schedule.properties, 'ScheduleExpressionTimezone') ?? 'UTC');
    if (kind === 'rate') {
      const [amount, unit = ''] = inside.trim().split(/\s+/);
      this.#every(Number(amount) * (UNITS.get(unit.replace(/s$/, '')) ?? Number.NaN) * this.#world.timeScale, schedule);
    } else if (kind === 'cron' || kind === 'at') {
      const runs = kind === 'cron' ? cronTest(inside) : (moment: CalendarMinute) => inside.startsWith(written(moment));
      if (runs) this.#minutely(schedule, (now) => runs(momentIn(now, zone)));
    }
  }

  #every(milliseconds: number, schedule: LocalResource): void {
    if (!(milliseconds > 0)) return;
    // A rate of months would overflow a timer, and is of no use to who watches.
    const timer = setInterval(() => { this.run(schedule); }, Math.min(Math.max(milliseconds, 100), 2 ** 31 - 1));
    this.#timers.add(timer);
  }

  #minutely(schedule: LocalResource, due: (now: Date) => boolean): void {
    const next = (): void => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        if (due(new Date())) this.run(schedule);
        next();
      }, MINUTE - (Date.now() % MINUTE) + 5);
      this.#timers.add(timer);
    };
    next();
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers.clear();
  }
}

/** What a clock in a time zone shows. */
export function momentIn(now: Date, timeZone: string): CalendarMinute {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }).formatToParts(now);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  return { minute: part('minute'), hour: part('hour'), day, month, year, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1, last: daysIn(year, month) };
}

/** `2026-12-24T18:00`. */
function written({ year, month, day, hour, minute }: CalendarMinute): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}
