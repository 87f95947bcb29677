import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOCUMENTATION_FILE } from '../../src/core/specification/documentation.ts';
import { SPECIFICATION_FILE, specificationLoader } from '../../src/core/specification/loader.ts';
import { describer } from '../../src/node/worker/documentation.ts';
import { engineHandlers } from '../../src/node/worker/engine.ts';

const specification = specificationLoader(() => readFile(join(...SPECIFICATION_FILE), 'utf8'));
const engine = engineHandlers(undefined, specification, describer(() => readFile(join(...DOCUMENTATION_FILE))));
const PAGES = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';

const TEXT = `version: 1
name: shop
nodes:
  orders:
    service: sqs
    properties: { FifoQueue: true, VisibilityTimeout: 90 }
  bill:
    service: lambda
    properties:
      Runtime: nodejs24.x
      Handler: index.handler
      Timeout: 20
      FunctionName: bill
      Timout: 3
      LoggingConfig: { LogFormat: JSON }
      Environment: { Variables: { TABLE: orders } }
    parts:
      BillLogs:
        Type: AWS::Logs::LogGroup
        Properties: { RetentionInDays: 30 }
  web:
    resource: AWS::S3::Bucket
    properties:
      BucketName: shop-web
      LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 3 }] }
connections:
  orders-bill: { from: orders, to: bill, properties: { BatchSize: 5 } }
template:
  Resources:
    Keys:
      Type: AWS::KMS::Key
      Properties: { EnableKeyRotation: true, KeySpec: RSA_2048 }
    Pages:
      Type: AWS::CloudFront::Distribution
      Properties: { DistributionConfig: { PriceClass: PriceClass_100 } }
    Constructor:
      Type: __proto__
      Properties: { constructor: 1 }
`;

async function partsOn(what: string, locale: 'en' | 'ko' = 'en', handlers = engine): Promise<readonly string[]> {
  const at = TEXT.indexOf(what);
  if (at < 0) throw new Error(`The text has no ${what}.`);
  const answer = await handlers.hover({ file: 'file:///shop.arch.yaml', text: TEXT, offset: at + 1, locale }, { cancelled: false, onCancelled: () => undefined });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value?.parts ?? [];
}
const lastOn = async (what: string, locale?: 'en' | 'ko'): Promise<string> => (await partsOn(what, locale)).at(-1) ?? '';

