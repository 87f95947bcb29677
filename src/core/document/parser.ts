import type { Finding } from '../model/finding.ts';
import type { JsonObject } from '../model/json.ts';
import type { DocumentParser, ParsedDocument } from './contract.ts';
import { interpret } from './interpret.ts';
import type { Readings } from './interpret.ts';
import type { DocumentSchema } from './interpret-entries.ts';
import { linesOf } from './lines.ts';
import { BlockCache } from './block-cache.ts';
import { remember } from './recent.ts';
import { readSource } from './source.ts';
import { rangeAt } from './tree.ts';

/**
 * A parser that keeps what did not change between texts: after an edit only the blocks whose text
 * changed are read again. With a schema, unknown services and unknown keys of nodes are found too.
 */
export function createParser(schema?: DocumentSchema): DocumentParser {
  const cache = new BlockCache();
  const readings: Readings = new WeakMap();
  return { parse: (text) => parse(text, schema, cache, readings) };
}

/** Reads one text from scratch; the same answer as any parser gives. */
export function parseDocument(text: string, schema?: DocumentSchema): ParsedDocument {
  return createParser(schema).parse(text);
}

function parse(text: string, schema: DocumentSchema | undefined, cache: BlockCache, readings: Readings): ParsedDocument {
  const source = readSource(text, cache);
  remember({ text, source, cache });
  const { design, findings: structure, readOnly } = interpret(source, schema, readings);
  // What is wrong with nothing, at the very end of the text, has nothing to underline.
  const inText = (offset: number): number => Math.min(offset, text.length);
  const syntax = source.problems.map(({ rule, severity, message, start, end }): Finding => ({ rule, severity, message, range: { start: inText(start), end: inText(end) } }));
  const usable = source.broken && source.root.entries.length === 0 ? [] : structure;
  const findings = [...syntax, ...usable].sort((a, b) => a.range!.start - b.range!.start);
  const lines = linesOf(text);
  return {
    text, data: source.root.data as JsonObject, design, findings, broken: source.broken, readOnly,
    rangeOf: (path, what) => rangeAt(source.root, path, what), ...lines,
  };
}
