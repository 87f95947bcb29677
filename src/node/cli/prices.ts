import { readFile } from 'node:fs/promises';
import { createAnalyser } from '../../core/analysis/analyse.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { localeOf, say, type Locale, type Text } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';
import { services } from '../../services/index.generated.ts';
import { billMoves } from '../prices/bills.ts';
import { isRegion } from '../prices/match.ts';
import { AWS_PRICE_LIST } from '../prices/network.ts';
import { PriceListFault } from '../prices/offer.ts';
import { updateJson, updateText } from '../prices/report.ts';
import { printTable, type Tables } from '../prices/table.ts';
import { updatePrices, type Update } from '../prices/update.ts';
import { writeTogether } from '../prices/write.ts';
import { parseFlags } from './flags.ts';
import { help } from './help.ts';
import { unusable } from './deliver.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { priceFault, tableFile, tablesIn } from './price-folder.ts';

/** What `prices` needs of the machine besides its files and the network. */
export interface PricesIo extends Pick<Io, 'out' | 'err' | 'env'> {
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  /** ISO 8601. */
  readonly now: string;
  /** The folder of the services' sources where this is a checkout of the product; there the prices are written without `--out`. */
  readonly sources?: string;
  /** Paths of the designs whose bills are compared besides those named. */
  readonly samples: readonly string[];
  /** Shows what is being read, on one line that the next call overwrites; `''` clears it. Absent where nobody watches. */
  readonly progress?: (line: string) => void;
}

interface Asked {
  readonly designs: readonly string[];
  readonly from: string;
  /** Absent only where nothing is to be written: then the prices that are built in are compared. */
  readonly out?: string;
  readonly dryRun: boolean;
  readonly places: readonly string[];
  readonly families: readonly string[];
  readonly acceptJumps: boolean;
  readonly json: boolean;
}

/** `prices update`: brings the price tables up to date. 0: every price was settled; 1: some were kept; 2: nothing was written. */
export async function prices(argv: readonly string[], io: PricesIo): Promise<Exit> {
  const locale = localeOf(io.env['LC_ALL'] || io.env['LC_MESSAGES'] || io.env['LANG']);
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) {
    io.out(help(locale));
    return EXIT.fine;
  }
  const asked = readPricesArguments(argv, io);
  if (!asked.ok) return unusable(io, say(asked.error.message, locale));
  try {
    return await run(asked.value, io, locale);
  } catch (error) {
    io.progress?.('');
    return unusable(io, faultLine(error, io.signal, locale));
  }
}

async function run(asked: Asked, io: PricesIo, locale: Locale): Promise<Exit> {
  const { places, acceptJumps, from } = asked;
  const chosen = asked.families.length > 0 ? services.filter(({ family }) => asked.families.includes(family)) : services;
  const tables: Tables = asked.out === undefined ? new Map() : await tablesIn(asked.out, (file) => readFile(file, 'utf8'));
  const designs = await designsAt([...io.samples, ...asked.designs]);
  const update = await updatePrices({
    from, services: chosen, tables, places, acceptJumps, now: io.now, signal: io.signal,
    progress: (done, all, name) => io.progress?.(`${done + 1}/${all} ${name}`),
  });
  io.progress?.('');
  const moves = billMoves(designs, services, tables, new Map([...tables, ...update.tables]));
  const written = asked.dryRun || asked.out === undefined ? [] : await write(update, asked.out, io.signal);
  io.out(asked.json ? `${JSON.stringify(updateJson(update, moves, written, locale), null, 2)}\n` : `${updateText(update, moves, locale)}\n${say(ending(written, asked), locale)}\n`);
  return update.kept.length > 0 ? EXIT.findings : EXIT.fine;
}

/** Writes the tables that are not already on disk as they are; the answer is their paths. */
async function write(update: Update, out: string, signal: AbortSignal): Promise<readonly string[]> {
  const texts = await Promise.all([...update.tables].map(async ([family, table]) => {
    const file = tableFile(out, family);
    const text = printTable(table);
    return { file, text, same: (await readFile(file, 'utf8').catch(() => undefined)) === text };
  }));
  const changed = new Map(texts.filter(({ same }) => !same).map(({ file, text }) => [file, text]));
  await writeTogether(changed, signal);
  return [...changed.keys()];
}

