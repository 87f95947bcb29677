import type { Limit } from '../catalog/service.ts';
import { say, type Locale, type Text } from '../model/text.ts';
import type { RuleEntry } from './rule-book.ts';
import { canSilence } from './silences.ts';

const texts = {
  why: { en: 'Why.', ko: '이유.' },
  limit: { en: 'Limit.', ko: '한도.' },
  hard: { en: 'hard limit', ko: '고정 한도' },
  adjustable: { en: 'AWS raises it on request', ko: '요청하면 AWS가 높여 줌' },
  default: { en: 'default', ko: '기본값' },
  per: { en: 'per', ko: '기준:' },
  unfixable: { en: 'No fix by one click.', ko: '한 번에 고칠 수 없음.' },
  fix: { en: '**Fix.** By one click where the finding leaves no choice.', ko: '**수정.** 고칠 방법이 하나뿐이면 한 번에 고칠 수 있습니다.' },
  never: { en: 'Cannot be silenced.', ko: '무시할 수 없습니다.' },
  source: { en: 'Source.', ko: '출처.' },
} as const satisfies Readonly<Record<string, Text>>;

const SEVERITIES: Readonly<Record<RuleEntry['severity'], Text>> = {
  error: { en: 'error', ko: '오류' }, warning: { en: 'warning', ko: '경고' }, info: { en: 'info', ko: '정보' },
};

/** What is known of one rule, in paragraphs of Markdown. `commonWhy`: why its whole family is checked stands elsewhere. */
export function ruleParagraphs(entry: RuleEntry, limits: readonly (readonly [string, Limit])[], locale: Locale, commonWhy = false): readonly string[] {
  const t = (key: keyof typeof texts): string => say(texts[key], locale);
  const { id, severity, title, why, source, unfixable } = entry;
  return [
    `${say(title, locale)}. *${say(SEVERITIES[severity], locale)}*`,
    ...(commonWhy ? [] : [`**${t('why')}** ${say(why, locale)}`]),
    ...limits.map(([limit, { value, unit, scope, kind, source: read }]) =>
      `**${t('limit')}** \`${limit}\`: ${value.toLocaleString('en-US')} ${unit} ${t('per')} ${scope}, ${t(kind)} ([${read.asOf}](${read.url}))`),
    ...(unfixable ? [`**${t('unfixable')}** ${say(unfixable, locale)}`] : commonWhy ? [] : [t('fix')]),
    ...(canSilence(id) ? [] : [t('never')]),
    ...(source ? [`**${t('source')}** [${source.url.replace(/^https:\/\//, '')}](${source.url}), ${source.asOf}`] : []),
  ];
}

const silencing: Text = {
  en: 'To silence it where it is meant, write this in the design (or use the light bulb, or the button on the canvas):',
  ko: '의도한 것이라면 설계 파일에 다음과 같이 적습니다(전구 메뉴나 캔버스의 단추로도 할 수 있습니다):',
};
const reason: Text = { en: 'Why it is meant.', ko: '의도한 이유.' };

/** The page of one rule, in one language. */
export function rulePage(entry: RuleEntry, locale: Locale): string {
  const silence = canSilence(entry.id) ? [say(silencing, locale), `\`\`\`yaml\nignore:\n  ${entry.id}: { nodes: [id], reason: ${say(reason, locale)} }\n\`\`\``] : [];
  return `${[`# \`${entry.id}\``, ...ruleParagraphs(entry, [], locale), ...silence].join('\n\n')}\n`;
}
