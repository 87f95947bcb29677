import type { Direction } from '../../core/diagram/tidy.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { differencesOf, linesOf, unifiedDiff } from '../agents/line-diff.ts';
import { tidiedText } from '../diagram/tidied.ts';
import { completeAnalysis } from './complete-analysis.ts';
import { deliver, received, unusable } from './deliver.ts';
import { parseFlags } from './flags.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { printable } from './table.ts';

const DIRECTIONS: readonly Direction[] = ['horizontal', 'vertical'];

interface Asked {
  readonly file: string;
  readonly direction: Direction;
  readonly write: boolean;
}

const usage: Text = { en: 'tidy takes one design: serverless-canvas tidy FILE [--direction horizontal|vertical] [--write]', ko: 'tidy에는 설계를 하나 지정하십시오: serverless-canvas tidy FILE [--direction horizontal|vertical] [--write]' };
const absent: Text = { en: 'This build cannot lay designs out.', ko: '이 빌드는 설계를 정렬할 수 없습니다.' };

/** `tidy FILE`: where its nodes would stand, as a unified diff; with `--write` they stand there. */
export async function tidyCommand(argv: readonly string[], io: Io, locale: Locale): Promise<Exit> {
  const asked = readAsked(argv);
  if (!asked.ok) return unusable(io, printable(say(asked.error.message, locale)));
  if (!io.layoutGraph) return unusable(io, say(absent, locale));
  const { file, direction, write } = asked.value;
  const found = await received(file, io, locale);
  if (!found.ok) return found.error;
  const text = found.value;
  const analysis = await completeAnalysis(text, io, file);
  if (analysis.document.broken) return unusable(io, say(broken(file), locale));
  const tidied = await tidiedText(text, analysis, direction, io.layoutGraph, locale);
  if (!tidied.ok) return unusable(io, `${file}: ${printable(say(tidied.error.message, locale))}`);
  const { text: after, moved } = tidied.value;
  if (!write) {
    const [before, lines] = [linesOf(text), linesOf(after)];
    io.out(unifiedDiff(file, before, lines, differencesOf(before, lines)));
    return EXIT.fine;
  }
  const failed = moved === 0 ? undefined : await deliver(after, file, io, locale);
  if (failed !== undefined) return failed;
  io.out(`${file}: ${say(told(moved), locale)}\n`);
  return EXIT.fine;
}

function readAsked(argv: readonly string[]): Result<Asked> {
  const flags = parseFlags(argv, { direction: { type: 'string' }, write: { type: 'boolean' } });
  if (!flags.ok) return flags;
  const { values: { direction = 'horizontal', write = false }, positionals: [file, ...rest] } = flags.value;
  if (file === undefined || rest.length > 0) return refuse('cli.one-design', usage);
  const known = DIRECTIONS.find((each) => each === direction);
  return known ? ok({ file, direction: known, write }) : refuse('cli.unknown-direction', noDirection(direction));
}

function noDirection(asked: string): Text {
  return { en: `There is no direction ${JSON.stringify(asked)}. Use horizontal or vertical.`, ko: `${JSON.stringify(asked)} 방향은 없습니다. horizontal이나 vertical을 쓰십시오.` };
}

function broken(file: string): Text {
  return { en: `${file} cannot be read; \`serverless-canvas check\` says where.`, ko: `${file} 파일을 읽을 수 없습니다. \`serverless-canvas check\`가 위치를 알려 줍니다.` };
}

function told(moved: number): Text {
  if (moved === 0) return { en: 'it is tidy already', ko: '이미 정렬되어 있습니다' };
  return { en: `${moved} ${moved === 1 ? 'node' : 'nodes'} moved`, ko: `노드 ${moved}개를 옮겼습니다` };
}
