import { describe, expect, it } from 'vitest';
import type { ParsedDocument } from './contract.ts';
import { editsFor } from './edits.ts';
import { createParser, parseDocument } from './parser.ts';

/** Rule, severity and the text that each finding points at. */
function found({ findings, text }: ParsedDocument) {
  return findings.map(({ rule, severity, range }) => `${severity} ${rule} ${JSON.stringify(text.slice(range!.start, range!.end))}`);
}

const HEAD = 'version: 1\nname: test\n';

describe('broken YAML', () => {
  const text = `${HEAD}nodes:
  good: { service: lambda }
  bad: { service: lambda, at: [0, 0
  also-good: { service: sqs }
connections:
  good-also: { from: good, to: also-good }
`;

  it('is a finding at the exact place, and the other blocks stay alive', () => {
    const document = parseDocument(text);
    expect(document.broken).toBe(true);
    expect(document.design.nodes.map(({ id }) => id)).toEqual(['good', 'also-good']);
    expect(document.design.connections.map(({ id }) => id)).toEqual(['good-also']);
    const [finding] = document.findings;
    expect(finding).toMatchObject({ rule: 'syntax.invalid-yaml', severity: 'error' });
    expect(document.positionAt(finding!.range!.start)).toEqual({ line: 4, column: 34 });
  });

  it('lets good blocks be edited and says why the broken one cannot', () => {
    expect(editsFor(text, { kind: 'move', nodes: { good: [5, 5] } }).ok).toBe(true);
    expect(editsFor(text, { kind: 'add-node', id: 'bad', node: { service: 'sns' } })).toMatchObject({ ok: false, error: { code: 'edit.broken-block' } });
  });

  it.each([
    ['an unclosed quote', `nodes:\n  a: { label: "x }\n  b: { service: sqs }\n`, ['b']],
    ['a second colon', `nodes:\n  a: { service: s3 }\n  b: c: d\n`, ['a']],
    ['tabs as indentation', `nodes:\n  a:\n\t\tservice: s3\n  b: { service: sqs }\n`, ['b']],
    ['a section indented by tabs', `nodes:\n\ta: { service: s3 }\n`, []],
    ['a line of garbage', `nodes:\n  a: { service: s3 }\n  @!%\n  b: { service: sqs }\n`, ['a', 'b']],
    ['a line indented too little', `nodes:\n  a: { service: s3 }\n b: { service: sqs }\n`, ['a']],
    ['a section that is a text', `nodes: text\n`, []],
  ])('%s costs its own block only', (_what, text, alive) => {
    const document = parseDocument(HEAD + text);
    expect(document.design.nodes.map(({ id }) => id)).toEqual(alive);
    expect(document.findings.some(({ severity }) => severity === 'error')).toBe(true);
    expect(document.data['name']).toBe('test');
  });
});

describe('files without a design', () => {
  it.each([['', 'an empty file'], ['\n\n', 'blank lines'], ['# nothing yet\n', 'a comment'], ['\ufeff', 'a byte order mark'], ['---\n', 'a document start']])('%j (%s) is an empty design with a hint, not an error', (text) => {
    const document = parseDocument(text);
    expect(document.broken).toBe(false);
    expect(document.data).toEqual({});
    expect(document.design.nodes).toEqual([]);
    expect(document.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['structure.empty-file', 'info']]);
  });

  it.each([['- a\n- b\n'], ['just text\n'], ['"quoted"\n'], ['42\n'], ['[1, 2]\n']])('%j is a finding', (text) => {
    const document = parseDocument(text);
    expect(document.broken).toBe(true);
    expect(document.findings.map(({ rule }) => rule)).toEqual(['syntax.invalid-yaml']);
    expect(editsFor(text, { kind: 'add-node', id: 'a', node: { service: 's3' } })).toMatchObject({ ok: false, error: { code: 'edit.broken' } });
  });
});

