import { markdownText } from '../model/markdown.ts';
import { say, type Locale, type Text } from '../model/text.ts';
import { amount, HEADROOM, type QuotaRequest } from './requests.ts';

const texts = {
  title: { en: 'Quota requests', ko: '할당량 상향 요청' },
  none: { en: 'No quota has to be raised for this design.', ko: '이 설계를 위해 늘려야 할 할당량이 없습니다.' },
  how: {
    en: `What the traffic of the design needs beyond the quotas of the account. The value asked for is what is needed and ${HEADROOM * 100} %, rounded up to two digits. When AWS has granted one, write it under \`account.quotas\` in the design.`,
    ko: `설계의 트래픽에 필요하지만 계정 할당량을 넘는 값입니다. 요청 값은 필요한 값에 ${HEADROOM * 100} %를 더해 두 자리로 올림한 값입니다. AWS가 승인하면 설계의 \`account.quotas\`에 적으세요.`,
  },
  current: { en: 'Now', ko: '현재' },
  needed: { en: 'Needed', ko: '필요' },
  desired: { en: 'Ask for', ko: '요청' },
  region: { en: 'Region', ko: '리전' },
  code: { en: 'Quota code', ko: '할당량 코드' },
  noCode: { en: 'No one code is known for it; the command below lists the quotas with theirs.', ko: '해당하는 코드 하나가 알려져 있지 않습니다. 아래 명령으로 할당량과 코드를 확인하세요.' },
  source: { en: 'Source', ko: '출처' },
  granted: { en: 'Once it is granted', ko: '승인된 뒤' },
} as const satisfies Readonly<Record<string, Text>>;

/** The requests of a design as a Markdown document. */
export function quotaDocument(name: string, requests: readonly QuotaRequest[], locale: Locale): string {
  const t = (key: keyof typeof texts): string => say(texts[key], locale);
  const head = `# ${t('title')}: ${markdownText(name)}\n`;
  if (requests.length === 0) return `${head}\n${t('none')}\n`;
  return [head, `${t('how')}\n`, ...requests.map((request) => section(request, locale, t))].join('\n');
}

function section(request: QuotaRequest, locale: Locale, t: (key: keyof typeof texts) => string): string {
  const { title, current, needed, desired, unit, scope, region, code, source, justification, command, limit } = request;
  return [
    `## ${say(title, locale)}\n`,
    `- ${t('current')}: ${amount(current, unit, locale)} (${scope}, [${source.asOf}](${source.url}))`,
    `- ${t('needed')}: ${amount(needed, unit, locale)}`,
    `- ${t('desired')}: **${amount(desired, unit, locale)}**`,
    `- ${t('region')}: ${markdownText(region)}`,
    code ? `- ${t('code')}: \`${code.service}\` \`${code.code}\` ([${code.source.asOf}](${code.source.url}))` : `- ${t('noCode')}`,
    '',
    ...request.because.map(({ message }) => `> ${markdownText(say(message, locale))}\n`),
    `${markdownText(say(justification, locale))}\n`,
    `\`\`\`sh\n${command}\n\`\`\`\n`,
    `${t('granted')}:\n\n\`\`\`yaml\naccount:\n  quotas: { ${limit}: ${desired} }\n\`\`\`\n`,
  ].join('\n');
}
