import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/core/document/parser.ts';
import { functionOf } from '../../src/node/worker/handler-file.ts';
import { isHandlerFile } from '../../src/node/worker/handler-languages.ts';

const empty = parseDocument('version: 1\nnodes:\n  register: { service: sqs }\n');
const made = (path: string, text: string) => functionOf({ path, text, at: [10, 20] }, empty);

describe('a function for a file of code', () => {
  it('has the newest runtime of its language, the folder as its code and the entry that the file exports', () => {
    expect(made('./functions/pay/index.ts', 'export const handler = async () => {};\n')).toEqual({
      kind: 'add-node', id: 'pay',
      node: { service: 'lambda', at: [10, 20], properties: { Runtime: 'nodejs24.x', Handler: 'index.handler', MemorySize: 256, Timeout: 10 }, code: './functions/pay' },
    });
  });

  it('finds how the entry is called', () => {
    const handler = (path: string, text: string) => (made(path, text)?.node['properties'] as { Handler: string }).Handler;
    expect(handler('./a.mjs', 'export async function send(event) {}')).toBe('a.send');
    expect(handler('./a.js', "exports.run = async () => 1;")).toBe('a.run');
    expect(handler('./a.py', 'import os\n\ndef pay(event, context):\n    pass\n')).toBe('a.pay');
    expect(handler('./a.py', 'x = 1\n')).toBe('a.lambda_handler');
    expect(handler('./a.rb', 'def go(event:, context:)\nend\n')).toBe('a.go');
  });

  it('has an id that is free, of the file or, where that says nothing, of the folder', () => {
    expect(made('./register.py', '')?.id).toBe('register-2');
    expect(made('./sendMail.ts', '')?.id).toBe('send-mail');
    expect(made('./index.ts', '')?.id).toBe('function');
    expect(made('../shared/main.py', '')).toMatchObject({ id: 'shared', node: { code: '../shared' } });
  });

  it('is made of code only', () => {
    expect(['a.ts', 'b.mjs', 'c.py', 'd.rb', 'e.d.ts', 'f.png', 'g.yaml'].filter(isHandlerFile)).toEqual(['a.ts', 'b.mjs', 'c.py', 'd.rb']);
  });
});