function ending(written: readonly string[], { dryRun, out }: Asked): Text {
  if (dryRun || out === undefined) return { en: 'Nothing was written (--dry-run).', ko: '아무것도 쓰지 않았습니다(--dry-run).' };
  if (written.length === 0) return { en: `The tables in ${out} already were so.`, ko: `${out}의 가격표는 이미 최신입니다.` };
  const files = written.map((file) => `\n  ${file}`).join('');
  return { en: `Written:${files}`, ko: `저장한 파일:${files}` };
}

/** Texts of designs by their paths. Throws where one cannot be read: a bill of 0 USD would not be its bill. */
async function designsAt(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const));
  const broken = texts.find(([, text]) => createAnalyser(catalog).analyse(text).document.broken)?.[0];
  if (broken !== undefined) throw new PriceListFault({ en: `${broken}: This design cannot be read. serverless-canvas check ${broken} says why.`, ko: `${broken}: 설계를 읽을 수 없습니다. serverless-canvas check ${broken} 명령으로 이유를 볼 수 있습니다.` });
  return new Map(texts);
}

const options = {
  from: { type: 'string' },
  out: { type: 'string' },
  'dry-run': { type: 'boolean' },
  region: { type: 'string', multiple: true },
  service: { type: 'string', multiple: true },
  'accept-jumps': { type: 'boolean' },
  format: { type: 'string' },
} as const;

function readPricesArguments(argv: readonly string[], { sources }: PricesIo): Result<Asked> {
  const parsed = parseFlags(argv, options);
  if (!parsed.ok) return parsed;
  const { values, positionals: [command, ...designs] } = parsed.value;
  if (command !== 'update') return refuse('cli.prices-command', { en: 'prices knows one command: serverless-canvas prices update', ko: 'prices의 명령은 하나입니다: serverless-canvas prices update' });
  const out = values.out ?? sources;
  if (out === undefined && !values['dry-run']) return refuse('cli.prices-read-only', { en: 'The prices that come with the product are not changed. Name a folder for newer ones: serverless-canvas prices update --out DIR, then serverless-canvas cost FILE --prices DIR', ko: '제품에 포함된 가격은 바뀌지 않습니다. 새 가격을 둘 폴더를 지정하십시오: serverless-canvas prices update --out DIR, 이후 serverless-canvas cost FILE --prices DIR' });
  const families = listOf(values.service);
  const places = listOf(values.region);
  const strange = families.find((name) => !services.some(({ family }) => family === name)) ?? places.find((place) => place !== '*' && !place.startsWith('edge-') && !isRegion(place));
  if (strange !== undefined) return refuse('cli.prices-unknown', { en: `${JSON.stringify(strange)} is not known. Services: ${services.map(({ family }) => family).join(', ')}; Regions as ap-northeast-2, edge-ap, *.`, ko: `${JSON.stringify(strange)}은(는) 알 수 없습니다. 서비스: ${services.map(({ family }) => family).join(', ')}. 리전은 ap-northeast-2, edge-ap, *와 같이 씁니다.` });
  if (values.format !== undefined && values.format !== 'json' && values.format !== 'text') return refuse('cli.unknown-format', { en: `There is no format ${JSON.stringify(values.format)}.`, ko: `${JSON.stringify(values.format)} 형식은 없습니다.` });
  return ok({ designs, from: values.from ?? AWS_PRICE_LIST, ...(out !== undefined && { out }), dryRun: values['dry-run'] === true, places, families, acceptJumps: values['accept-jumps'] === true, json: values.format === 'json' });
}

/** `--region a,b --region c` */
function listOf(values: readonly string[] | undefined): readonly string[] {
  return (values ?? []).flatMap((value) => value.split(',')).filter((value) => value !== '');
}

function faultLine(error: unknown, signal: AbortSignal, locale: Locale): string {
  return signal.aborted ? say({ en: 'Stopped. Nothing was written.', ko: '중단했습니다. 아무것도 쓰지 않았습니다.' }, locale) : priceFault(error, locale);
}
