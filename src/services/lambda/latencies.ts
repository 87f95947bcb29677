import type { Latency } from '../../core/simulation/contract.ts';
import type { Source } from '../../core/model/source.ts';

/** Cold starts of functions that load nothing, ten a day and function from 2026-07-24 to 2026-08-22: "Init Duration" and the first handler. */
export const COLD_START_SOURCE: Source = { url: 'https://github.com/maxday/lambda-perf/tree/6070b7947b5ddf788cb69f2ffe6bbde3e22033fb', asOf: '2026-08-22' };

/** 10th, 50th, 90th and 99th percentile, milliseconds. */
type Quantiles = readonly [p10: number, p50: number, p90: number, p99: number];

export interface ColdStart {
  /** INIT by package and architecture; it does not depend on the memory. */
  readonly zip: Quantiles;
  readonly zipArm: Quantiles;
  readonly image: Quantiles;
  readonly imageArm: Quantiles;
  /** The first handler of an environment with 128, 256, 512 and 1,024 MB: it depends on the share of a CPU that memory buys. */
  readonly first: Quantiles;
}

/** By runtime; `provided.al2023` as measured of Go. */
export const COLD_STARTS: ReadonlyMap<string, ColdStart> = new Map<string, ColdStart>([
  ['dotnet10', { zip: [229.3, 251.1, 458.9, 679.6], zipArm: [198.8, 249, 554, 689.5], image: [330.1, 393.2, 690.7, 840.6], imageArm: [288.1, 375.5, 693.8, 849.6], first: [793.37, 386.46, 180.43, 80.17] }],
  ['dotnet8', { zip: [228.7, 252.1, 330.5, 631.8], zipArm: [234.4, 299.8, 567.5, 706.1], image: [334, 402.1, 673.5, 836.7], imageArm: [349.9, 442.7, 717.6, 859.4], first: [712.45, 355.46, 164.41, 74.25] }],
  ['java11', { zip: [263, 277.9, 355.1, 577.3], zipArm: [218.1, 286, 535.9, 572.1], image: [313.2, 364.3, 633.7, 783.7], imageArm: [253.3, 337.6, 678.9, 765.1], first: [8.96, 2.8, 2.8, 2.78] }],
  ['java17', { zip: [190.9, 204.8, 229.1, 442.8], zipArm: [163.6, 218.1, 233.6, 469.6], image: [261.2, 321.1, 562.1, 737.9], imageArm: [250.1, 315.6, 476.8, 598.6], first: [5.14, 2.43, 2.54, 2.48] }],
  ['java21', { zip: [222.2, 238.4, 272.1, 611.2], zipArm: [188.2, 248.9, 268.7, 475.2], image: [283.4, 358.1, 658.9, 807], imageArm: [240, 336.2, 625.6, 756.8], first: [95.75, 35.38, 31.82, 6.73] }],
  ['java25', { zip: [172.7, 190.4, 293.7, 464.2], zipArm: [145.8, 198, 231.8, 443.1], image: [209.8, 240.8, 470.3, 640.9], imageArm: [178.3, 246.1, 421.9, 531.6], first: [247.77, 96.24, 24.38, 10.48] }],
  ['nodejs20.x', { zip: [126.5, 141.6, 159.1, 187.5], zipArm: [105.3, 131.2, 139.4, 158.8], image: [224.8, 263, 551.6, 760.2], imageArm: [175, 228.2, 276.3, 687], first: [11.15, 3.26, 3.13, 3.14] }],
  ['nodejs22.x', { zip: [126.2, 140.7, 158.7, 189.6], zipArm: [101.8, 129.1, 137, 153.7], image: [235.6, 295.3, 561.8, 791.5], imageArm: [176.4, 238.6, 590.8, 779.4], first: [12.03, 3.37, 3.34, 3.25] }],
  ['nodejs24.x', { zip: [117.9, 134.3, 152.5, 187.2], zipArm: [96.4, 122.5, 130.7, 152.6], image: [223.5, 273.8, 531.7, 734.3], imageArm: [171.6, 229.8, 663.5, 747.9], first: [10.89, 2.93, 3.09, 2.9] }],
  ['provided.al2023', { zip: [46.7, 49.8, 52.6, 64], zipArm: [36, 42.8, 44.1, 47.9], image: [37.6, 47.1, 91.4, 125.8], imageArm: [29.6, 39.9, 76, 109.7], first: [1.57, 1.51, 1.5, 1.54] }],
  ['python3.12', { zip: [75.5, 84.2, 98.5, 125], zipArm: [63.9, 81, 87, 105.4], image: [124, 156.4, 302.8, 397.7], imageArm: [100.8, 132.3, 286.8, 366.6], first: [2.12, 1.95, 1.91, 1.95] }],
  ['python3.13', { zip: [77.9, 84, 99, 123.8], zipArm: [63.3, 80, 86.6, 108.2], image: [123.1, 160.3, 310.5, 391.6], imageArm: [101.6, 132.2, 261.6, 320.8], first: [2.21, 2.09, 2.06, 2.14] }],
  ['python3.14', { zip: [97.4, 106.8, 136.8, 238.5], zipArm: [80.2, 101.3, 112.2, 143.8], image: [146.2, 174.8, 337.2, 430.7], imageArm: [122.9, 158.6, 291.4, 359.8], first: [2.14, 1.98, 1.89, 1.92] }],
  ['ruby3.3', { zip: [205.9, 238, 390, 470.6], zipArm: [183, 243.6, 367.9, 447.1], image: [240.4, 274.8, 390.8, 480.8], imageArm: [211.8, 283.3, 350.7, 444.9], first: [12.98, 3.51, 3.09, 2.71] }],
  ['ruby3.4', { zip: [194.6, 226.7, 385.8, 483.9], zipArm: [178.9, 237.1, 398.1, 449.2], image: [230.3, 261.5, 380.4, 478.9], imageArm: [207.3, 272.4, 346.3, 447.2], first: [12.16, 2.6, 2.61, 2.49] }],
]);

/** Memory sizes of `first`. */
export const MEASURED_MEMORY = [128, 256, 512, 1024] as const;

/** What a cold start takes besides INIT: placing, fetching the code. */
export const PLATFORM: Latency = {
  p50: 100, p99: 350, confidence: 'derived',
  source: { url: 'https://mikhail.io/serverless/coldstarts/aws/', asOf: '2021-01' },
  note: 'what clients saw of a cold start less what they saw of a warm call (JavaScript 264 ms, Python 215 ms), less INIT of that time (173 ms, 108 ms)',
};

/** Restoring a snapshot instead of INIT. */
export const RESTORE: Latency = {
  p50: 115, p99: 300, confidence: 'measured',
  source: { url: 'https://edjgeek.com/blog/lambda-cold-starts-dead', asOf: '2026-04' },
  note: 'Java with SnapStart: 90 to 140 ms at the median, 200 to 400 ms at the 99th percentile; the middles',
};

/** Asking for a synchronous invocation and getting its answer, besides the handler. */
export const INVOKE: Latency = {
  p50: 8, p99: 30, confidence: 'derived',
  source: { url: 'https://github.com/vhive-serverless/STeLLAR', asOf: '2021' },
  note: 'a warm call through an HTTP API, 18 ms at the median and 48 ms in the tail net of the way, less the API',
};

/** After an error an asynchronous event is tried again after so long. Milliseconds. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html (2026-11-22) */
export const ASYNC_ERROR_WAITS = [60_000, 120_000] as const;

/** After a throttle, from so long, doubled each time; the same page names the ends, the factor is assumed. Milliseconds. */
export const ASYNC_THROTTLE_WAIT = 1000;
