/**
 * Exponential, logarithm and sine by table and series, from +, −, ×, ÷ and bits alone: IEEE 754 fixes
 * those to the last bit, where `Math.exp`, `Math.log`, `Math.sin` and `Math.pow` may differ from one
 * engine to the next. Same seed, same bytes, on every platform.
 */

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
/** Which of the two words holds sign and exponent. */
const [LOW, HIGH] = highWordFirst() ? [1, 0] : [0, 1];

function highWordFirst(): boolean {
  double[0] = 1;
  return words[0] !== 0;
}

const LN2_HIGH = 6.93147180369123816490e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const LN2 = 0.6931471805599453;

const LN_STEPS = 128;
/** Logarithms of the middles of 128 intervals of [1, 2). */
const lnTable = Float64Array.from({ length: LN_STEPS }, (_, i) => lnSeries(1 + (i + 0.5) / LN_STEPS));

/** 2 · artanh((x − 1) / (x + 1)) for 1 ≤ x < 2: 24 terms leave less than the last bit. */
function lnSeries(x: number): number {
  const z = (x - 1) / (x + 1);
  let sum = 0;
  for (let k = 23; k >= 0; k--) sum = sum * z * z + 1 / (2 * k + 1);
  return 2 * z * sum;
}

/** Natural logarithm; -Infinity of 0. The relative error stays below 2e-14. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  // What is below the smallest normal number is scaled up first.
  const scaled = x < 2.2250738585072014e-308;
  double[0] = scaled ? x * 18014398509481984 : x;
  const high = words[HIGH] as number;
  const exponent = (high >>> 20) - 1023 - (scaled ? 54 : 0);
  words[HIGH] = (high & 0xfffff) | 0x3ff00000;
  const mantissa = double[0] as number;
  // Near 1 the table would cancel against the exponent: the series alone keeps every digit.
  if (exponent === -1 && mantissa > 1.984375) return near1(x - 1);
  if (exponent === 0 && mantissa < 1.0078125) return near1(x - 1);
  const i = ((mantissa - 1) * LN_STEPS) | 0;
  const centre = 1 + (i + 0.5) / LN_STEPS;
  return exponent * LN2_HIGH + (near1((mantissa - centre) / centre) + (exponent * LN2_LOW + (lnTable[i] as number)));
}

/** ln(1 + r) for |r| below 1/127. */
function near1(r: number): number {
  return r * (1 + r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 - r / 8)))))));
}

const EXP_STEPS = 64;
/** 2^(j/64). */
const expTable = Float64Array.from({ length: EXP_STEPS }, (_, j) => expSeries((j * LN2) / EXP_STEPS));

function expSeries(x: number): number {
  let sum = 1;
  for (let k = 24; k >= 1; k--) sum = 1 + (sum * x) / k;
  return sum;
}

/**
 * 2^p for p from -1022 to 1022. Put together from its bits for each call, a processor would wait until the two
 * halves that were written are there to be read as one.
 */
const powers = Float64Array.from({ length: 2045 }, (_, p) => powerOfTwo(p - 1022));

function powerOfTwo(power: number): number {
  words[LOW] = 0;
  words[HIGH] = (power + 1023) << 20;
  return double[0] as number;
}

const STEPS_PER_UNIT = EXP_STEPS / LN2;

/** e to the power of x. The relative error stays below 1e-15; 0 where the result would be below the smallest normal number. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (!(x > -708.396418532264)) return x !== x ? NaN : 0;
  const k = Math.floor(x * STEPS_PER_UNIT + 0.5);
  const r = x - k * (LN2_HIGH / EXP_STEPS) - k * (LN2_LOW / EXP_STEPS);
  const tail = r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r / 720)))));
  const base = expTable[k & (EXP_STEPS - 1)] as number;
  const power = k >> 6;
  const value = (base + base * tail) * (powers[(power > 1022 ? 1022 : power) + 1022] as number);
  return power > 1022 ? value * 2 : value;
}

const HALF_PI = 1.5707963267948966;

/** Sine of an angle in radians of at most some thousand turns: absolute error below 1e-12 there. */
export function sine(angle: number): number {
  const quarter = Math.floor(angle / HALF_PI + 0.5);
  const r = angle - quarter * HALF_PI;
  switch (((quarter % 4) + 4) % 4) {
    case 0: return sineSeries(r);
    case 1: return cosineSeries(r);
    case 2: return -sineSeries(r);
    default: return -cosineSeries(r);
  }
}

function sineSeries(r: number): number {
  const s = r * r;
  return r * (1 - (s / 6) * (1 - (s / 20) * (1 - (s / 42) * (1 - (s / 72) * (1 - (s / 110) * (1 - s / 156))))));
}

function cosineSeries(r: number): number {
  const s = r * r;
  return 1 - (s / 2) * (1 - (s / 12) * (1 - (s / 30) * (1 - (s / 56) * (1 - (s / 90) * (1 - (s / 132) * (1 - s / 182))))));
}