describe('a hover on a property', () => {
  it('of a node tells what AWS writes, its kind, whether it is required, what a change does, and its page', async () => {
    expect(await lastOn('FifoQueue')).toBe([
      '**FifoQueue** · AWS::SQS::Queue',
      "If set to true, creates a FIFO queue. If you don't specify this property, Amazon SQS creates a standard queue. For more information, see Amazon SQS FIFO queues in the Amazon SQS Developer Guide.",
      'Kind: true or false · Optional',
      'A change makes CloudFormation replace the resource.',
      `[CloudFormation documentation](${PAGES}/aws-resource-sqs-queue.html#cfn-sqs-queue-fifoqueue)`,
    ].join('\n\n'));
  });

  it('has labels in the language asked for around the words of AWS', async () => {
    const told = await lastOn('FunctionName', 'ko');
    expect(told).toContain('종류: 텍스트 · 선택');
    expect(told).toContain('바꾸면 CloudFormation이 리소스를 교체합니다.');
    expect(told).toContain('[CloudFormation 문서](');
    expect(told).toContain('The name of the Lambda function');
  });

  it('stands below what the form says, and leaves the range to the limit that AWS documents', async () => {
    const [form, property, ...none] = await partsOn('Timeout: 20');
    expect(none).toEqual([]);
    expect(form).toContain('Range: 1 – 900');
    expect(property).toContain('The amount of time (in seconds) that Lambda allows a function to run');
    expect(property).not.toContain('Range');
  });

  it('of a choice in the form lists the values once', async () => {
    expect((await partsOn('Runtime')).join().match(/`nodejs24\.x`/g)).toHaveLength(1);
  });

  it('shows the words of AWS without the marks of its Markdown', async () => {
    expect(await lastOn('PriceClass')).toMatch(/^\*\*PriceClass\*\* · AWS::CloudFront::Distribution\n\nThis field only supports standard distributions\./);
  });

  it('within another one leads to the page of its definition', async () => {
    expect(await lastOn('LogFormat')).toContain(`(${PAGES}/aws-properties-lambda-function-loggingconfig.html#cfn-lambda-function-loggingconfig-logformat)`);
  });

  it('of a bare resource tells what it takes, and where that comes from', async () => {
    expect(await lastOn('BucketName')).toContain("Length: ≤ 63 (CloudFormation's schema)\n\nPattern: `^([a-z0-9][a-z0-9.-]*[a-z0-9])?$` (CloudFormation's schema)");
    expect(await lastOn('Status: Enabled')).toMatch(/Kind: text · Required\n\nAllowed values: `Enabled`, `Disabled` \(CloudFormation's schema\)/);
  });

  it('of a part, of a connection that is one resource, and of the template tells the same', async () => {
    expect(await lastOn('RetentionInDays')).toMatch(/^\*\*RetentionInDays\*\* · AWS::Logs::LogGroup\n\nThe number of days to retain/);
    expect(await lastOn('BatchSize')).toMatch(/^\*\*BatchSize\*\* · AWS::Lambda::EventSourceMapping\n\n[\s\S]*Range: 1 – 10,000 /);
    expect(await lastOn('KeySpec')).toMatch(/^\*\*KeySpec\*\* · AWS::KMS::Key\n\n[\s\S]*Allowed values: /);
  });

  it('that no type has, or that is a key of one’s own, adds nothing', async () => {
    for (const what of ['TABLE', 'constructor: 1', 'Constructor:', 'BillLogs', 'Keys:']) expect(await partsOn(what), what).toEqual([]);
    expect(await partsOn('Timout')).toEqual([expect.stringContaining('Did you mean “Timeout”?')]);
  });

  it('goes without AWS’s words where they cannot be had', async () => {
    const alone = engineHandlers(undefined, specification, describer(() => Promise.reject(new Error('offline'))));
    expect((await partsOn('FifoQueue', 'en', alone)).at(-1)).toBe(`**FifoQueue** · AWS::SQS::Queue\n\nKind: true or false · Optional\n\n[CloudFormation documentation](${PAGES}/aws-resource-sqs-queue.html)`);
  });

  it('reads the descriptions with the first property, not before', async () => {
    let reads = 0;
    const counting = engineHandlers(undefined, specification, describer(async () => { reads += 1; return readFile(join(...DOCUMENTATION_FILE)); }));
    await partsOn('service: sqs', 'en', counting);
    await partsOn('shop-web', 'en', engineHandlers());
    expect(reads).toBe(0);
    await partsOn('FifoQueue', 'en', counting);
    await partsOn('BucketName', 'en', counting);
    expect(reads).toBe(1);
  });
});

describe('the card of a property', () => {
  const card = async (path: readonly (string | number)[], locale: 'en' | 'ko' = 'en') => {
    const answer = await engine.describeProperty({ file: 'shop.arch.yaml', text: TEXT, path, locale }, { cancelled: false } as never);
    return answer.ok ? answer.value : answer.error;
  };

  it('tells of one that the text does not have', async () => {
    expect(await card(['nodes', 'bill', 'properties', 'MemorySize'])).toMatchObject({ name: 'MemorySize', type: 'AWS::Lambda::Function', text: expect.stringContaining('memory available to the function') as string, page: expect.stringContaining(PAGES) as string });
  });

  it('says in the language of the reader what CloudFormation takes', async () => {
    expect(await card(['nodes', 'orders', 'properties', 'FifoQueue'], 'ko')).toMatchObject({ facts: expect.arrayContaining(['종류: true 또는 false · 선택', '바꾸면 CloudFormation이 리소스를 교체합니다.']) as string[] });
  });

  it('is none where CloudFormation has no such property', async () => {
    expect(await card(['nodes', 'bill', 'assume', 'duration'])).toBeNull();
  });
});
