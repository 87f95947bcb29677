/** Steps for each unit of the bucket: an even number. */
const STEPS = 64;
/** From this on the bucket is as good as without a bottom. */
const ENDLESS = 1e14;

/**
 * Share of Poisson arrivals that find no token, where tokens come in steadily: the bucket is the workload of M/D/1 cut
 * at the burst less one, so the share is 1 - G / (1 + rho G) with rho = arrivals by tokens a second and
 * G' = rho (G(x) - G(x - 1)), G(0) = 1, at x = burst - 1. (The usual sum for G has terms of both signs and loses all
 * its digits from a burst of 30 on; the equation does not.)
 *
 * @param arrivals a second.
 * @param rate tokens a second.
 * @param burst the most that gather, 1 or more.
 */
export function refusedShare(arrivals: number, rate: number, burst: number): number {
  if (!(arrivals > 0)) return 0;
  if (!(rate > 0)) return 1;
  const rho = arrivals / rate;
  const end = Math.round((Math.max(1, burst) - 1) * STEPS);
  // The last unit, by place modulo its length: what the equation looks back at.
  const past = new Float64Array(STEPS + 1).fill(0);
  let g = 1;
  past[0] = 1;
  const before = (at: number): number => (at < 0 ? 0 : past[at % (STEPS + 1)] as number);
  const h = 1 / STEPS;
  for (let at = 0; at < end; at++) {
    const [old, next] = [before(at - STEPS), before(at + 1 - STEPS)];
    // One step of Runge and Kutta; between two places the past is near enough to straight.
    const middle = at < STEPS ? 0 : (old + next) / 2;
    const k1 = rho * (g - old);
    const k2 = rho * (g + (h / 2) * k1 - middle);
    const k3 = rho * (g + (h / 2) * k2 - middle);
    const k4 = rho * (g + h * k3 - (at < STEPS ? 0 : next));
    g += (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
    if (g > ENDLESS) return 1 - 1 / rho;
    past[(at + 1) % (STEPS + 1)] = g;
  }
  return Math.max(0, 1 - g / (1 + rho * g));
}
