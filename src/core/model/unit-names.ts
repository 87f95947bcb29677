import type { Locale, Text } from './text.ts';

/** Units that are written the same in every language. */
const SIGNS = /^(?:[KMGT]?B|[KMG]bps|ms|GB-(?:month|second)|[RW]CU-hour)$/;

/** Of what Korean counts by a word of its own; all else by 개. Singular. */
const KOREAN: Readonly<Record<string, string>> = {
  's': '초', 'min': '분', 'hour': '시간', 'day': '일', 'character': '자', 'user': '명', 'monthly active user': '명', 'protected user': '명',
  'request': '건', 'message': '건', 'event': '건', 'record': '건', 'delivery': '건', 'trace': '건', 'email': '통', 'log line': '줄', 'level': '단계',
  'invocation': '회', 'state transition': '회', 'transition': '회', 'attempt': '회', 'retry': '회', 'time': '회', 'decrease': '회', 'operation': '회', 'read': '회',
  'unit': ' 단위', 'read unit': ' 읽기 단위', 'write unit': ' 쓰기 단위', 'read request unit': ' 읽기 요청 단위', 'write request unit': ' 쓰기 요청 단위',
  'connection-minute': '분(연결)', 'distribution-month': '개월(배포)', 'certificate-month': '개월(인증서)', 'event poller unit-hour': '시간(폴러 단위)',
  'GB of new environments': ' GB(새 환경)', 'environments per 10 s': '개/10초', 'answers to challenges per authentication': '회/인증', 'switches to on-demand in 24 h': '회/24시간',
  '× function timeout': ' × 함수 제한 시간', '× previous peak': ' × 이전 최고치',
};
const PERIODS: Readonly<Record<string, string>> = { s: '초', min: '분', day: '일' };

/** A number, as it is written, with its unit behind it: `2 requests`, `2건`; `30 requests/s`, `30건/초`; `3 GB` in both. */
export function withUnit(number: string, unit: string, locale: Locale): string {
  if (unit === '') return number;
  return locale === 'ko' ? `${number}${koreanUnit(unit)}` : `${number} ${unit}`;
}

/** As `withUnit`, in both languages. */
export function unitText(number: string, unit: string): Text {
  return { en: withUnit(number, unit, 'en'), ko: withUnit(number, unit, 'ko') };
}

/** A unit alone, as behind a field that a number is typed into: `seconds`, `초`. */
export function unitName(unit: string, locale: Locale): string {
  return withUnit('', unit, locale).trim();
}

function koreanUnit(unit: string): string {
  const known = KOREAN[unit] ?? KOREAN[singular(unit)];
  if (known !== undefined) return known;
  if (SIGNS.test(unit)) return ` ${unit}`;
  const [, what, period] = /^(.*)\/(s|min|day)$/.exec(unit) ?? [];
  if (what !== undefined && period !== undefined) return `${what === '' ? '' : koreanUnit(what)}/${PERIODS[period]}`;
  return '개';
}

function singular(unit: string): string {
  return unit.replace(/ies$/, 'y').replace(/s$/, '');
}
