import { createAnalyser } from '../../core/analysis/analyse.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';
import { readReports } from '../local/reports.ts';
import { fileFault } from './file-fault.ts';
import { parseFlags } from './flags.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { writeMeasured } from './measure-write.ts';

const USAGE: Text = { en: 'measure takes one design and logs: serverless-canvas measure FILE --log [NODE=]LOG', ko: 'measure에는 설계 하나와 로그를 지정하십시오: serverless-canvas measure FILE --log [노드=]로그' };

/** `measure FILE --log [NODE=]LOG…`: durations from `REPORT` lines of functions' logs become the design's assumptions. */
export async function measureCommand(argv: readonly string[], io: Pick<Io, 'read' | 'write' | 'out' | 'err'>, locale: Locale): Promise<Exit> {
  const parsed = parseFlags(argv, { log: { type: 'string', multiple: true } } as const);
  const refused = (line: string): Exit => {
    io.err(`${line}\n`);
    return EXIT.unusable;
  };
  if (!parsed.ok) return refused(say(parsed.error.message, locale));
  const { values: { log: logs = [] }, positionals: [file, ...rest] } = parsed.value;
  if (file === undefined || rest.length > 0 || logs.length === 0) return refused(say(USAGE, locale));
  const texts: { readonly node: string | undefined; readonly text: string }[] = [];
  let design;
  try {
    design = createAnalyser(catalog).analyse(await io.read(file)).document.design;
  } catch (error) {
    return refused(fileFault(file, error, locale));
  }
  for (const written of logs) {
    const [, node, path = written] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(written) ?? [];
    try {
      texts.push({ node, text: await io.read(path) });
    } catch (error) {
      return refused(fileFault(path, error, locale));
    }
  }
  const { measured, unknown } = readReports(texts, design);
  if (unknown > 0) io.err(`${say({ en: `${unknown} REPORT lines name no function of the design: write --log NODE=LOG.`, ko: `REPORT 줄 ${unknown}개의 함수를 알 수 없습니다. --log 노드=로그로 지정하십시오.` }, locale)}\n`);
  return writeMeasured(file, measured, { en: 'a log', ko: '로그' }, io, locale);
}
