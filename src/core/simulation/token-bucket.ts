/** Tokens that come in steadily up to a burst: how AWS limits rates. */
export class TokenBucket {
  private declare tokens: number;
  private declare since: number;
  private declare readonly perMs: number;
  declare readonly burst: number;
  /** Tokens a second. */
  declare readonly rate: number;

  /** `rate`: tokens a second; `burst`: the most that gather, which are there at the start (`now`). */
  constructor(rate: number, burst: number, now = 0) {
    this.since = now;
    this.rate = rate;
    this.perMs = rate / 1000;
    this.burst = burst;
    this.tokens = burst;
  }

  /** Takes tokens if so many are there. `now` in milliseconds, never going back. */
  take(now: number, tokens = 1): boolean {
    const there = this.tokens + (now - this.since) * this.perMs;
    this.tokens = there > this.burst ? this.burst : there;
    this.since = now;
    // The sum of many small refills falls short of a whole token by its last bits.
    if (this.tokens < tokens - 1e-6) return false;
    this.tokens -= tokens;
    return true;
  }
}
