import { describe, expect, it } from 'vitest';
import { engineHandlers } from '../../src/node/worker/engine.ts';

const TEMPLATE = 'Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 1\n      DelaySeconds: 2\n';
const cancellation = { onCancel: () => ({ dispose: () => undefined }), isCancelled: false } as never;

describe('what the engine answers about templates', () => {
  it('gives the design of a template with what to know about it', async () => {
    const { importTemplate } = engineHandlers();
    expect(await importTemplate({ name: 'jobs', text: TEMPLATE, locale: 'en' }, cancellation)).toEqual({
      ok: true,
      value: {
        text: expect.stringContaining('  jobs:\n    service: sqs\n'),
        notices: [
          { line: 6, message: 'A key stands here twice. As in CloudFormation, the last one counts.' },
          { line: 4, message: 'This is written in a way that most YAML readers refuse. Its values are kept; its comments and line breaks are not.' },
        ],
      },
    });
  });

  it('says with its place why a text is no template', async () => {
    const { importTemplate } = engineHandlers();
    expect(await importTemplate({ name: 'x', text: 'a: [\n', locale: 'en' }, cancellation)).toEqual({ ok: false, error: expect.objectContaining({ code: 'import.unreadable', message: expect.stringMatching(/^\d+:\d+: This is neither YAML nor JSON: /) }) });
  });

  it('puts an overlay over its template, for whatever is asked of the file afterwards, and follows it', async () => {
    const { analyse, template } = engineHandlers();
    const file = 'file:///shop.arch.yaml';
    const text = 'version: 1\nname: shop\nregion: us-east-1\nsource: ./template.yaml\nnodes:\n  Jobs: { label: Work, at: [40, 80] }\n';
    const nodesOf = async (source: string) => {
      const answer = await analyse({ file, title: 'shop', text, version: 1, locale: 'en', source }, cancellation);
      return answer.ok ? answer.value.snapshot.nodes.map(({ id, label, at }) => [id, label, at]) : [];
    };
    expect(await nodesOf(TEMPLATE)).toEqual([['jobs', 'Work', [40, 80]]]);
    expect(await template({ file, text }, cancellation)).toEqual({ ok: true, value: expect.stringContaining('DelaySeconds: 2') });
    expect(await nodesOf(`${TEMPLATE}  More: { Type: "AWS::SQS::Queue" }\n`)).toEqual([['jobs', 'Work', [40, 80]], ['more', undefined, undefined]]);
  });
});