describe('sizes', () => {
  it('a 5 MB file is a finding and is not read', () => {
    const document = parseDocument(`${HEAD}nodes:\n${'  a: { service: lambda }\n'.repeat(210_000)}`);
    expect(document.text.length).toBeGreaterThan(5_000_000);
    expect(document.findings.map(({ rule }) => rule)).toEqual(['syntax.too-large']);
    expect(document.broken).toBe(true);
  });

  it('one value of more than a million characters costs its block only', () => {
    const document = parseDocument(`${HEAD}nodes:\n  a: { service: s3 }\n  b: { label: ${'x'.repeat(1_000_001)} }\n`);
    expect(document.findings.map(({ rule }) => rule)).toEqual(['syntax.too-large']);
    expect(document.design.nodes.map(({ id }) => id)).toEqual(['a']);
  });

  it.each([
    ['blocks that are all broken', `nodes:\n${'  a: "\n'.repeat(600_000)}`],
    ['blocks that are all duplicates', 'a:\n'.repeat(1_600_000)],
    ['brackets in one block', `nodes: [${'[],'.repeat(330_000)}]\n`],
    ['quotes in one block', `nodes: ${'"a" '.repeat(240_000)}\n`],
  ])('megabytes of %s are given up on soon', { timeout: 30_000 }, (_what, text) => {
    const { findings, broken } = parseDocument(text);
    expect(broken).toBe(true);
    expect(findings.length).toBeLessThan(1_100);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['closed brackets', '['.repeat(500) + ']'.repeat(500)],
    ['braces', '{a: '.repeat(50_000)],
    ['list marks', `\n    ${'- '.repeat(50_000)}`],
    ['indentation', Array.from({ length: 1_000 }, (_, level) => `\n${' '.repeat(level + 4)}k:`).join('')],
  ])('nesting too deep for any reader (%s) costs its block only', (_what, value) => {
    const document = parseDocument(`${HEAD}nodes:\n  a: { service: s3 }\n  b: ${value}\n`);
    expect(document.findings.map(({ rule }) => rule)).toEqual(['syntax.too-deep']);
    expect(document.design.nodes.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('aliases', () => {
  it('an alias bomb is a finding and is not expanded', () => {
    const level = (index: number): string => `    l${index}: &l${index} [${Array.from({ length: 9 }, () => `*l${index - 1}`).join(', ')}]\n`;
    const bomb = `    l0: &l0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, index) => level(index + 1)).join('')}`;
    const document = parseDocument(`${HEAD}nodes:\n  good: { service: s3 }\n  bomb:\n${bomb}`);
    expect(document.findings.map(({ rule }) => rule)).toEqual(['syntax.alias-bomb']);
    expect(document.design.nodes.map(({ id }) => id)).toEqual(['good']);
  });

  it('an alias within a block is read; one to another block is a finding', () => {
    const document = parseDocument(`${HEAD}nodes:\n  a: { service: s3, properties: { A: &x [1], B: *x } }\n  b: { service: s3, properties: { B: *x } }\n`);
    expect(document.design.nodes.map(({ id, properties }) => [id, properties])).toEqual([['a', { A: [1], B: [1] }]]);
    expect(found(document)).toEqual(['error syntax.alias-across-blocks "*x"']);
  });

  it('an alias to itself is a finding', () => {
    expect(found(parseDocument(`${HEAD}nodes:\n  a: &a { service: *a }\n`))).toEqual(['error syntax.alias-loop "*a"']);
  });

  it('a merge key is a finding and is not merged', () => {
    const document = parseDocument(`${HEAD}nodes:\n  a: { properties: &p { X: 1 }, assume: { <<: *p }, service: s3 }\n`);
    expect(found(document)).toEqual(['error syntax.merge-key "<<"']);
    expect(document.design.nodes[0]!.assume).toEqual({});
  });
});

describe('duplicate keys', () => {
  const text = `${HEAD}nodes:\n  a: { service: s3, service: sqs }\n  a: { service: sns }\n  b: { service: sns }\nname: second\n`;

  it('are findings at the second place, and the first counts', () => {
    const document = parseDocument(text);
    expect(document.design.name).toBe('test');
    expect(document.design.nodes.map(({ id, service }) => [id, service])).toEqual([['a', 's3'], ['b', 'sns']]);
    expect(found(document)).toEqual(['error syntax.duplicate-key "service"', 'error syntax.duplicate-key "a"', 'error syntax.duplicate-key "name"']);
  });

  it('are not edited, other keys are', () => {
    expect(editsFor(text, { kind: 'move', nodes: { a: [1, 1] } })).toMatchObject({ ok: false, error: { code: 'edit.duplicate-key' } });
    expect(editsFor(text, { kind: 'move', nodes: { b: [1, 1] } }).ok).toBe(true);
  });
});

describe('what is known by name', () => {
  const schema = { services: ['lambda', 'sqs'], nodeKeys: (service: string) => (service === 'lambda' ? ['code'] : service === 'sqs' ? [] : undefined) };

  it('an unknown service is a finding with the one that was meant, and the node stays', () => {
    const document = parseDocument(`${HEAD}nodes:\n  a: { service: lamda }\n`, schema);
    expect(found(document)).toEqual(['error structure.unknown-service "lamda"']);
    expect(document.findings[0]).toMatchObject({ node: 'a', path: ['nodes', 'a', 'service'], message: { en: 'The service "lamda" is not known. Did you mean "lambda"?' } });
    expect(document.design.nodes).toHaveLength(1);
  });

  it('an unknown key of a node is a finding with the one that was meant, and is kept', () => {
    const document = parseDocument(`${HEAD}nodes:\n  a: { service: lambda, propertys: {}, code: ./x }\n  b: { service: sqs, code: ./x }\n`, schema);
    expect(found(document)).toEqual(['warning structure.unknown-key "propertys"', 'warning structure.unknown-key "code"']);
    expect(document.findings[0]!.message.en).toContain('Did you mean "properties"?');
    expect(document.design.nodes[0]!.settings).toEqual({ propertys: {}, code: './x' });
  });

  it('unknown keys elsewhere are findings', () => {
    expect(found(parseDocument(`${HEAD}node: {}\nconnections:\n  c: { from: a, to: a, acess: [] }\ngroups:\n  g: { contain: [] }\nnotes:\n  n: { txt: x }\nnodes:\n  a: { service: s3 }\n`))).toEqual([
      'warning structure.unknown-key "node"', 'warning structure.unknown-key "acess"', 'warning structure.unknown-key "contain"', 'warning structure.unknown-key "txt"',
    ]);
  });

  it('a connection or group that names a missing node is a finding', () => {
    const document = parseDocument(`${HEAD}nodes:\n  table: { service: dynamodb }\nconnections:\n  c: { from: table, to: tabel }\n  d: { from: table }\ngroups:\n  g: { contains: [table, gone] }\n`);
    expect(found(document)).toEqual(['error structure.missing-node "tabel"', 'error structure.missing-end "d"', 'error structure.missing-node "gone"']);
    expect(document.findings[0]).toMatchObject({ connection: 'c', path: ['connections', 'c', 'to'], message: { en: 'There is no node "tabel". Did you mean "table"?' } });
  });

  it('a node whose own block is broken does not make its connections dangle', () => {
    const document = parseDocument(`${HEAD}nodes:\n  a: { service: [ }\n  b: { service: s3 }\nconnections:\n  c: { from: b, to: a }\n`);
    expect(document.findings.map(({ rule }) => rule)).not.toContain('structure.missing-node');
  });
});

describe('versions', () => {
  it('a newer version is shown, not edited', () => {
    const text = 'version: 2\nnodes:\n  a: { service: lambda }\n';
    const document = parseDocument(text);
    expect(document.readOnly).toBe(true);
    expect(document.design.nodes).toHaveLength(1);
    expect(found(document)).toEqual(['error structure.newer-version "2"']);
    expect(editsFor(text, { kind: 'move', nodes: { a: [1, 1] } })).toMatchObject({ ok: false, error: { code: 'edit.read-only' } });
  });

  it.each([['0'], ['1.5'], ['one'], ['null'], ['"1"']])('version %s is a finding and counts as 1', (version) => {
    const document = parseDocument(`version: ${version}\nname: x\n`);
    expect(document.design.version).toBe(1);
    expect(document.findings.map(({ rule }) => rule)).toEqual(['structure.bad-version']);
  });

  it('no version is a finding', () => {
    expect(found(parseDocument('name: x\n'))).toEqual(['warning structure.missing-version "name"']);
  });
});

describe('positions', () => {
  it('a file without positions is fine', () => {
    const document = parseDocument(`${HEAD}nodes:\n  a: { service: s3 }\n`);
    expect(document.findings).toEqual([]);
    expect(document.design.nodes[0]!.at).toBeUndefined();
  });

  it.each([['[1]'], ['[1, x]'], ['5'], ['{ x: 1 }'], ['[1e9, 0]'], ['[.nan, 0]'], ['[1, 2, 3]']])('at: %s is a finding and no position', (at) => {
    const document = parseDocument(`${HEAD}nodes:\n  a: { service: s3, at: ${at} }\n`);
    expect(document.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['structure.bad-position', 'error']]);
    expect(document.design.nodes[0]!.at).toBeUndefined();
  });

  it('fractions are rounded', () => {
    const document = parseDocument(`${HEAD}nodes:\n  a: { service: s3, at: [1.4, -0.4] }\n`);
    expect(found(document)).toEqual(['warning structure.bad-position "[1.4, -0.4]"']);
    expect(document.design.nodes[0]!.at).toEqual([1, 0]);
  });
});

describe('hostile names and values', () => {
  it('ids must be ids; labels may be any text', () => {
    const html = '<img src=x onerror=alert(1)>';
    const document = parseDocument(`${HEAD}nodes:\n  "${html}": { service: s3 }\n  ok: { service: s3, label: "${html}" }\n  UPPER: { service: s3 }\n  ${'x'.repeat(61)}: { service: s3 }\n`);
    expect(document.design.nodes.map(({ id, label }) => [id, label])).toEqual([['ok', html]]);
    expect(document.findings.map(({ rule, path }) => [rule, path!.length])).toEqual([['structure.bad-id', 2], ['structure.bad-id', 2], ['structure.bad-id', 2]]);
  });

  it('control characters are findings, written raw or escaped', () => {
    const document = parseDocument(`${HEAD}nodes:\n  a: { service: s3, label: a\u0007b }\n  b: { service: s3, label: "a\\u0000b" }\n`);
    expect(found(document)).toEqual([
      'warning structure.control-character "a\\u0007b"', 'warning syntax.control-character "\\u0007"', String.raw`warning structure.control-character "\"a\\u0000b\""`,
    ]);
  });

  it('keys of Object.prototype are keys like any other and change nothing', () => {
    const document = parseDocument(`${HEAD}nodes:\n  a:\n    service: s3\n    properties: { __proto__: { polluted: true }, constructor: 1, toString: 2 }\n  __proto__: { service: s3 }\n__proto__: { nodes: {} }\n`);
    const { properties } = document.design.nodes[0]!;
    expect(Object.keys(properties)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(document.design.nodes.map(({ id }) => id)).toEqual(['a']);
  });

  it('keys that are no text are read as text, or are findings', () => {
    const document = parseDocument(`${HEAD}parameters: { 1: a, true: b, null: c, 1.50: d }\ngoals: { [a]: b }\n`);
    expect(document.design.parameters).toEqual({ 1: 'a', true: 'b', null: 'c', '1.50': 'd' });
    expect(document.findings.map(({ rule }) => rule)).toEqual(['syntax.invalid-yaml']);
  });
});

describe('encodings of text', () => {
  const text = `${HEAD}nodes:\n  a:\n    service: s3\n    label: |\n      two\n      lines\n`;

  it.each([['\\n', '\n'], ['\\r\\n', '\r\n'], ['\\r', '\r']])('line ends %s give the same design', (_name, eol) => {
    const document = parseDocument(text.replaceAll('\n', eol));
    expect(document.findings).toEqual([]);
    expect(document.design.nodes[0]!.label).toBe('two\nlines\n');
    expect(document.positionAt(document.rangeOf(['nodes', 'a', 'service'])!.start)).toEqual({ line: 4, column: 13 });
  });

  it('a byte order mark is no part of the first key', () => {
    const document = parseDocument(`\ufeff${text}`);
    expect(document.findings).toEqual([]);
    expect(document.rangeOf(['version'])).toEqual({ start: 10, end: 11 });
  });

  it('of several documents the first is read, the others are a finding', () => {
    const document = parseDocument(`---\n${text}---\nversion: 1\n`);
    expect(document.design.nodes.map(({ id }) => id)).toEqual(['a']);
    expect(document.findings.map(({ rule }) => rule)).toEqual(['syntax.multiple-documents']);
  });

  it('JSON is YAML', () => {
    const document = parseDocument('{"version": 1, "nodes": {"a": {"service": "s3", "at": [1, 2]}}}');
    expect(document.findings).toEqual([]);
    expect(document.design.nodes[0]).toMatchObject({ id: 'a', at: [1, 2] });
  });
});

describe('ways to write a section', () => {
  it.each([
    ['braces on the next line', 'nodes:\n  { a: { service: s3 },\n  b: { service: s3 } }\n'],
    ['braces', 'nodes: { a: { service: s3 },\n  b: { service: s3 } }\n'],
    ['quoted ids', 'nodes:\n  "a": { service: s3 }\n  \'b\': { service: s3 }\n'],
    ['a quoted key', '"nodes":\n  a: { service: s3 }\n  b: { service: s3 }\n'],
    ['a tag', 'nodes: !!map\n  a: { service: s3 }\n  b: { service: s3 }\n'],
    ['one space', 'nodes:\n a: { service: s3 }\n b: { service: s3 }\n'],
  ])('%s', (_what, text) => {
    const document = parseDocument(HEAD + text);
    expect(document.findings).toEqual([]);
    expect(document.design.nodes.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('wrong types', () => {
  it('are findings, and the rest of the entry stays', () => {
    const document = parseDocument(`${HEAD}parameters: [a]\nnodes:\n  a: { service: s3, properties: [1], label: [x], generated: maybe }\n  b: text\n  c: { label: no service }\nconnections:\n  x: { from: a, to: a, access: put, env: { A: [1] } }\n`);
    expect(found(document)).toEqual([
      'error structure.wrong-type "[a]"', 'error structure.wrong-type "[1]"', 'error structure.wrong-type "[x]"', 'error structure.wrong-type "maybe"',
      'error structure.wrong-type "text"', 'error structure.missing-service "c"', 'error structure.wrong-type "put"', 'error structure.wrong-type "[1]"',
    ]);
    expect(document.design.nodes).toEqual([expect.objectContaining({ id: 'a', properties: {} })]);
    expect(document.design.connections).toEqual([expect.objectContaining({ id: 'x', access: [], env: {} })]);
  });
});

describe('a parser that saw a good text before', () => {
  it('says the same about the next text as a new parser', () => {
    const parser = createParser();
    const good = `${HEAD}nodes:\n  a: { service: s3 }\n  b: { service: sqs }\n`;
    const broken = good.replace('{ service: s3 }', '{ service: ');
    parser.parse(good);
    const after = parser.parse(broken);
    expect({ findings: after.findings, design: after.design }).toEqual({ findings: parseDocument(broken).findings, design: parseDocument(broken).design });
    expect(after.design.nodes.map(({ id }) => id)).toEqual(['b']);
  });

  it('gives unchanged nodes as the same objects', () => {
    const parser = createParser();
    const text = `${HEAD}nodes:\n  a: { service: s3 }\n  b: { service: sqs }\n`;
    const before = parser.parse(text).design.nodes;
    const after = parser.parse(text.replace('sqs', 'sns')).design.nodes;
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });
});
