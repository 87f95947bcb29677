import { describe, expect, it } from 'vitest';
import { readRunArguments } from './run-arguments.ts';

describe('the arguments of run', () => {
  it('are AWS\'s own waits and any free port unless they say otherwise', () => {
    expect(readRunArguments(['a.arch.yaml'])).toEqual({ ok: true, value: { file: 'a.arch.yaml', port: 0, timeScale: 1, environments: 8, users: [], measure: false, parameters: new Map() } });
  });

  it('make users with and without groups', () => {
    const read = readRunArguments(['a.arch.yaml', '--user', 'a@example.com:organizers,speakers', '--user', 'b@example.com']);
    expect(read).toMatchObject({ ok: true, value: { users: [{ email: 'a@example.com', groups: ['organizers', 'speakers'] }, { email: 'b@example.com', groups: [] }] } });
  });

  it.each([
    [[], 'cli.one-file'],
    [['a', 'b'], 'cli.one-file'],
    [['a', '--port', '70000'], 'cli.number'],
    [['a', '--port', '80.5'], 'cli.number'],
    [['a', '--time-scale', '2'], 'cli.number'],
    [['a', '--time-scale', ''], 'cli.number'],
    [['a', '--environments', '0'], 'cli.number'],
    [['a', '--parameter', 'Stage'], 'cli.parameter'],
    [['a', '--nothing'], 'cli.bad-arguments'],
  ])('%j are refused: %s', (argv, code) => {
    expect(readRunArguments(argv)).toMatchObject({ ok: false, error: { code } });
  });
});
