import type { Analysis } from '../../core/analysis/contract.ts';
import { compareBills } from '../../core/cost/compare.ts';
import { titleOf } from '../../core/cost/comparison-export.ts';
import type { Intent } from '../../core/document/contract.ts';
import { editsFor } from '../../core/document/edits.ts';
import { applyEdits } from '../../core/document/pieces.ts';
import type { Finding } from '../../core/model/finding.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { say, type Locale } from '../../core/model/text.ts';
import type { Change, Done } from '../../protocol/agent-messages.ts';
import { readIntent } from '../../protocol/schema.ts';
import { checkJson } from '../cli/check.ts';
import type { Asked, Tool } from './contract.ts';
import { FILE, readable } from './design-given.ts';
import { differencesOf, editsOf, linesOf, unifiedDiff } from './line-diff.ts';
import { noSuchFile } from './refusals.ts';
import { revisionOf } from './revision.ts';

const MOST_TEXT = 2_000_000;
const KINDS = ['add-node', 'add-connection', 'add-group', 'add-note', 'move', 'set', 'delete', 'paste'] as const;

/** `edit`: what an edit would change, word by word, in findings and on the bill; the host writes it where it may. */
export const edit: Tool = {
  name: 'edit',
  title: { en: 'Edit a design', ko: '설계 편집' },
  description: 'Changes a design, by intents (the smallest edits; comments, order and form of the rest stay) or by its whole new text. Gives the unified diff, the findings that come and go, and the difference on the monthly bill. '
    + 'Intents, done in order as one step: {kind: "add-node", id, node: {service, label?, properties?, …}}, {kind: "add-connection", id, connection: {from, to, kind?, access?, routes?, env?}}, {kind: "add-group", id, group: {contains: [ids], label?}}, {kind: "add-note", id, note: {text, at?}}, '
    + '{kind: "set", path: ["nodes", id, "properties", "Timeout"], value} (without value: removes), {kind: "delete", nodes?: [ids], connections?: [ids], groups?, notes?}, {kind: "move", nodes: {id: [x, y]}}, {kind: "paste", text: "YAML with nodes: and connections:"}. '
    + 'Ids are small letters, digits and hyphens. base: the revision that read gave; refused where the design was changed since. preview: only says what would change. A text that cannot be read is refused.',
  inputSchema: {
    type: 'object',
    properties: {
      file: FILE,
      intents: { type: 'array', description: 'What is to change, by ids.', minItems: 1, maxItems: 1_000, items: { type: 'object', description: 'One intent.', required: ['kind'], properties: { kind: { type: 'string', enum: KINDS } }, additionalProperties: true } },
      text: { type: 'string', description: 'The whole new text, instead of intents. Makes the file where there is none.', minLength: 1, maxLength: MOST_TEXT },
      base: { type: 'string', description: 'The revision that the change was made for.', minLength: 16, maxLength: 16 },
      preview: { type: 'boolean', description: 'true: nothing is written.' },
    },
    required: ['file'],
    additionalProperties: false,
  },
  run: async (asked) => {
    const changed = changeAsked(asked);
    if (!changed.ok) return changed;
    return outcome(asked, changed.value);
  },
};

/** The text before and after. */
function changeAsked({ input, given: { design } }: Asked): Result<{ readonly before: string; readonly after: string }> {
  const { intents, text, base } = input as { readonly intents?: readonly unknown[]; readonly text?: string; readonly base?: string };
  if ((intents === undefined) === (text === undefined)) return refuse('agent.bad-input', { en: 'input: either intents or text is wanted.', ko: 'input: intents와 text 중 하나를 지정하십시오.' });
  if (!design) return text === undefined ? noSuchFile(String(input['file'])) : ok({ before: '', after: text });
  if (base !== undefined && base !== revisionOf(design.text)) return refuse('agent.changed-since', { en: `${design.file} was changed since revision ${base}. Read it again.`, ko: `${design.file}이(가) 리비전 ${base} 이후에 바뀌었습니다. 다시 읽으십시오.` });
  if (text !== undefined) return ok({ before: design.text, after: withLineEnds(text, design.text) });
  const checked = readIntents(intents ?? []);
  if (!checked.ok) return checked;
  const edits = editsFor(design.text, { kind: 'batch', intents: checked.value });
  return edits.ok ? ok({ before: design.text, after: applyEdits(design.text, edits.value) }) : edits;
}

/** A file of CRLF lines stays one, whatever line ends whoever writes it uses. */
function withLineEnds(text: string, like: string): string {
  return like.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;
}

function readIntents(intents: readonly unknown[]): Result<readonly Intent[]> {
  const read: Intent[] = [];
  for (const [index, intent] of intents.entries()) {
    const checked = readIntent(intent, `input.intents[${index}]`);
    if (!checked.ok) return refuse('agent.bad-input', { en: `${checked.error}.`, ko: `${checked.error}.` });
    read.push(checked.value);
  }
  return ok(read);
}

/** What changes: a text that could be read and no longer can is refused. */
async function outcome({ input, given: { design }, workbench, locale }: Asked, { before, after }: { readonly before: string; readonly after: string }): Promise<Result<Done>> {
  const file = design?.file ?? String(input['file']);
  const then = await readable({ ...design, file, text: after }, workbench);
  if (!then.ok) return then;
  const now = design ? await readable(design, workbench) : undefined;
  const [from, to] = [linesOf(before), linesOf(after)];
  const hunks = differencesOf(from, to);
  const change: Change = { text: after, edits: editsOf(from, to, hunks) };
  const earlier = now?.ok ? now.value : undefined;
  return ok({ change, answer: {
    file, revision: revisionOf(after), changes: hunks.length,
    diff: unifiedDiff(file, from, to, hunks),
    findings: findingsChanged(earlier, then.value, locale),
    bill: billChanged(earlier, then.value, locale),
  } });
}

/** Findings that come and go; one that only moves within the text does neither. */
function findingsChanged(earlier: Analysis | undefined, then: Analysis, locale: Locale): object {
  const [before, after] = [earlier?.findings ?? [], then.findings];
  const come = surplus(after, before);
  const gone = surplus(before, after);
  const now = checkJson(then, locale).findings;
  const past = earlier ? checkJson(earlier, locale).findings : [];
  return {
    before: count(before), after: count(after),
    new: now.filter((_, at) => come.has(after[at]!)), gone: past.filter((_, at) => gone.has(before[at]!)),
  };
}

/** Of the first list, what the second has not as often. */
function surplus(findings: readonly Finding[], others: readonly Finding[]): ReadonlySet<Finding> {
  const left = new Map<string, number>();
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
  return new Set(findings.filter((finding) => {
    const times = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), times - 1);
    return times <= 0;
  }));
}

function keyOf({ rule, message, node, connection, path }: Finding): string {
  return JSON.stringify([rule, message.en, node, connection, path]);
}

function count(findings: readonly Finding[]): object {
  return Object.fromEntries((['error', 'warning', 'info'] as const).map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]));
}

/** The monthly bill before and after, and the lines that differ. */
function billChanged(earlier: Analysis | undefined, { bill: after }: Analysis, locale: Locale): object {
  const before = earlier?.bill ?? { ...after, lines: [], unpriced: [], total: 0 };
  const change = compareBills(before, after);
  return {
    currency: after.currency, before: before.total, after: after.total, change: change.change,
    lines: change.lines.filter(({ status }) => status !== 'same').map((line) => ({
      status: line.status, node: line.node, component: line.component, title: say(titleOf(line), locale), before: line.before?.amount ?? null, after: line.after?.amount ?? null,
    })),
  };
}
