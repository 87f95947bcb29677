import type { Text } from '../model/text.ts';
import { formatMoney, formatNumber, formatUnitPrice } from '../model/units-format.ts';
import type { BillLine, Credits, PriceTier } from './contract.ts';
import type { HiddenKind } from './summary.ts';

/** Headings and labels that every form of the bill shares. */
export const BILL_WORDS = {
  bill: { en: 'Bill', ko: '청구 내역' },
  node: { en: 'Node', ko: '노드' },
  service: { en: 'Service', ko: '서비스' },
  component: { en: 'Component', ko: '항목' },
  quantity: { en: 'Quantity', ko: '수량' },
  unit: { en: 'Unit', ko: '단위' },
  unitPrice: { en: 'Unit price', ko: '단가' },
  amount: { en: 'USD/month', ko: 'USD/월' },
  how: { en: 'How it comes about', ko: '산출 근거' },
  source: { en: 'Source', ko: '출처' },
  remarks: { en: 'Remarks', ko: '비고' },
  total: { en: 'Total', ko: '합계' },
  byService: { en: 'By service', ko: '서비스별' },
  byNode: { en: 'By node', ko: '노드별' },
  hidden: { en: 'Easily forgotten', ko: '놓치기 쉬운 비용' },
  perMillionRequests: { en: 'Per million requests', ko: '요청 백만 건당' },
  perUser: { en: 'Per user', ko: '사용자당' },
  unpriced: { en: 'Not priced', ko: '가격이 없는 항목' },
  tiers: { en: 'Price tiers', ko: '구간별 단가' },
  prices: { en: 'Prices', ko: '가격 출처' },
  uncertain: { en: 'Uncertain prices', ko: '불확실한 가격' },
  ofTotal: { en: 'of the total', ko: '전체 대비' },
} as const satisfies Readonly<Record<string, Text>>;

export const HIDDEN_WORDS: Readonly<Record<HiddenKind, Text>> = {
  transfer: { en: 'Data transfer', ko: '데이터 전송' },
  requests: { en: 'Charges by the call', ko: '호출 건당 요금' },
  logs: { en: 'Logs', ko: '로그' },
};

interface CreditLine {
  readonly title: Text;
  readonly usd: number;
  readonly how: Text;
}

/** Credits as lines below the total: what they pay, and what is left to pay. */
export function creditLines({ granted, before, applied, due, left, expired }: Credits): { readonly applied: CreditLine; readonly due: CreditLine } {
  const of = { en: `of ${formatMoney(granted)} USD granted, ${formatMoney(before)} used by the months before`, ko: `지급 ${formatMoney(granted)} USD 중 앞선 달에 ${formatMoney(before)} 사용` };
  return {
    applied: { title: { en: 'Credits', ko: '크레딧' }, usd: -applied, how: expired ? { en: 'have expired', ko: '만료됨' } : of },
    due: { title: { en: 'To pay', ko: '낼 금액' }, usd: due, how: { en: `${formatMoney(left)} USD of credits left`, ko: `남은 크레딧 ${formatMoney(left)} USD` } },
  };
}

/** `0.126 to 10,240, 0.122 to 51,200, 0.117 above`; where the last price ends, that what lies above is not known. */
export function tiersText(tiers: readonly PriceTier[]): Text {
  const known = tiers.map(({ to, usd }) => (to === null
    ? { en: `${formatUnitPrice(usd)} above`, ko: `초과분 ${formatUnitPrice(usd)}` }
    : { en: `${formatUnitPrice(usd)} to ${formatNumber(to)}`, ko: `${formatNumber(to)}까지 ${formatUnitPrice(usd)}` }));
  const open = tiers.at(-1)?.to === null ? [] : [{ en: 'not known above', ko: '그 위는 알 수 없음' }];
  const all = [...known, ...open];
  return { en: all.map(({ en }) => en).join(', '), ko: all.map(({ ko }) => ko).join(', ') };
}

/** What has to be known of a line besides its numbers: doubts first. */
export function remarksOf({ uncertain, beyond, free, byHand, unit }: BillLine): readonly Text[] {
  const remarks: Text[] = [];
  if (uncertain) remarks.push({ en: 'price uncertain', ko: '가격 불확실' });
  if (beyond !== undefined) remarks.push({ en: `${formatNumber(beyond)} ${unit} above the last known price, not in the amount`, ko: `가격이 알려진 구간을 넘는 ${formatNumber(beyond)} ${unit}은(는) 금액에 없음` });
  if (free !== undefined) remarks.push({ en: `${formatNumber(free)} free`, ko: `${formatNumber(free)} 무료` });
  if (byHand) remarks.push({ en: 'quantity typed', ko: '수량 직접 입력' });
  return remarks;
}

/** What "uncertain" means, said once below a bill that has such lines. */
export const UNCERTAIN_MEANS: Text = {
  en: 'Price uncertain: it was not read in a copy of AWS’s own price list; check it on the page named before relying on it.',
  ko: '가격 불확실: AWS 가격표의 사본에서 확인하지 못한 가격입니다. 사용하기 전에 출처 페이지에서 확인하세요.',
};
