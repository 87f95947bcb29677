/**
 * Closed forms of queueing theory for environments that are kept warm, with Poisson arrivals.
 * Units: requests a second, seconds.
 */

/** Above so many busy servers, blocking is what flows over; so long a recursion would say the same. */
const FLUID = 20_000;

/** What is lost below this share is less than one request in the age of the universe. */
const NEGLIGIBLE = 1e-18;

/**
 * Erlang's loss formula: the share of requests that find all servers busy. Whatever the distribution of
 * durations, only its mean counts.
 *
 * @param servers how many there are; a fraction counts as none.
 * @param load busy servers on average if there were no end of them: arrivals a second × seconds each.
 */
export function erlangB(servers: number, load: number): number {
  if (!(load > 0)) return 0;
  const count = Math.floor(servers);
  if (count > FLUID || load > FLUID) return Math.max(0, 1 - count / load);
  let blocked = 1;
  for (let n = 1; n <= count && blocked > NEGLIGIBLE; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked > NEGLIGIBLE ? blocked : 0;
}

/**
 * Share of requests that start an environment of their own, where idle ones are kept for a while and the
 * one that was used last is used next. The k-th environment is there as long as k were busy at once within
 * the last `idle` seconds, so a request that finds m busy is cold with the chance that no moment since had
 * more: to a good approximation exp(-rate × idle × B(m)), where rate × B(m) is how often more than m are
 * busy. Averaged over the m that a request finds (Poisson): Σ Poisson(m) × exp(-rate × idle × B(m)). Within
 * a fifth of the exact law (by matrix exponentials), and exact where requests are rare.
 *
 * @param rate requests a second.
 * @param duration seconds that one takes on average.
 * @param idle seconds after which an idle environment is gone.
 */
export function coldShare(rate: number, duration: number, idle: number): number {
  const load = rate * duration;
  if (!(rate > 0) || load > FLUID) return 0;
  let share = 0;
  let logPoisson = -load;
  let blocked = 1;
  for (let busy = 0; busy <= load || logPoisson > -45; busy++) {
    share += Math.exp(logPoisson - rate * idle * blocked);
    logPoisson += Math.log(load / (busy + 1));
    blocked = (load * blocked) / (busy + 1 + load * blocked);
  }
  return share;
}
