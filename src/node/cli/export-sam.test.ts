import { describe, expect, it } from 'vitest';
import { runCli } from './testing.ts';

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
describe('export --cfn', () => {
  it('expands a SAM template', async () => {
    const { code, out } = await runCli(['export', 'template.yaml', '--cfn', '--format', 'json'], { 'template.yaml': SAM });
    expect(code).toBe(0);
    expect(Object.keys((JSON.parse(out) as { Resources: object }).Resources)).toEqual(['Hello', 'HelloRole']);
  });

  it('lies in the partition of the region that is asked for', async () => {
    const { out } = await runCli(['export', 'template.yaml', '--cfn', '--region', 'cn-north-1'], { 'template.yaml': SAM });
    expect(out).toContain('arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole');
  });

  it('gives a design without SAM as the plain export does', async () => {
    const [plain, cfn] = await Promise.all([runCli(['export', 'a.arch.yaml'], { 'a.arch.yaml': DESIGN }), runCli(['export', 'a.arch.yaml', '--cfn'], { 'a.arch.yaml': DESIGN })]);
    expect(cfn.out).toBe(plain.out);
  });

  it('says what SAM would refuse, line by line, and writes nothing', async () => {
    const { code, out, err } = await runCli(['export', 'template.yaml', '--cfn'], { 'template.yaml': SAM.replace('Handler', 'Handle') });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('template.yaml: Resources.Hello.Properties.Handle: AWS::Serverless::Function has no property Handle.\n');
  });
});

describe('export --sam', () => {
  it('says so where SAM has nothing shorter to say', async () => {
    const { code, out, err } = await runCli(['export', 'a.arch.yaml', '--sam'], { 'a.arch.yaml': DESIGN.replace('dynamodb', 'sqs').replace(/ {4}properties:[^]*/, '') });
    expect(code).toBe(0);
    expect(out).toContain('AWS::SQS::Queue');
    expect(err).toBe('SAM has nothing shorter to say here; the template is plain CloudFormation.\n');
  });

  it('writes to a file', async () => {
    const files = new Map([['template.yaml', SAM]]);
    await runCli(['export', 'template.yaml', '--sam', '--out', 'short.yaml'], files);
    expect(files.get('short.yaml')).toContain('Type: AWS::Serverless::Function');
  });

  it.each([[['--sam', '--cfn']], [['--sam', '--format', 'sarif']], [['--sam', 'b.yaml']]])('takes one file and one form (%j)', async (rest) => {
    const { code, err } = await runCli(['export', 'a.yaml', ...rest]);
    expect(code).toBe(2);
    expect(err).toContain('serverless-canvas export FILE --cfn|--sam');
  });
});
