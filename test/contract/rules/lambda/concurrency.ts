import { lambdaWith, type RuleCase } from '../rule-cases.ts';

interface Load {
  readonly peak: string;
  readonly duration?: string;
  readonly properties?: string;
  readonly parts?: string;
  readonly shape?: string;
  readonly quota?: number;
}

/** A function behind an API, called at a peak. */
const api = ({ peak, duration = '2 s', properties = '', parts = '', shape = 'constant', quota = 1000 }: Load) => lambdaWith(properties, `    assume: { duration: ${duration} }
    parts: { ${parts} }
  people: { service: client, traffic: { all: { peak: ${peak}, shape: ${shape}, path: GET /items } } }
  api: { service: apigateway.http, routes: { items: { route: GET /items } } }
connections:
  people-api: { from: people, to: api }
  api-work: { from: api, to: work, routes: [items] }
${quota === 1000 ? '' : `account: { quotas: { lambda.concurrency: ${quota} } }`}
`);
const more = (reserved: number) => `  more: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h, ReservedConcurrentExecutions: ${reserved} } }`;
const alias = (executions: number) => `Live: { Type: AWS::Lambda::Alias, Properties: { FunctionVersion: "1", Name: live, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: ${executions} } } }`;
const ready = (executions: number, properties = '') => lambdaWith(properties, `    parts: { ${alias(executions)} }\n`);
const URL = 'Url: { Type: AWS::Lambda::Url, Properties: { AuthType: AWS_IAM } }';

/** Two functions behind one API, each called 400 times a second. */
const two = (seconds: string, reserved = '') => lambdaWith('', `    assume: { duration: 1 s }
  other: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h }, assume: { duration: ${seconds} } }
  third: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h${reserved} } }
  people: { service: client, traffic: { a: { peak: 400/s, shape: constant, path: GET /a }, b: { peak: 400/s, shape: constant, path: GET /b } } }
  api: { service: apigateway.http, routes: { a: { route: GET /a }, b: { route: GET /b } } }
connections:
  people-api: { from: people, to: api }
  api-work: { from: api, to: work, routes: [a] }
  api-other: { from: api, to: other, routes: [b] }
`);

