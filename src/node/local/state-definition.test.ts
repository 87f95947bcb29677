import { describe, expect, it } from 'vitest';
import { PLACEHOLDER, scaled, tasksIn, withToken } from './state-definition.ts';

const DEFINITION = {
  StartAt: 'Both',
  States: {
    Both: { Type: 'Parallel', Branches: [{ StartAt: 'Pay', States: { Pay: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:000000000000:function:pay', TimeoutSeconds: 3, Retry: [{ ErrorEquals: ['States.ALL'] }], End: true } } }], Next: 'Each' },
    Each: { Type: 'Map', ItemProcessor: { StartAt: 'Send', States: { Send: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true } } }, Next: 'Rest' },
    Rest: { Type: 'Wait', Seconds: 60, End: true },
  },
};

describe('a definition', () => {
  it('has the tasks of its branches and maps', () => {
    expect([...tasksIn(DEFINITION)]).toEqual([['Pay', { resource: 'arn:aws:lambda:us-east-1:000000000000:function:pay', timeout: 3000 }], ['Send', { resource: 'arn:aws:states:::sqs:sendMessage', timeout: undefined }]]);
  });

  it('waits shorter when it is scaled, before a retry too, while its timeouts stay', () => {
    const short = scaled(DEFINITION, 0.01) as typeof DEFINITION;
    expect(short.States.Rest.Seconds).toBe(0.6);
    expect(short.States.Both.Branches[0]?.States.Pay).toMatchObject({ TimeoutSeconds: 3, Retry: [{ IntervalSeconds: 0.01 }] });
  });

  it('gives each task a token of its own', () => {
    expect(withToken({ body: { token: PLACEHOLDER }, list: [PLACEHOLDER, 1] }, 't1')).toEqual({ body: { token: 't1' }, list: ['t1', 1] });
  });
});
