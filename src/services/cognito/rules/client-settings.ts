import { isGiven, listSetting } from '../../../core/catalog/setting.ts';
import type { Json } from '../../../core/model/json.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { partsOf } from '../../../core/rules/parts.ts';

const CLIENT = 'AWS::Cognito::UserPoolClient';
const USER_POOLS = ['cognito.user-pool'];
const SOURCE: Rule['source'] = { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html', asOf: '2026-11-21' };

const PASSWORD_FLOWS = ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'];

export const passwordSent: Rule = {
  id: 'cognito.password-sent',
  severity: 'info',
  title: { en: 'A client sends passwords instead of proving them', ko: '비밀번호를 그대로 보내는 클라이언트' },
  why: {
    en: 'The password then reaches Cognito itself, protected by TLS alone. With SRP it never leaves the device. Where an SDK cannot be used, silence this with the reason.',
    ko: '비밀번호가 TLS로만 보호되어 Cognito까지 전해집니다. SRP를 쓰면 기기를 떠나지 않습니다. SDK를 쓸 수 없으면 이유를 적고 무시하세요.',
  },
  source: SOURCE,
  services: USER_POOLS,
  check: (node, { resolve }) => partsOf(node, CLIENT).flatMap(({ properties, path }): readonly Violation[] => {
    const flows = listSetting(properties, 'ExplicitAuthFlows', resolve) ?? [];
    const index = flows.findIndex((flow) => PASSWORD_FLOWS.includes(String(flow)));
    if (index < 0) return [];
    const place = [...path, 'ExplicitAuthFlows'];
    return [{
      path: [...place, index],
      message: {
        en: `${String(flows[index])} sends the password to Cognito. Use ALLOW_USER_SRP_AUTH, which proves it without sending it.`,
        ko: `${String(flows[index])} 흐름은 비밀번호를 Cognito로 보냅니다. 보내지 않고 증명하는 ALLOW_USER_SRP_AUTH를 쓰세요.`,
      },
      fix: { title: { en: 'Use SRP', ko: 'SRP 사용' }, path: place, value: withSrp(flows) },
    }];
  }),
};

function withSrp(flows: readonly Json[]): readonly Json[] {
  const kept = flows.filter((flow) => !PASSWORD_FLOWS.includes(String(flow)) && flow !== 'ALLOW_USER_SRP_AUTH');
  return ['ALLOW_USER_SRP_AUTH', ...kept];
}

export const userExistenceTold: Rule = {
  id: 'cognito.user-existence-told',
  severity: 'warning',
  title: { en: 'A client tells strangers who has an account', ko: '계정이 있는지 알려 주는 클라이언트' },
  why: {
    en: 'An error that names a missing user lets anybody find out which addresses are registered. That is what Cognito does where nothing is said.',
    ko: '사용자가 없다는 오류로 누구나 어떤 주소가 가입되어 있는지 알아낼 수 있습니다. 아무것도 적지 않으면 Cognito는 그렇게 동작합니다.',
  },
  source: SOURCE,
  services: USER_POOLS,
  check: (node, { resolve }) => partsOf(node, CLIENT).flatMap(({ properties, path }): readonly Violation[] => {
    const errors = resolve.property(properties, 'PreventUserExistenceErrors');
    const forMachines = listSetting(properties, 'AllowedOAuthFlows', resolve)?.includes('client_credentials') === true;
    if (!errors.known || forMachines || (errors.value !== undefined && errors.value !== 'LEGACY')) return [];
    const place = [...path, 'PreventUserExistenceErrors'];
    return [{
      path: place,
      message: {
        en: 'An answer tells whether a user exists. Set PreventUserExistenceErrors to ENABLED.',
        ko: '응답으로 사용자가 있는지 알 수 있습니다. PreventUserExistenceErrors를 ENABLED로 바꾸세요.',
      },
      fix: { title: { en: 'Do not tell', ko: '알리지 않기' }, path: place, value: 'ENABLED' },
    }];
  }),
};

export const machineClientInvalid: Rule = {
  id: 'cognito.machine-client-invalid',
  severity: 'error',
  title: { en: 'A client for machines has no secret, or other grants too', ko: '비밀이 없거나 다른 흐름도 쓰는 시스템용 클라이언트' },
  why: {
    en: 'client_credentials proves the client by its secret and stands alone: Cognito refuses it without a secret, or beside code and implicit.',
    ko: 'client_credentials는 비밀로 클라이언트를 확인하며 혼자 써야 합니다. 비밀이 없거나 code, implicit과 함께 쓰면 Cognito가 거부합니다.',
  },
  source: SOURCE,
  services: USER_POOLS,
  check: (node, { resolve }) => partsOf(node, CLIENT).flatMap(({ properties, path }): readonly Violation[] => {
    const flows = listSetting(properties, 'AllowedOAuthFlows', resolve) ?? [];
    if (!flows.includes('client_credentials')) return [];
    const secret = resolve.property(properties, 'GenerateSecret');
    if (flows.length > 1) {
      const place = [...path, 'AllowedOAuthFlows'];
      return [{
        path: place,
        message: { en: `client_credentials stands alone, and here it is beside ${others(flows)}. Make a client for each.`, ko: `client_credentials는 혼자 써야 하는데 ${others(flows)}와 함께 있습니다. 클라이언트를 따로 만드세요.` },
        fix: { title: { en: 'Keep client_credentials', ko: 'client_credentials만 두기' }, path: place, value: ['client_credentials'] },
      }];
    }
    if (!secret.known || secret.value === true || secret.value === 'true') return [];
    const place = [...path, 'GenerateSecret'];
    return [{
      path: place,
      message: { en: 'client_credentials needs a secret, and the client has none. Set GenerateSecret to true.', ko: 'client_credentials에는 비밀이 필요하지만 클라이언트에 없습니다. GenerateSecret을 true로 바꾸세요.' },
      fix: { title: { en: 'Make a secret', ko: '비밀 만들기' }, path: place, value: true },
    }];
  }),
};

function others(flows: readonly Json[]): string {
  return flows.filter((flow) => flow !== 'client_credentials').map(String).join(', ');
}

const OAUTH_SETTINGS = ['AllowedOAuthFlows', 'AllowedOAuthScopes', 'CallbackURLs', 'LogoutURLs'];

export const oauthNotEnabled: Rule = {
  id: 'cognito.oauth-not-enabled',
  severity: 'error',
  title: { en: 'A client has OAuth settings and OAuth is off', ko: 'OAuth가 꺼진 클라이언트의 OAuth 설정' },
  why: {
    en: 'AllowedOAuthFlowsUserPoolClient must be true before grants, scopes and URLs can be configured; without it only sign-in through the SDK works.',
    ko: 'AllowedOAuthFlowsUserPoolClient가 true여야 흐름, 범위, URL을 설정할 수 있습니다. 아니면 SDK 로그인만 됩니다.',
  },
  source: SOURCE,
  services: USER_POOLS,
  check: (node, { resolve }) => partsOf(node, CLIENT).flatMap(({ properties, path }): readonly Violation[] => {
    const enabled = resolve.property(properties, 'AllowedOAuthFlowsUserPoolClient');
    const setting = OAUTH_SETTINGS.find((name) => isGiven(properties, name, resolve));
    if (setting === undefined || !enabled.known || enabled.value === true || enabled.value === 'true') return [];
    const place = [...path, 'AllowedOAuthFlowsUserPoolClient'];
    return [{
      path: place,
      message: { en: `${setting} is set, but OAuth is off for this client. Set AllowedOAuthFlowsUserPoolClient to true.`, ko: `${setting} 설정이 있지만 이 클라이언트는 OAuth가 꺼져 있습니다. AllowedOAuthFlowsUserPoolClient를 true로 바꾸세요.` },
      fix: { title: { en: 'Turn OAuth on', ko: 'OAuth 켜기' }, path: place, value: true },
    }];
  }),
};

/** Hosts to which Cognito sends browsers over plain HTTP, for testing. */
const OWN_MACHINE = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?]|$)/;

