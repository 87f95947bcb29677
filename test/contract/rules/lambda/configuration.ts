import { lambdaWith, type RuleCase } from '../rule-cases.ts';

const LONG = 'x'.repeat(4090);
const MANAGED = 'CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: arn } }';
const written = (properties: string, rest = '') => `nodes:\n  work: { service: lambda, properties: { ${properties} }${rest} }\n`;
const subnets = (count: number) => `VpcConfig: { SecurityGroupIds: [g], SubnetIds: [${Array.from({ length: count }, (_, at) => `s${at}`).join(', ')}] }`;
const inVpc = (functions: number) => `nodes:\n${Array.from({ length: functions }, (_, at) =>
  `  f${at}: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h, VpcConfig: { SecurityGroupIds: [g${at}], SubnetIds: [${Array.from({ length: 10 }, (_unused, subnet) => `s${subnet}`).join(', ')}] } } }\n`).join('')}`;
const called = (properties: string, kind: string) => lambdaWith(properties, `  caller: { service: lambda, properties: { Runtime: nodejs24.x, Handler: i.h, Timeout: 900 } }\n  topic: { service: sns }\nconnections:\n  in: { from: ${kind} , to: work }\n`);

export const configuration: readonly RuleCase[] = [
  {
    rule: 'lambda.timeout-above-limit', design: lambdaWith('Timeout: 1200'), at: 'nodes.work.properties.Timeout', limit: { id: 'lambda.timeout-max', needed: 1200 },
    says: 'Timeout is 1,200 s; Lambda allows at most 900 s. Split longer work into steps.', fix: { value: 900 },
    fine: lambdaWith(`Timeout: 1200, ${MANAGED}`),
  },
  {
    rule: 'lambda.timeout-above-limit', at: 'nodes.work.properties.Timeout', design: lambdaWith(`Timeout: 6000, ${MANAGED}`),
    says: 'Timeout is 6,000 s; Lambda allows at most 5,400 s. Split longer work into steps.', fix: { value: 5400 }, fine: lambdaWith('Timeout: 900'),
  },
  {
    rule: 'lambda.timeout-below-limit', design: lambdaWith('Timeout: 0'), at: 'nodes.work.properties.Timeout',
    says: 'Timeout is 0 s; Lambda allows at least 1 s.', fix: { value: 1 }, fine: lambdaWith('Timeout: 1'),
  },
  {
    rule: 'lambda.timeout-beyond-waiting-callers', design: called(`Timeout: 1200, ${MANAGED}`, 'caller'), at: 'nodes.work.properties.Timeout', limit: { id: 'lambda.timeout-max', needed: 1200 },
    says: 'Timeout is 1200 s, but everything that calls “work” waits for it, and such a call is stopped after 900 s. Call it asynchronously, or lower the timeout.',
    fix: { value: 900 }, fine: called(`Timeout: 1200, ${MANAGED}`, 'topic'),
  },
  {
    rule: 'lambda.memory-out-of-range', design: lambdaWith('MemorySize: 64'), at: 'nodes.work.properties.MemorySize',
    says: 'MemorySize is 64 MB; Lambda allows 128 to 10,240 MB.', fix: { value: 128 },
    fine: lambdaWith('MemorySize: !Ref Size') + '\nparameters: { Size: { Type: Number } }',
  },
  {
    rule: 'lambda.memory-out-of-range', design: lambdaWith('MemorySize: 16384'), at: 'nodes.work.properties.MemorySize',
    says: 'MemorySize is 16,384 MB; Lambda allows 128 to 10,240 MB.', fix: { value: 10240 }, fine: lambdaWith(`MemorySize: 16384, ${MANAGED}`),
  },
  {
    rule: 'lambda.ephemeral-storage-out-of-range', design: lambdaWith('EphemeralStorage: { Size: 20480 }'), at: 'nodes.work.properties.EphemeralStorage.Size',
    says: 'EphemeralStorage.Size is 20,480 MB; Lambda allows 512 to 10,240 MB.', fix: { value: 10240 }, fine: lambdaWith('EphemeralStorage: { Size: 10240 }'),
  },
  {
    rule: 'lambda.durable-timeout-above-limit', design: lambdaWith('DurableConfig: { ExecutionTimeout: 40000000 }'), at: 'nodes.work.properties.DurableConfig.ExecutionTimeout',
    says: 'DurableConfig.ExecutionTimeout is 40,000,000 s; Lambda allows at most 31,622,400 s.', fix: { value: 31622400 }, fine: lambdaWith('DurableConfig: { ExecutionTimeout: 31622400 }'),
  },
  {
    rule: 'lambda.environment-above-4-kb', design: lambdaWith(`Environment: { Variables: { KEY: "${LONG}", 이름: 값 } }`), at: 'nodes.work.properties.Environment.Variables',
    says: 'The environment takes at least 4,102 bytes; Lambda allows 4,096 in all. Keep large values in Parameter Store or S3 and pass their names.',
    limit: { id: 'lambda.environment-max', needed: 4102 }, fine: lambdaWith(`Environment: { Variables: { KEY: "${LONG}" } }`),
  },
  {
    rule: 'lambda.too-many-layers', design: lambdaWith('Layers: [a, b, c, d, e, !Ref F]'), at: 'nodes.work.properties.Layers', limit: { id: 'lambda.layers-max', needed: 6 },
    says: 'The function has 6 layers; Lambda allows 5. Merge some, or bundle what they hold with the code.', fine: lambdaWith('Layers: [a, b, c, d, e]'),
  },
  {
    rule: 'lambda.too-many-file-systems', design: lambdaWith('FileSystemConfigs: [{ Arn: a, LocalMountPath: /mnt/a }, { Arn: b, LocalMountPath: /mnt/b }]'), at: 'nodes.work.properties.FileSystemConfigs',
    says: 'The function has 2 file systems; Lambda allows 1. Keep one, or split the function.', fine: lambdaWith('FileSystemConfigs: [{ Arn: a, LocalMountPath: /mnt/a }]'),
  },
  {
    rule: 'lambda.text-too-long', design: lambdaWith(`Description: ${'d'.repeat(257)}`), at: 'nodes.work.properties.Description', limit: { id: 'lambda.description-length-max', needed: 257 },
    says: 'Description has 257 characters; Lambda takes 256. Shorten it.', fine: lambdaWith(`Description: ${'d'.repeat(256)}`),
  },
  {
    rule: 'lambda.function-name-invalid', design: lambdaWith('FunctionName: send mail'), at: 'nodes.work.properties.FunctionName',
    says: 'A function name has at most 64 letters, digits, hyphens and underscores. Shorten it, or remove it and let CloudFormation make one.',
    fix: { value: undefined }, fine: lambdaWith('FunctionName: send-mail'),
  },
  {
    rule: 'lambda.runtime-or-handler-missing', design: written('Runtime: nodejs24.x'), at: 'nodes.work.properties.Handler',
    says: 'Handler is missing: a function that is not a container image needs it, for example index.handler.',
    fix: { value: 'index.handler' }, fine: written('PackageType: Image'),
  },
  {
    rule: 'lambda.inline-code-unsupported', design: written('Runtime: java25, Handler: index.handler, Code: { ZipFile: "class A {}" }'), at: 'nodes.work.properties.Code.ZipFile',
    says: 'Code in the template works for Node.js and Python, not for java25. Put it into a folder and name that as code.', fine: written('Runtime: python3.14, Handler: index.main, Code: { ZipFile: "def main(e, c): pass" }'),
  },
  {
    rule: 'lambda.inline-code-unsupported', design: written('Runtime: nodejs24.x, Handler: app.main, Code: { ZipFile: "exports.main = 1" }'), at: 'nodes.work.properties.Handler',
    says: 'CloudFormation puts the code of Code.ZipFile into a file called index, so that the handler is index.main, not app.main.', fix: { value: 'index.main' },
  },
  {
    rule: 'lambda.package-too-large', design: written('Runtime: nodejs24.x, Handler: i.h', ', assume: { packageSize: 300 MB }'), at: 'nodes.work.assume.packageSize', limit: { id: 'lambda.unzipped-max', needed: 300 * 1024 ** 2 },
    says: 'The code of “work” takes 300 MB; at most 250 MB are allowed. Leave out what it does not need.', fine: written('PackageType: Image', ', assume: { packageSize: 300 MB }'),
  },
  {
    rule: 'lambda.vpc-config-too-large', design: lambdaWith(subnets(17)), at: 'nodes.work.properties.VpcConfig.SubnetIds', limit: { id: 'lambda.vpc-subnets', needed: 17 },
    says: 'The function has 17 subnets; Lambda allows 16. Remove some.', fine: lambdaWith(subnets(16)),
  },
  {
    rule: 'lambda.vpc-interfaces-above-quota', design: inVpc(51), at: 'nodes.f50.properties.VpcConfig', limit: { id: 'lambda.vpc-interfaces', needed: 510 },
    says: 'The functions of this design use 510 combinations of subnet and security groups, a network interface each; the quota of a VPC is 500. Let functions share security groups, or have the quota raised.',
    fine: inVpc(50),
  },
  {
    rule: 'lambda.url-on-version', design: written('Runtime: nodejs24.x, Handler: i.h', ', parts: { Url: { Type: AWS::Lambda::Url, Properties: { AuthType: AWS_IAM, Qualifier: "3" } } }'), at: 'nodes.work.parts.Url.Properties.Qualifier',
    says: 'A function URL cannot belong to version 3. Name an alias, or remove Qualifier.', fix: { value: undefined },
    fine: written('Runtime: nodejs24.x, Handler: i.h', ', parts: { Url: { Type: AWS::Lambda::Url, Properties: { AuthType: AWS_IAM, Qualifier: live } } }'),
  },
  {
    rule: 'lambda.url-cors-age-out-of-range', design: written('Runtime: nodejs24.x, Handler: i.h', ', parts: { Url: { Type: AWS::Lambda::Url, Properties: { AuthType: AWS_IAM, Cors: { MaxAge: 90000 } } } }'), at: 'nodes.work.parts.Url.Properties.Cors.MaxAge',
    says: 'Cors.MaxAge is 90,000 s; Lambda allows at most 86,400 s.', fix: { value: 86400 },
    fine: written('Runtime: nodejs24.x, Handler: i.h', ', parts: { Url: { Type: AWS::Lambda::Url, Properties: { AuthType: AWS_IAM, Cors: { MaxAge: 86400 } } } }'),
  },
];
