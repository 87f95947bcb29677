import type { Text } from '../model/text.ts';
import { formatNumber } from '../model/units-format.ts';
import type { Bill, CostContext } from './contract.ts';

/** What the whole bill assumes, for its foot. */
export function notesOf({ hoursPerMonth, month }: Pick<CostContext, 'hoursPerMonth' | 'month'>, freeTier: Bill['freeTier']): readonly Text[] {
  const hours = formatNumber(hoursPerMonth);
  return [
    {
      en: `Month ${month} of ${hours} hours, pay as you go, US dollars, without tax, support plans, savings plans or credits.`,
      ko: `${month}개월째(${hours}시간) 기준, 종량제, 미국 달러이며 세금, 지원 플랜, 절감형 플랜, 크레딧은 제외했습니다.`,
    },
    freeTier === 'always'
      ? {
          en: 'What AWS gives away for ever is taken off, as if this design were alone in the account.',
          ko: '계정에 이 설계만 있다고 보고 AWS가 계속 무료로 제공하는 양을 뺐습니다.',
        }
      : {
          en: 'List prices: no free tier is taken off. Say account.billing.freeTier: always to take off what AWS gives away for ever.',
          ko: '프리 티어를 빼지 않은 정가입니다. AWS가 계속 무료로 제공하는 양을 빼려면 account.billing.freeTier: always를 적으세요.',
        },
  ];
}
