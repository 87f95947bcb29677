import { createHash } from 'node:crypto';
import type { Registered } from './registration.ts';

/** A4, landscape, in millimetres. */
const WIDTH = 297;
const HEIGHT = 210;
/** Beyond it a line would run over the frame, however wide its letters are. */
const LINE = 235;
const CONFERENCE = { name: 'Serverless Conference 2026', place: 'Seoul' };
/** Families that have Korean, on macOS, Windows, Android and Linux. */
const SANS = "'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif";
const SERIF = "AppleMyungjo, Batang, 'Noto Serif KR', 'Noto Serif CJK KR', serif";

/** A certificate of participation as an SVG of A4. The same registration gives the same bytes. */
export function drawCertificate({ id, name, affiliation, registeredAt }: Registered): string {
  const x = WIDTH / 2;
  const date = dayInSeoul(registeredAt);
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}mm" height="${HEIGHT}mm" viewBox="0 0 ${WIDTH} ${HEIGHT}" lang="ko" role="img" aria-labelledby="title">
  <title id="title">참가 확인증 · Certificate of Participation: ${escapeXml(name)}</title>
  <rect width="${WIDTH}" height="${HEIGHT}" fill="#fffdf8"/>
  <rect x="10" y="10" width="${WIDTH - 20}" height="${HEIGHT - 20}" fill="none" stroke="#1f5f5b" stroke-width="1.2"/>
  <rect x="12.5" y="12.5" width="${WIDTH - 25}" height="${HEIGHT - 25}" fill="none" stroke="#b08d57" stroke-width="0.35"/>
  <g text-anchor="middle" fill="#1d2b2a" font-family="${SANS}">
    <text x="${x}" y="46" font-family="${SERIF}" font-size="17" letter-spacing="3">참가 확인증</text>
    <text x="${x}" y="58" font-size="5.4" letter-spacing="1.4" fill="#5a6665">CERTIFICATE OF PARTICIPATION</text>
    <path d="M${x - 16} 67h32" stroke="#b08d57" stroke-width="0.5"/>
    ${line(name, x, 93, 15, `font-family="${SERIF}"`)}
    ${affiliation === '' ? '' : line(affiliation, x, 106, 6, 'fill="#5a6665"')}
    <text x="${x}" y="127" font-size="5.6">위 분은 ${CONFERENCE.name}에 참가하였음을 확인합니다.</text>
    <text x="${x}" y="136" font-size="4.6" fill="#5a6665">took part in ${CONFERENCE.name}, ${CONFERENCE.place}.</text>
    <text x="${x}" y="164" font-size="5.2">${date.ko}</text>
    <text x="${x}" y="172" font-size="4.2" fill="#5a6665">${date.en}</text>
    <text x="${x}" y="188" font-size="3.4" fill="#5a6665" letter-spacing="0.4">No. ${numberOf(id)}</text>
  </g>
</svg>
`;
}

/** A line in the middle, set smaller where it is long, and squeezed where even that is not enough. */
function line(text: string, x: number, y: number, largest: number, attributes: string): string {
  const ems = [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! < 0x1100 ? 0.62 : 1), 0);
  const size = Math.max(largest * 0.45, Math.min(largest, LINE / ems));
  const squeezed = size * ems > LINE ? ` textLength="${LINE}" lengthAdjust="spacingAndGlyphs"` : '';
  return `<text x="${x}" y="${y}" font-size="${size.toFixed(2)}"${squeezed} ${attributes}>${escapeXml(text)}</text>`;
}

/** The number on the paper. Not the id: a certificate is shown around, the id opens the registration. */
function numberOf(id: string): string {
  return createHash('sha256').update(`certificate:${id}`).digest('hex').slice(0, 12).toUpperCase();
}

function dayInSeoul(time: string): { readonly ko: string; readonly en: string } {
  const day = new Date(time);
  const say = (locale: string): string => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Seoul' }).format(day);
  return { ko: say('ko-KR'), en: say('en-GB') };
}

const ENTITIES: ReadonlyMap<string, string> = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&#39;']]);

/** Text as XML's character data; what XML 1.0 has no character for is left out. */
function escapeXml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, '').replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}
