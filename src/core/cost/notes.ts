import type { Text } from '../model/text.ts';
import { formatNumber } from '../model/units-format.ts';
import type { CostContext, FreeTier } from './contract.ts';
import { CREDIT_MONTHS, SIGN_UP_CREDITS_USD } from './credits.ts';

/** What the whole bill assumes, for its foot. */
export function notesOf({ hoursPerMonth, month }: Pick<CostContext, 'hoursPerMonth' | 'month'>, freeTier: FreeTier): readonly Text[] {
  const hours = formatNumber(hoursPerMonth);
  return [
    {
      en: `Month ${month} of ${hours} hours, pay as you go, US dollars, without tax, support plans, savings plans${freeTier === 'credits' ? '' : ' or credits'}.`,
      ko: `${month}개월째(${hours}시간) 기준, 종량제, 미국 달러이며 세금, 지원 플랜, 절감형 플랜${freeTier === 'credits' ? '은' : ', 크레딧은'} 제외했습니다.`,
    },
    freeTier !== 'none'
      ? {
          en: 'What AWS gives away for ever is taken off, as if this design were alone in the account.',
          ko: '계정에 이 설계만 있다고 보고 AWS가 계속 무료로 제공하는 양을 뺐습니다.',
        }
      : {
          en: 'List prices: no free tier is taken off. Say account.billing.freeTier: always to take off what AWS gives away for ever.',
          ko: '프리 티어를 빼지 않은 정가입니다. AWS가 계속 무료로 제공하는 양을 빼려면 account.billing.freeTier: always를 적으세요.',
        },
    ...(freeTier === 'credits' ? [CREDITS] : []),
  ];
}

const CREDITS: Text = {
  en: `Credits of an account opened since July 2025: ${SIGN_UP_CREDITS_USD} USD at sign-up unless account.billing.credits says more (up to 200 USD with activities), counted from month 1 for ${CREDIT_MONTHS} months.`,
  ko: `2025년 7월 이후 만든 계정의 크레딧: account.billing.credits에 적지 않으면 가입 시 ${SIGN_UP_CREDITS_USD} USD(활동을 마치면 최대 200 USD)이며 1개월째부터 ${CREDIT_MONTHS}개월 동안 셉니다.`,
};