export const callbackNotHttps: Rule = {
  id: 'cognito.callback-not-https',
  severity: 'error',
  title: { en: 'A callback URL does not use HTTPS', ko: 'HTTPS를 쓰지 않는 콜백 URL' },
  why: {
    en: 'The address carries the code or the tokens of the user, so Cognito requires HTTPS, but for the machine itself.',
    ko: '이 주소로 사용자의 코드나 토큰이 전달되므로 Cognito는 자기 컴퓨터가 아니면 HTTPS를 요구합니다.',
  },
  source: SOURCE,
  services: USER_POOLS,
  check: (node, { resolve }) => partsOf(node, CLIENT).flatMap(({ properties, path }) => (listSetting(properties, 'CallbackURLs', resolve) ?? []).flatMap((url, index): readonly Violation[] => {
    if (typeof url !== 'string' || !url.startsWith('http://') || OWN_MACHINE.test(url)) return [];
    const place = [...path, 'CallbackURLs', index];
    return [{
      path: place,
      message: { en: `${url} uses plain HTTP, which Cognito refuses. Use https://.`, ko: `${url}은(는) 암호화되지 않은 HTTP라서 Cognito가 거부합니다. https://를 쓰세요.` },
      fix: { title: { en: 'Use HTTPS', ko: 'HTTPS 사용' }, path: place, value: `https://${url.slice('http://'.length)}` },
    }];
  })),
};
