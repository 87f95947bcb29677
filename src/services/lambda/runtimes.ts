import type { Source } from '../../core/model/source.ts';

/** The lifecycle of the managed runtimes, as AWS lists it. */
export const RUNTIMES_SOURCE: Source = { url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html', asOf: '2026-11-21' };

/** Runtimes that new functions should use, newest of each language first. */
export const SUPPORTED_RUNTIMES: readonly string[] = [
  'nodejs24.x', 'nodejs22.x',
  'python3.14', 'python3.13', 'python3.12', 'python3.11',
  'java25', 'java21', 'java17', 'java17.al2023', 'java11', 'java11.al2023', 'java8.al2', 'java8.al2023',
  'dotnet10',
  'ruby4.0', 'ruby3.4', 'ruby3.3',
  'provided.al2023',
];

/** Announced for November 2026, and in the API already. */
export const ANNOUNCED_RUNTIMES: readonly string[] = ['nodejs26.x', 'python3.15'];

export interface Deprecation {
  /** No security patches and no support from this day on. */
  readonly deprecated: string;
  /** No new functions from this day on. */
  readonly noCreate: string;
  /** No changes of existing functions from this day on. */
  readonly noUpdate: string;
}

function ends(deprecated: string, noCreate: string, noUpdate: string): Deprecation {
  return { deprecated, noCreate, noUpdate };
}

/** Runtimes past their deprecation on the day the list was read. */
export const DEPRECATED_RUNTIMES: ReadonlyMap<string, Deprecation> = new Map([
  ['python3.10', ends('2026-10-31', '2027-02-01', '2027-03-03')],
  ['dotnet8', ends('2026-11-10', '2027-02-01', '2027-03-03')],
  ['nodejs20.x', ends('2026-04-30', '2027-02-01', '2027-03-03')],
  ['nodejs18.x', ends('2025-09-01', '2027-02-01', '2027-03-03')],
  ['nodejs16.x', ends('2024-06-12', '2027-02-01', '2027-03-03')],
  ['nodejs14.x', ends('2023-12-04', '2024-01-09', '2027-03-03')],
  ['nodejs12.x', ends('2023-03-31', '2023-03-31', '2023-04-30')],
  ['nodejs10.x', ends('2021-07-30', '2021-07-30', '2022-02-14')],
  ['nodejs8.10', ends('2020-03-06', '2020-02-04', '2020-03-06')],
  ['nodejs6.10', ends('2019-08-12', '2019-07-12', '2019-08-12')],
  ['nodejs4.3-edge', ends('2020-03-05', '2019-03-31', '2019-04-30')],
  ['nodejs4.3', ends('2020-03-05', '2020-02-03', '2020-03-05')],
  ['nodejs', ends('2016-08-30', '2016-09-30', '2016-10-31')],
  ['python3.9', ends('2025-12-15', '2027-02-01', '2027-03-03')],
  ['python3.8', ends('2024-10-14', '2027-02-01', '2027-03-03')],
  ['python3.7', ends('2023-12-04', '2024-01-09', '2027-03-03')],
  ['python3.6', ends('2022-07-18', '2022-07-18', '2022-08-29')],
  ['python2.7', ends('2021-07-15', '2021-07-15', '2022-05-30')],
  ['java8', ends('2024-01-08', '2024-02-08', '2027-03-03')],
  ['go1.x', ends('2024-01-08', '2024-02-08', '2027-03-03')],
  ['provided', ends('2024-01-08', '2024-02-08', '2027-03-03')],
  ['provided.al2', ends('2026-07-31', '2027-02-01', '2027-03-03')],
  ['dotnet6', ends('2024-12-20', '2027-02-01', '2027-03-03')],
  ['dotnetcore3.1', ends('2023-04-03', '2023-04-03', '2023-05-03')],
  ['dotnetcore2.1', ends('2022-01-05', '2022-01-05', '2022-04-13')],
  ['dotnetcore2.0', ends('2019-05-30', '2019-04-30', '2019-05-30')],
  ['dotnetcore1.0', ends('2019-06-27', '2019-06-30', '2019-07-30')],
  ['ruby3.2', ends('2026-03-31', '2027-02-01', '2027-03-03')],
  ['ruby2.7', ends('2023-12-07', '2024-01-09', '2027-03-03')],
  ['ruby2.5', ends('2021-07-30', '2021-07-30', '2022-03-31')],
]);

/** The newest runtime of the same language; undefined where code must be rewritten to move. */
export function successorOf(runtime: string): string | undefined {
  const language = /^[a-z]+/.exec(runtime)?.[0].replace('dotnetcore', 'dotnet');
  return SUPPORTED_RUNTIMES.find((candidate) => /^[a-z]+/.exec(candidate)?.[0] === language);
}

/** Lambda@Edge takes Node.js and Python: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html (2026-11) */
export function runsAtTheEdge(runtime: string): boolean {
  return /^(nodejs|python)/.test(runtime);
}
