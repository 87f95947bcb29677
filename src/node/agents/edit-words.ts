import { isObject, own, type Json, type JsonObject, type Path } from '../../core/model/json.ts';
import { verbatim, type Text } from '../../core/model/text.ts';
import { formatMoney } from '../../core/model/units-format.ts';
import type { ToolInput } from './contract.ts';

const MOST_SHOWN = 12;

/** What an edit changes, in words for whoever is asked whether it may: what is done, and what follows. `answer`: that of its preview. */
export function editWords({ intents, text }: ToolInput, answer: JsonObject): readonly Text[] {
  const done = text === undefined ? (intents as readonly JsonObject[]).flatMap(intentWords) : [linesWords(String(own(answer, 'diff') ?? ''))];
  const more = done.length - MOST_SHOWN;
  return [...done.slice(0, MOST_SHOWN), ...(more > 0 ? [{ en: `and ${more} more`, ko: `그 밖에 ${more}가지` }] : []), ...findingWords(own(answer, 'findings')), ...billWords(own(answer, 'bill'))];
}

function intentWords(intent: JsonObject): readonly Text[] {
  const id = String(own(intent, 'id') ?? '');
  switch (own(intent, 'kind')) {
    case 'add-node': return [added(id, inner(intent, 'node', 'service') ?? inner(intent, 'node', 'resource') ?? 'node')];
    case 'add-connection': return [added(id, `${inner(intent, 'connection', 'from')} → ${inner(intent, 'connection', 'to')}`)];
    case 'add-group': return [added(id, 'group')];
    case 'add-note': return [added(id, 'note')];
    case 'set': return [setWords((own(intent, 'path') ?? []) as Path, own(intent, 'value'))];
    case 'delete': return [{ en: `Delete ${named(intent)}`, ko: `삭제: ${named(intent)}` }];
    case 'move': return [{ en: `Move ${keys(own(intent, 'nodes'))}`, ko: `이동: ${keys(own(intent, 'nodes'))}` }];
    case 'batch': return ((own(intent, 'intents') ?? []) as readonly JsonObject[]).flatMap(intentWords);
    default: return [{ en: 'Add blocks of YAML', ko: 'YAML 블록 추가' }];
  }
}

function added(id: string, what: string): Text {
  return { en: `Add ${id} (${what})`, ko: `추가: ${id} (${what})` };
}

function inner(intent: JsonObject, key: string, field: string): string | undefined {
  const block = own(intent, key);
  const value = isObject(block) ? own(block, field) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function setWords(path: Path, value: Json | undefined): Text {
  const place = path.join('.');
  if (value === undefined) return { en: `Remove ${place}`, ko: `제거: ${place}` };
  const written = JSON.stringify(value);
  return verbatim(`${place}: ${written.length > 80 ? `${written.slice(0, 80)}…` : written}`);
}

function named(intent: JsonObject): string {
  return ['nodes', 'connections', 'groups', 'notes'].flatMap((section) => (own(intent, section) ?? []) as readonly string[]).join(', ');
}

function keys(value: Json | undefined): string {
  return isObject(value) ? Object.keys(value).join(', ') : '';
}

function linesWords(diff: string): Text {
  const lines = diff.split('\n').slice(2);
  const [plus, minus] = ['+', '-'].map((mark) => lines.filter((line) => line.startsWith(mark)).length);
  return { en: `Replace the text: ${plus} lines added, ${minus} removed`, ko: `텍스트 교체: ${plus}줄 추가, ${minus}줄 제거` };
}

function findingWords(findings: Json | undefined): readonly Text[] {
  if (!isObject(findings)) return [];
  const listed = (key: string) => ((own(findings, key) ?? []) as readonly JsonObject[]).map((finding) => `${String(own(finding, 'severity'))}: ${String(own(finding, 'message'))}`);
  const [come, gone] = [listed('new'), listed('gone')];
  return [
    ...come.slice(0, 5).map((line): Text => ({ en: `New ${line}`, ko: `새 문제, ${line}` })),
    ...(come.length > 5 ? [{ en: `${come.length - 5} more new findings`, ko: `새 문제 ${come.length - 5}개 더` }] : []),
    ...(gone.length > 0 ? [{ en: `${gone.length} ${gone.length === 1 ? 'finding' : 'findings'} settled`, ko: `해결되는 문제 ${gone.length}개` }] : []),
  ];
}

function billWords(bill: Json | undefined): readonly Text[] {
  if (!isObject(bill)) return [];
  const [before, after, change] = ['before', 'after', 'change'].map((key) => Number(own(bill, key)));
  if (before === undefined || after === undefined || !change) return [{ en: 'The bill stays the same.', ko: '비용은 그대로입니다.' }];
  return [{ en: `Bill: ${formatMoney(before)} → ${formatMoney(after)} USD a month`, ko: `비용: 월 ${formatMoney(before)} → ${formatMoney(after)} USD` }];
}
