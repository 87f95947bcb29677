import { exp } from './elementary.ts';
import { EXPONENTIAL, NORMAL } from './ziggurat.ts';

const { x: ex, f: ef, r: er } = EXPONENTIAL;
const { x: nx, f: nf, r: nr } = NORMAL;

const PER_32_BITS = 2.3283064365386963e-10;
const PER_24_BITS = 5.960464477539063e-8;
const PER_23_BITS = 1.1920928955078125e-7;

/**
 * One stream of random numbers (xoshiro128++). Each node and each flow has its own, seeded by the run's
 * seed and its name, so that a change in one node does not reshuffle the chances of the others.
 */
export class RandomStream {
  private declare a: number;
  private declare b: number;
  private declare c: number;
  private declare d: number;

  constructor(seed: number, name: string) {
    const word = mixer(seed, name);
    this.a = word();
    this.b = word();
    this.c = word();
    // All four words 0 is the one state that xoshiro never leaves.
    this.d = word() | 1;
  }

  /** 32 random bits as a signed integer. */
  bits(): number {
    const { a, d } = this;
    const sum = (a + d) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + a) | 0;
    const c = this.c ^ a;
    const e = d ^ this.b;
    const b = this.b;
    this.b = b ^ c;
    this.a = a ^ e;
    this.c = c ^ (b << 9);
    this.d = (e << 11) | (e >>> 21);
    return result;
  }

  /** Uniform in (0, 1]. */
  uniform(): number {
    return ((this.bits() >>> 0) + 1) * PER_32_BITS;
  }

  /** A whole number from 0 to below `n`, all equally likely. */
  below(n: number): number {
    return Math.floor((this.bits() >>> 0) * PER_32_BITS * n);
  }

  /** Exponential with mean 1, by the ziggurat method. */
  exponential(): number {
    for (;;) {
      const bits = this.bits();
      const layer = bits >>> 24;
      const value = (bits & 0xffffff) * PER_24_BITS * (ex[layer] as number);
      if (value < (ex[layer + 1] as number)) return value;
      // Beyond the last layer the distribution begins anew.
      if (layer === 0) return er + this.exponential();
      if ((ef[layer] as number) + this.uniform() * ((ef[layer + 1] as number) - (ef[layer] as number)) < exp(-value)) return value;
    }
  }

  /** Normal with mean 0 and variance 1, by the ziggurat method. */
  normal(): number {
    for (;;) {
      const bits = this.bits();
      const layer = bits >>> 24;
      const size = (bits & 0x7fffff) * PER_23_BITS * (nx[layer] as number);
      // Not a choice between two: half of them would be guessed wrongly by the processor.
      const value = (1 - ((bits >>> 22) & 2)) * size;
      if (size < (nx[layer + 1] as number)) return value;
      if (layer === 0) return value < 0 ? -this.normalTail() : this.normalTail();
      if ((nf[layer] as number) + this.uniform() * ((nf[layer + 1] as number) - (nf[layer] as number)) < exp(-0.5 * value * value)) return value;
    }
  }

  /** What of the normal distribution lies beyond the last layer (Marsaglia's method). */
  private normalTail(): number {
    for (;;) {
      const x = this.exponential() / nr;
      if (2 * this.exponential() > x * x) return nr + x;
    }
  }
}

/** Words of 32 bits from a seed and a name (FNV-1a, then splitmix32). */
function mixer(seed: number, name: string): () => number {
  let state = 0x811c9dc5 ^ (seed | 0) ^ Math.imul(Math.floor(seed / 4294967296) | 0, 0x9e3779b9);
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  };
}

