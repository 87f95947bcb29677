import { isSet, listSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import { parseCount } from '../../../core/model/units.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { assumedNumber } from '../../../core/traffic/assumptions.ts';
import { limits } from '../limits.ts';

const USER_POOLS = ['cognito.user-pool'];
const page = (name: string): Rule['source'] => ({ url: `https://docs.aws.amazon.com/cognito/latest/developerguide/${name}.html`, asOf: '2026-11-21' });
const OUTSIDE = { en: 'The sender stands outside of the design.', ko: '발신자는 설계 밖에 있습니다.' };

function lists(node: Node, path: string, value: string, resolve: Resolver): boolean {
  return listSetting(node.properties, path, resolve)?.includes(value) === true;
}

export const smsWithoutRole: Rule = {
  id: 'cognito.sms-without-role',
  severity: 'error',
  title: { en: 'A user pool sends text messages without a role to send them', ko: '보낼 역할 없이 문자 메시지를 보내는 사용자 풀' },
  why: { en: 'Cognito sends text messages through SNS with a role of your account, and refuses the pool without one.', ko: 'Cognito는 계정의 역할로 SNS를 통해 문자를 보내며, 역할이 없으면 풀을 거부합니다.' },
  source: page('user-pool-sms-settings'),
  services: USER_POOLS,
  unfixable: OUTSIDE,
  check: (node, { resolve }) => {
    const place = lists(node, 'EnabledMfas', 'SMS_MFA', resolve) ? 'EnabledMfas' : lists(node, 'AutoVerifiedAttributes', 'phone_number', resolve) ? 'AutoVerifiedAttributes' : undefined;
    if (place === undefined || isSet(node.properties, 'SmsConfiguration', resolve)) return [];
    return [{
      path: ['properties', place],
      message: {
        en: `${place} needs text messages, and no role may send them. Name one under SmsConfiguration.SnsCallerArn, or use authenticator apps and email.`,
        ko: `${place} 설정에는 문자 메시지가 필요하지만 보낼 역할이 없습니다. SmsConfiguration.SnsCallerArn에 적거나 인증 앱과 이메일을 쓰세요.`,
      },
    }];
  },
};

/** Whether mails go out through SES; undefined where it cannot be told. */
function usesSes(node: Node, resolve: Resolver): boolean | undefined {
  const account = resolve.property(node.properties, 'EmailConfiguration.EmailSendingAccount');
  return account.known ? account.value === 'DEVELOPER' : undefined;
}

export const emailMfaWithoutSes: Rule = {
  id: 'cognito.email-mfa-without-ses',
  severity: 'error',
  title: { en: 'Codes go by email, and the user pool does not send through SES', ko: 'SES 없이 이메일로 코드를 보내는 사용자 풀' },
  why: { en: 'Cognito sends codes of a second factor by email only through your own SES, and refuses the pool without it.', ko: '이메일 2단계 코드는 계정의 SES로만 보낼 수 있으며, 없으면 Cognito가 풀을 거부합니다.' },
  source: page('user-pool-settings-mfa-sms-email-message'),
  services: USER_POOLS,
  unfixable: OUTSIDE,
  check: (node, { resolve }) => (lists(node, 'EnabledMfas', 'EMAIL_OTP', resolve) && usesSes(node, resolve) === false ? [{
    path: ['properties', 'EnabledMfas'],
    message: {
      en: 'EMAIL_OTP needs your own SES. Set EmailConfiguration.EmailSendingAccount to DEVELOPER with a SourceArn, or use SOFTWARE_TOKEN_MFA.',
      ko: 'EMAIL_OTP에는 계정의 SES가 필요합니다. EmailConfiguration.EmailSendingAccount를 DEVELOPER로 하고 SourceArn을 적거나 SOFTWARE_TOKEN_MFA를 쓰세요.',
    },
  }] : []),
};

export const mfaWithOneTimePassword: Rule = {
  id: 'cognito.mfa-with-one-time-password',
  severity: 'error',
  title: { en: 'A second factor is required where a one-time password is the first', ko: '일회용 비밀번호 로그인과 필수 다중 인증을 함께 쓰는 사용자 풀' },
  why: { en: 'Users who sign in with a code alone cannot have a second factor: Cognito refuses the two together.', ko: '코드만으로 로그인하는 사용자는 두 번째 요소를 쓸 수 없어 Cognito가 둘을 함께 받지 않습니다.' },
  source: page('user-pool-settings-mfa'),
  services: USER_POOLS,
  check: (node, { resolve }) => {
    const codes = ['EMAIL_OTP', 'SMS_OTP'].filter((factor) => lists(node, 'Policies.SignInPolicy.AllowedFirstAuthFactors', factor, resolve));
    if (codes.length === 0 || resolve.string(node.properties, 'MfaConfiguration') !== 'ON') return [];
    const path = ['properties', 'MfaConfiguration'];
    return [{
      path,
      message: {
        en: `MfaConfiguration is ON, and users may sign in with ${codes.join(' or ')} alone. Make the second factor optional, or leave the codes out.`,
        ko: `MfaConfiguration이 ON인데 ${codes.join(', ')}만으로 로그인할 수 있습니다. 다중 인증을 선택으로 바꾸거나 코드 로그인을 빼세요.`,
      },
      fix: { title: { en: 'Make it optional', ko: '선택으로 바꾸기' }, path, value: 'OPTIONAL' },
    }];
  },
};

/** How many users are active in a month, where the design says it. */
export function activeUsers(node: Node): number | undefined {
  return assumedNumber(node, 'monthlyActiveUsers', parseCount);
}

/** A pool whose users signed up over a longer time than this can live with the built-in sender. */
const DAYS = 30;

export const tooFewEmails: Rule = {
  id: 'cognito.too-few-emails',
  severity: 'warning',
  title: { en: 'The built-in sender is too slow for the users of a pool', ko: '사용자 수에 비해 느린 기본 이메일 발신' },
  why: {
    en: 'Each sign-up and each forgotten password is an email. Above the daily number Cognito sends none, and nobody can sign up until the next day.',
    ko: '가입과 비밀번호 찾기마다 이메일을 보냅니다. 하루 한도를 넘으면 보내지 않아 다음 날까지 아무도 가입할 수 없습니다.',
  },
  source: limits['emails-per-day'].source,
  services: USER_POOLS,
  unfixable: OUTSIDE,
  check: (node, { resolve, quota }) => {
    const [users, perDay] = [activeUsers(node), quota('cognito.emails-per-day')];
    if (users === undefined || perDay === undefined || users <= perDay * DAYS || usesSes(node, resolve) !== false || !lists(node, 'AutoVerifiedAttributes', 'email', resolve)) return [];
    const days = formatNumber(Math.ceil(users / perDay));
    return [{
      path: ['assume', 'monthlyActiveUsers'],
      limit: { id: 'cognito.emails-per-day', needed: Math.ceil(users / DAYS) },
      message: {
        en: `${formatNumber(users)} users each get an email to sign up; the built-in sender sends ${formatNumber(perDay)} a day, ${days} days for all. Send through SES: EmailConfiguration.EmailSendingAccount DEVELOPER.`,
        ko: `사용자 ${formatNumber(users)}명이 가입할 때 이메일을 받지만 기본 발신은 하루 ${formatNumber(perDay)}통이라 모두 보내려면 ${days}일이 걸립니다. SES로 보내세요(EmailConfiguration.EmailSendingAccount: DEVELOPER).`,
      },
    }];
  },
};
