import { exp, ln } from './elementary.ts';

/**
 * The layers of Marsaglia and Tsang's ziggurat (Journal of Statistical Software 5(8), 2000): 256 slices of
 * equal area under a density, so that almost every draw costs one multiplication and one comparison.
 */
export interface Ziggurat {
  /** Right edges from the lowest layer up: `x[0]` that of the base with its tail, `x[256]` 0. */
  readonly x: Float64Array;
  /** The density at each edge. */
  readonly f: Float64Array;
  /** Where the tail begins. */
  readonly r: number;
}

const LAYERS = 256;

function layers(r: number, area: number, density: (x: number) => number, inverse: (y: number) => number): Ziggurat {
  const x = new Float64Array(LAYERS + 1);
  x[0] = area / density(r);
  x[1] = r;
  for (let i = 2; i < LAYERS; i++) x[i] = inverse(density(x[i - 1] as number) + area / (x[i - 1] as number));
  const f = x.map(density);
  f[0] = 0;
  return { x, f, r };
}

/** Edge and area for 256 layers, as the paper gives them. */
export const EXPONENTIAL: Ziggurat = layers(7.69711747013104972, 0.0039496598225815571993, (x) => exp(-x), (y) => -ln(y));

export const NORMAL: Ziggurat = layers(3.6541528853610088, 0.00492867323399, (x) => exp(-0.5 * x * x), (y) => Math.sqrt(-2 * ln(y)));
