import type { Inputs } from './case.ts';

/** Seconds in the units that a name may end in. */
const UNITS = [['ms', 0.001], ['s', 1], ['sec', 1], ['seconds', 1], ['min', 60], ['minutes', 60], ['h', 3600], ['hours', 3600]] as const;
/** Requests a second in the units that a rate may be in. */
const RATES = [['rps', 1], ['per_s', 1], ['per_second', 1], ['per_min', 1 / 60], ['per_minute', 1 / 60], ['rpm', 1 / 60], ['per_hour', 1 / 3600], ['per_h', 1 / 3600]] as const;

/** Other names under which cases put in the same: the usual one first. */
const ALIASES: readonly (readonly string[])[] = [
  ['rate_rps', 'arrival_rate_rps', 'arrivals_rps', 'arrival_rps', 'rps'],
  ['arrivals_poisson_rps', 'poisson_rps', 'arrival_rate_rps', 'arrivals_rps'],
  ['lam', 'lambda', 'arrival_rate'], ['mu', 'service_rate'], ['c', 'servers'],
  ['think_s', 'think_time_s'], ['vus', 'virtual_users', 'clients'],
  ['idle_timeout_s', 'keep_alive_s', 'keepalive_s', 'expiration_s', 'expiration_threshold_s', 'idle_s'],
  ['interarrival_s', 'interval_s', 'period_between_s'],
  ['service_s', 'duration_of_one_s', 'mean_service_s', 'service_mean_s'],
  ['visibility_s', 'visibility_timeout_s'], ['max_receive_count', 'max_receives'],
  ['mean_rps', 'base_rps'], ['amplitude', 'amplitude_rps'], ['cv2', 'cv_squared', 'scv', 'service_cv2'],
];

/**
 * The inputs of a case by their usual names and in seconds and requests a second, whatever names and units it uses
 * (`idle_timeout_min`, `rate_per_min`, `service_ms`); what is there under the usual name stays.
 */
export function usual(inputs: Inputs): Inputs {
  const named = new Map(Object.entries(inputs));
  const add = (name: string, value: unknown): void => {
    if (!named.has(name) && value !== undefined) named.set(name, value);
  };
  for (const [key, value] of Object.entries(inputs)) {
    if (typeof value !== 'number') continue;
    for (const [unit, seconds] of UNITS) if (key.endsWith(`_${unit}`) && !key.endsWith(`per_${unit}`)) add(`${key.slice(0, -unit.length)}s`, value * seconds);
    for (const [unit, factor] of RATES) if (key.endsWith(`_${unit}`)) add(`${key.slice(0, -unit.length)}rps`, value * factor);
  }
  const pollsPerSecond = named.get('polls_per_s') ?? named.get('polls_rps');
  if (typeof pollsPerSecond === 'number') add('poll_interval_s', 1 / pollsPerSecond);
  for (const [first = '', ...others] of ALIASES) add(first, others.map((name) => named.get(name)).find((value) => value !== undefined));
  for (const name of ['duration', 'warm', 'cold_extra', 'init', 'handler']) {
    const seconds = named.get(`${name}_s`);
    if (typeof seconds === 'number') add(`${name}_ms`, seconds * 1000);
  }
  return Object.fromEntries(named);
}
