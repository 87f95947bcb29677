import { describe, expect, it } from 'vitest';
import { editsFor } from './edits.ts';

const TEXT = `version: 1
nodes:
  jobs: { service: sqs, resource: AWS::SQS::Queue }
  worker:
    service: lambda
    resource: AWS::Lambda::Function
    parts: { Mapping: { Type: AWS::Lambda::EventSourceMapping } }
connections:
  jobs-worker: { from: jobs, to: worker, kind: poll, realizedBy: [Mapping] }
`;

describe('deleting a connection that the template makes true', () => {
  it('is refused with the place that does so', () => {
    const answer = editsFor(TEXT, { kind: 'delete', connections: ['jobs-worker'] });
    expect(answer.ok ? undefined : [answer.error.code, answer.error.message.en]).toEqual([
      'edit.realized-elsewhere', '"jobs-worker" follows from "Mapping", which would still make it true. Change that in the text, then delete the connection.',
    ]);
  });

  it('goes through once that is gone, or together with a node at its end', () => {
    expect(editsFor(TEXT.replace('Mapping:', 'Other:'), { kind: 'delete', connections: ['jobs-worker'] }).ok).toBe(true);
    expect(editsFor(TEXT, { kind: 'delete', nodes: ['worker'], connections: ['jobs-worker'] }).ok).toBe(true);
  });
});
