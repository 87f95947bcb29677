import type { Text } from '../../core/model/text.ts';
import { formatDollars } from '../../core/model/units-format.ts';

export const samplesTexts = {
  title: { en: 'Samples', ko: '예제' },
  about: {
    en: 'Each comes with its functions, a bill, a scenario of load and a page of words. Opening one copies it into a folder of yours.',
    ko: '예제마다 함수, 요금, 부하 시나리오, 설명이 들어 있습니다. 열면 선택한 폴더에 복사됩니다.',
  },
  open: { en: 'Open', ko: '열기' },
  filter: { en: 'Find a sample', ko: '예제 찾기' },
  none: { en: 'No sample is about that.', ko: '해당하는 예제가 없습니다.' },
  where: { en: 'Put the sample here', ko: '예제를 여기에 저장' },
  failed: { en: 'The sample could not be copied:', ko: '예제를 복사하지 못했습니다:' },
  unknown: { en: 'There is no sample of that name.', ko: '그 이름의 예제가 없습니다.' },
} as const satisfies Readonly<Record<string, Text>>;

/** `$15.29 a month in ap-northeast-2` */
export function priceOf(usd: number, region: string): Text {
  const amount = formatDollars(usd);
  return { en: `${amount} a month in ${region}`, ko: `${region}에서 월 ${amount}` };
}