export const concurrency: readonly RuleCase[] = [
  {
    rule: 'lambda.reserved-concurrency-leaves-too-little', at: 'nodes.more.properties.ReservedConcurrentExecutions', limit: { id: 'lambda.concurrency', needed: 1100 },
    design: lambdaWith('ReservedConcurrentExecutions: 600', more(400)),
    says: 'The functions of this design reserve 1,000 executions; of 1,000 in the account at most 900 may be reserved (100 stay free). Reserve less, or have the quota raised and write it under account.quotas.',
    fine: lambdaWith('ReservedConcurrentExecutions: 600', more(300)),
  },
  {
    rule: 'lambda.switched-off', design: lambdaWith('ReservedConcurrentExecutions: 0'), at: 'nodes.work.properties.ReservedConcurrentExecutions',
    says: 'ReservedConcurrentExecutions is 0: every invocation is refused. Remove it, or set how many may run at a time.', fix: { value: undefined }, fine: lambdaWith('ReservedConcurrentExecutions: 1'),
  },
  {
    rule: 'lambda.provisioned-concurrency-above-limit', design: ready(950), at: 'nodes.work.parts.Live.Properties.ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions',
    limit: { id: 'lambda.provisioned-concurrency-max', needed: 950 },
    says: '950 environments are kept ready; the account has 900 for it. Keep fewer ready, or have the quota raised and write it under account.quotas.', fix: { value: 900 }, fine: ready(900),
  },
  {
    rule: 'lambda.provisioned-concurrency-above-limit', design: ready(20, 'ReservedConcurrentExecutions: 10'), at: 'nodes.work.parts.Live.Properties.ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions',
    says: '20 environments are kept ready; the function reserves 10. Keep fewer ready, or reserve more.', fix: { value: 10 }, fine: ready(10, 'ReservedConcurrentExecutions: 10'),
  },
  {
    rule: 'lambda.peak-above-concurrency', design: api({ peak: '600/s', duration: '{ p50: 2 s, p99: 4 s }' }), at: 'nodes.work.assume.duration', limit: { id: 'lambda.concurrency', needed: 1200 },
    says: 'work: 1,200 concurrent executions at the peak (600 requests/s × 2 s), the regional default is 1,000. The rest is throttled. Make it faster, raise the concurrency, or take requests through a queue.',
    fine: api({ peak: '500/s' }),
  },
  {
    rule: 'lambda.peak-above-concurrency', design: api({ peak: '600/s', quota: 1100 }), at: 'nodes.work.assume.duration', limit: { id: 'lambda.concurrency', needed: 1200 },
    says: 'work: 1,200 concurrent executions at the peak (600 requests/s × 2 s), the account has 1,100. The rest is throttled. Make it faster, raise the concurrency, or take requests through a queue.',
    fine: api({ peak: '600/s', quota: 1200 }),
  },
  {
    rule: 'lambda.peak-above-concurrency', design: api({ peak: '600/s', properties: 'ReservedConcurrentExecutions: 50' }), at: 'nodes.work.assume.duration',
    says: 'work: 1,200 concurrent executions at the peak (600 requests/s × 2 s), 50 are reserved for it. The rest is throttled. Make it faster, raise the concurrency, or take requests through a queue.',
    fine: api({ peak: '600/s', properties: 'ReservedConcurrentExecutions: !ImportValue Reserved' }),
  },
  {
    rule: 'lambda.peaks-above-account-concurrency', design: two('2 s'), at: 'nodes.other.assume.duration', limit: { id: 'lambda.concurrency', needed: 1200 },
    says: 'With every flow at its peak the functions want 1,200 concurrent executions (other 800, work 400); 1,000 are left for them. The rest is throttled. Reserve for what matters, take requests through a queue, or have the quota raised.',
    fine: two('1.5 s'),
  },
  {
    rule: 'lambda.peaks-above-account-concurrency', design: two('1.5 s', ', ReservedConcurrentExecutions: 100'), at: 'nodes.other.assume.duration', limit: { id: 'lambda.concurrency', needed: 1100 },
    says: 'With every flow at its peak the functions want 1,000 concurrent executions (other 600, work 400); 900 are left for them. The rest is throttled. Reserve for what matters, take requests through a queue, or have the quota raised.',
  },
  {
    rule: 'lambda.peak-above-request-rate', design: api({ peak: '12000/s', duration: '20 ms' }), at: 'nodes.work', limit: { id: 'lambda.concurrency', needed: 1200 },
    says: 'work: 12,000 requests/s at the peak; the regional default is 1,000, which serve 10 requests/s each, 10,000 in all. The rest is throttled. Raise the concurrency, or take requests through a queue.',
    fine: api({ peak: '10000/s', duration: '20 ms' }),
  },
  {
    rule: 'lambda.url-above-request-rate', design: api({ peak: '300/s', duration: '20 ms', properties: 'ReservedConcurrentExecutions: 20', parts: URL }), at: 'nodes.work', limit: { id: 'lambda.url-requests-per-reserved', needed: 15 },
    says: 'work: 300 requests/s at the peak; 20 are reserved for it, which serve 10 requests/s each, 200 in all. The rest is throttled. Raise the concurrency, or take requests through a queue.',
    fine: api({ peak: '200/s', duration: '20 ms', properties: 'ReservedConcurrentExecutions: 20', parts: URL }),
  },
  {
    rule: 'lambda.spike-above-scaling-rate', design: api({ peak: '1500/s', shape: 'spike', quota: 5000 }), at: 'nodes.work.assume.duration', limit: { id: 'lambda.scaling-rate', needed: 3000 },
    says: 'work: a spike of 1,500 requests/s wants 3,000 new environments at once; Lambda adds 1,000 every 10 s, so that requests are throttled for 20 s. Keep environments ready (provisioned concurrency), or take the spike through a queue.',
    fine: api({ peak: '1500/s', shape: 'diurnal', quota: 5000 }),
  },
  {
    rule: 'lambda.spike-above-scaling-rate', design: api({ peak: '1500/s', shape: 'spike', quota: 5000, parts: alias(500) }), at: 'nodes.work.assume.duration',
    says: 'work: a spike of 1,500 requests/s wants 2,500 new environments at once; Lambda adds 1,000 every 10 s, so that requests are throttled for 20 s. Keep environments ready (provisioned concurrency), or take the spike through a queue.',
    fine: api({ peak: '1500/s', shape: 'spike', quota: 5000, parts: alias(2000) }),
  },
];
