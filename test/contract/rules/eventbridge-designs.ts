import { lambdaWith } from './rule-cases.ts';

export const rule = (properties: string) => `nodes:\n  placed: { service: eventbridge.rule, properties: { ${properties} } }\n`;
export const PATTERN = 'EventPattern: { source: [shop] }';
export const DAILY = 'ScheduleExpression: cron(0 12 * * ? *)';
export const schedule = (properties: string) => `nodes:\n  daily: { service: eventbridge.schedule, properties: { ${properties} } }\n`;

/** A bus `orders` with a rule `placed` on it. */
export const onBus = (bus: string, properties: string, rest = '') => `nodes:
  orders: { service: eventbridge.bus${bus === '' ? '' : `, properties: { ${bus} }`} }
  placed: { service: eventbridge.rule, properties: { ${properties} } }
${rest === '' ? '' : `  ${rest}\n`}connections:
  orders-placed: { from: orders, to: placed }
`;

/** A rule or a schedule, a function `work` and a connection between them. */
export const toFunction = (settings: string, from = `placed: { service: eventbridge.rule, properties: { ${PATTERN} } }`) => lambdaWith('', `  ${from}
connections:
  target: { from: ${from.split(':')[0]}, to: work${settings === '' ? '' : `, ${settings}`} }
`);
export const fromSchedule = (settings: string) => toFunction(settings, `daily: { service: eventbridge.schedule, properties: { ${DAILY} } }`);

export const toQueues = (count: number, written = '') => `nodes:
  placed: { service: eventbridge.rule, properties: { ${PATTERN}${written} } }
${Array.from({ length: count }, (_, at) => `  q${at}: { service: sqs }\n`).join('')}connections:
${Array.from({ length: count }, (_, at) => `  placed-q${at}: { from: placed, to: q${at} }\n`).join('')}`;

/** Two rules' worth of buses: `a` hands on to `b`, and `b` to `c`. */
export const threeBuses = (first: string) => `nodes:
  a: { service: eventbridge.bus }
  b: { service: eventbridge.bus }
  c: { service: eventbridge.bus }
  ab: { service: eventbridge.rule, properties: { ${PATTERN} } }
  bc: { service: eventbridge.rule, properties: { ${PATTERN} } }
connections:
  a-ab: { from: a, to: ab }
  ab-next: { from: ab, to: ${first} }
  b-bc: { from: b, to: bc }
  bc-c: { from: bc, to: c }
`;

/** People whose requests become events, through an API and the function `work`. */
export const busy = (peak: string, connection = '', rest = '') => lambdaWith('', `  people: { service: client, traffic: { all: { peak: ${peak}, path: GET / } } }
  api: { service: apigateway.http, routes: { all: { route: GET / } } }
  orders: { service: eventbridge.bus }
${rest}connections:
  people-api: { from: people, to: api }
  api-work: { from: api, to: work, routes: [all] }
  work-orders: { from: work, to: orders${connection} }
`);

export const wildcards = (count: number, operator: string) => `nodes:
  orders: { service: eventbridge.bus }
${Array.from({ length: count }, (_, at) => `  r${at}: { service: eventbridge.rule, properties: { EventPattern: { source: [{ ${operator}: shop${operator === 'wildcard' ? '*' : ''} }] } } }\n`).join('')}connections:
${Array.from({ length: count }, (_, at) => `  orders-r${at}: { from: orders, to: r${at} }\n`).join('')}`;

/** A queue `jobs`, a pipe `carry`, and what it hands on to. */
export const piped = (ends: { readonly queue?: string; readonly pipe?: string; readonly poll?: string; readonly target?: string; readonly to?: string; readonly rest?: string; readonly connections?: string }) => lambdaWith('Timeout: 30', `  jobs: { service: sqs, properties: { VisibilityTimeout: ${ends.queue ?? '180'} } }
  carry: { service: eventbridge.pipe${ends.pipe === undefined ? '' : `, properties: { ${ends.pipe} }`} }
${ends.target === undefined ? '' : `  ${ends.target}\n`}${ends.rest === undefined ? '' : `  ${ends.rest}\n`}connections:
  jobs-carry: { from: jobs, to: carry${ends.poll === undefined ? '' : `, properties: { ${ends.poll} }`} }
  carry-target: { from: carry, to: ${ends.to ?? 'work'} }
${ends.connections === undefined ? '' : `  ${ends.connections}\n`}`);
