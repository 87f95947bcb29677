import { describe, expect, it } from 'vitest';
import { main } from './main.ts';

const SAM = `Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties: { Runtime: nodejs22.x, Handler: index.handler, CodeUri: ./hello }
`;

const DESIGN = `version: 1
name: small
region: us-east-1
nodes:
  items:
    service: dynamodb
    properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
`;

/** Runs the command line over files in memory. */
async function run(argv: readonly string[], files: Readonly<Record<string, string>>) {
  let [out, err] = ['', ''];
  const written = new Map<string, string>();
  const code = await main(argv, {
    read: (file) => (files[file] === undefined ? Promise.reject(Object.assign(new Error('ENOENT'), { code: 'ENOENT' })) : Promise.resolve(files[file])),
    designsIn: () => Promise.resolve(undefined),
    write: async (file, text) => void written.set(file, text),
    out: (text) => { out += text; },
    err: (text) => { err += text; },
    env: {},
  });
  return { code, out, err, written };
}

describe('export --cfn', () => {
  it('expands a SAM template', async () => {
    const { code, out } = await run(['export', 'template.yaml', '--cfn', '--format', 'json'], { 'template.yaml': SAM });
    expect(code).toBe(0);
    expect(Object.keys((JSON.parse(out) as { Resources: object }).Resources)).toEqual(['Hello', 'HelloRole']);
  });

  it('lies in the partition of the region that is asked for', async () => {
    const { out } = await run(['export', 'template.yaml', '--cfn', '--region', 'cn-north-1'], { 'template.yaml': SAM });
    expect(out).toContain('arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole');
  });

  it('gives a design without SAM as the plain export does', async () => {
    const [plain, cfn] = await Promise.all([run(['export', 'a.arch.yaml'], { 'a.arch.yaml': DESIGN }), run(['export', 'a.arch.yaml', '--cfn'], { 'a.arch.yaml': DESIGN })]);
    expect(cfn.out).toBe(plain.out);
  });

  it('says what SAM would refuse, line by line, and writes nothing', async () => {
    const { code, out, err } = await run(['export', 'template.yaml', '--cfn'], { 'template.yaml': SAM.replace('Handler', 'Handle') });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('template.yaml: Resources.Hello.Properties.Handle: AWS::Serverless::Function has no property Handle.\n');
  });
});

describe('export --sam', () => {
  it('says so where SAM has nothing shorter to say', async () => {
    const { code, out, err } = await run(['export', 'a.arch.yaml', '--sam'], { 'a.arch.yaml': DESIGN.replace('dynamodb', 'sqs').replace(/ {4}properties:[^]*/, '') });
    expect(code).toBe(0);
    expect(out).toContain('AWS::SQS::Queue');
    expect(err).toBe('SAM has nothing shorter to say here; the template is plain CloudFormation.\n');
  });

  it('writes to a file', async () => {
    const { written } = await run(['export', 'template.yaml', '--sam', '--out', 'short.yaml'], { 'template.yaml': SAM });
    expect(written.get('short.yaml')).toContain('Type: AWS::Serverless::Function');
  });

  it.each([[['--sam', '--cfn']], [['--sam', '--format', 'sarif']], [['--sam', 'b.yaml']]])('takes one file and one form (%j)', async (rest) => {
    const { code, err } = await run(['export', 'a.yaml', ...rest], {});
    expect(code).toBe(2);
    expect(err).toContain('serverless-canvas export FILE --cfn|--sam');
  });
});
