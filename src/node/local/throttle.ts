import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';

/** A token bucket: `burst` requests at once, `rate` a second after that. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html (2026-11) */
export class Throttle {
  readonly #rate: number;
  readonly #burst: number;
  #tokens: number;
  #filled = performance.now();

  constructor(rate: number, burst: number) {
    this.#rate = rate;
    this.#burst = burst;
    this.#tokens = burst;
  }

  /** Whether one more request is let through now. */
  admit(): boolean {
    const now = performance.now();
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#filled) / 1000) * this.#rate);
    this.#filled = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** The throttle that settings ask for; undefined where they ask for none, since the account's own is far beyond this machine. */
export function throttleOf(settings: Json | undefined, rateKey = 'ThrottlingRateLimit', burstKey = 'ThrottlingBurstLimit'): Throttle | undefined {
  const known: JsonObject = isObject(settings) ? settings : {};
  const rate = own(known, rateKey);
  const burst = own(known, burstKey);
  if (rate === undefined && burst === undefined) return undefined;
  return new Throttle(Number(rate ?? burst), Number(burst ?? rate));
}
