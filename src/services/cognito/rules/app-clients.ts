import { isObject, own, type JsonObject, type Path } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { limits } from '../limits.ts';

interface Token {
  readonly property: string;
  /** Key under TokenValidityUnits. */
  readonly unitKey: string;
  readonly defaultUnit: Unit;
  readonly min: keyof typeof limits;
  readonly max: keyof typeof limits;
}

type Unit = 'seconds' | 'minutes' | 'hours' | 'days';

const SECONDS: Readonly<Record<Unit, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
const UNIT_TEXT: Readonly<Record<Unit, Text>> = {
  seconds: { en: 'seconds', ko: '초' }, minutes: { en: 'minutes', ko: '분' }, hours: { en: 'hours', ko: '시간' }, days: { en: 'days', ko: '일' },
};

/** Units are those of the API where TokenValidityUnits says nothing. */
const TOKENS: readonly Token[] = [
  { property: 'AccessTokenValidity', unitKey: 'AccessToken', defaultUnit: 'hours', min: 'access-token-min', max: 'access-token-max' },
  { property: 'IdTokenValidity', unitKey: 'IdToken', defaultUnit: 'hours', min: 'access-token-min', max: 'access-token-max' },
  { property: 'RefreshTokenValidity', unitKey: 'RefreshToken', defaultUnit: 'days', min: 'refresh-token-min', max: 'refresh-token-max' },
];

export const tokenValidityOutOfRange: Rule = {
  id: 'cognito.token-validity-out-of-range',
  severity: 'error',
  title: { en: 'A token is valid for less or more than Cognito allows', ko: 'Cognito의 허용 범위를 벗어난 토큰 유효 기간' },
  why: { en: 'Cognito refuses an app client whose tokens are valid for a time outside the range.', ko: 'Cognito는 범위를 벗어난 토큰 유효 기간의 앱 클라이언트를 거부합니다.' },
  source: limits['access-token-max'].source,
  services: ['cognito.user-pool'],
  check: (node, context) => Object.entries(node.parts).flatMap(([id, part]) => {
    if (!isObject(part) || own(part, 'Type') !== 'AWS::Cognito::UserPoolClient') return [];
    const properties = own(part, 'Properties');
    if (!isObject(properties)) return [];
    return TOKENS.flatMap((token) => invalid(token, properties, ['parts', id, 'Properties'], context));
  }),
};

function invalid(token: Token, client: JsonObject, base: Path, { resolve, quota }: RuleContext): readonly Violation[] {
  const value = resolve.number(client, token.property);
  const unit = unitOf(token, client, resolve);
  const [min, max] = [quota(`cognito.${token.min}`), quota(`cognito.${token.max}`)];
  // 0 leaves the default of Cognito.
  if (value === undefined || value === 0 || unit === undefined || min === undefined || max === undefined) return [];
  const seconds = value * SECONDS[unit];
  if (seconds >= min && seconds <= max) return [];
  const path = [...base, token.property];
  const bound = (seconds < min ? Math.ceil(min / SECONDS[unit]) : Math.floor(max / SECONDS[unit]));
  const [lowest, highest] = [spell(min), spell(max)];
  return [{
    path,
    limit: { id: `cognito.${seconds < min ? token.min : token.max}`, needed: seconds },
    message: {
      en: `${token.property} is ${formatNumber(value)} ${UNIT_TEXT[unit].en}; Cognito allows ${lowest.en} to ${highest.en}.`,
      ko: `${token.property} 값이 ${formatNumber(value)}${UNIT_TEXT[unit].ko}입니다. Cognito의 허용 범위는 ${lowest.ko}~${highest.ko}입니다.`,
    },
    fix: { title: { en: `Set ${token.property} to ${bound}`, ko: `${token.property}: ${bound}(으)로 바꾸기` }, path, value: bound },
  }];
}

function unitOf(token: Token, client: JsonObject, resolve: RuleContext['resolve']): Unit | undefined {
  const written = resolve.property(client, `TokenValidityUnits.${token.unitKey}`);
  if (!written.known) return undefined;
  if (written.value === undefined) return token.defaultUnit;
  return typeof written.value === 'string' && Object.hasOwn(SECONDS, written.value) ? (written.value as Unit) : undefined;
}

/** `5 minutes`, `1 day`, `3,650 days`. */
function spell(seconds: number): Text {
  const unit = (['days', 'hours', 'minutes'] as const).find((candidate) => seconds % SECONDS[candidate] === 0) ?? 'seconds';
  const count = seconds / SECONDS[unit];
  const { en, ko } = UNIT_TEXT[unit];
  return { en: `${formatNumber(count)} ${count === 1 ? en.slice(0, -1) : en}`, ko: `${formatNumber(count)}${ko}` };
}
