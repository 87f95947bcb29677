import { pick } from './chooser.ts';
import type { Chooser } from './chooser.ts';

const SNIPPETS = [
  '\t', '\r', '\r\n', '\0', '\u0007', '\u2028', '\ufeff', '\ud800', '😀', '한', '"', "'", '{', '}', '[', ']', ':', ': ', ',', '#', ' #', '- ', '? ', '&a ', '*a', '*p', '!Ref ', '!GetAtt a.b', '!!binary ',
  '|', '>', '|+\n', '@', '`', '%', '---\n', '...\n', '<<: *a', '__proto__: 1', 'constructor: {}', 'toString', '1e999', '-0', '.inf', '99999999999999999999999', '0x7f', '~', 'null', 'true',
  '<img src=x onerror=alert(1)>', 'javascript:alert(1)', '../../etc/passwd', '${jndi:x}', 'nodes:\n', 'connections:\n', '  a: {service: lambda}\n', 'version: 2', '[[[[[[[[', '{a: {a: {a: {', '    ', '\n\n',
] as const;

type Mutation = (lines: string[], choose: Chooser) => void;

function splice(line: string, at: number, removed: number, text: string): string {
  return line.slice(0, at) + text + line.slice(at + removed);
}

const MUTATIONS: readonly Mutation[] = [
  (lines, choose) => void lines.splice(choose(lines.length), 1 + choose(3)),
  (lines, choose) => {
    const at = choose(lines.length);
    lines.splice(choose(lines.length), 0, ...lines.slice(at, at + 1 + choose(6)));
  },
  (lines, choose) => {
    const [a, b] = [choose(lines.length), choose(lines.length)];
    [lines[a], lines[b]] = [lines[b]!, lines[a]!];
  },
  (lines, choose) => {
    const at = choose(lines.length);
    lines[at] = ' '.repeat(1 + choose(4)) + lines[at]!;
  },
  (lines, choose) => {
    const at = choose(lines.length);
    lines[at] = lines[at]!.replace(/^ {1,2}/, '');
  },
  (lines, choose) => {
    const at = choose(lines.length);
    lines[at] = splice(lines[at]!, choose(lines[at]!.length + 1), 0, pick(choose, SNIPPETS));
  },
  (lines, choose) => {
    const at = choose(lines.length);
    lines[at] = splice(lines[at]!, choose(lines[at]!.length + 1), 1 + choose(4), '');
  },
  (lines, choose) => {
    const at = choose(lines.length);
    lines[at] = lines[at]!.replace(/: .*/, () => `: ${pick(choose, SNIPPETS)}`);
  },
  (lines, choose) => {
    const at = choose(lines.length);
    lines[at] = `${lines[at]!}${pick(choose, [' ', '   # note', ' # nodes:', '\\', ','])}`;
  },
  (lines, choose) => void lines.splice(choose(lines.length), 0, pick(choose, ['', '# a comment', '    # deeper', '  # at two', '\t', '  '])),
];

/** The text with a few things done to it that people and programs do to files. One in four stays whole. */
export function mutate(text: string, choose: Chooser): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(eol);
  for (let left = choose(4) * choose(4); left > 0 && lines.length > 0; left -= 1) pick(choose, MUTATIONS)(lines, choose);
  const mutated = lines.join(eol);
  const ending = choose(24);
  if (ending === 0) return mutated.replace(/\s+$/, '');
  if (ending === 1) return `\ufeff${mutated}`;
  if (ending === 2) return mutated.replaceAll(eol, '\r');
  return mutated;
}
