import type { RestrictionTable } from '../../core/catalog/service.ts';
import type { Source } from '../../core/model/source.ts';

const page = (name: string): Source => ({ url: `https://docs.aws.amazon.com/cognito/latest/developerguide/${name}.html`, asOf: '2026-11-21' });
const CLIENT: Source = { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html', asOf: '2026-11-21' };

export const restrictions = {
  'feature-plans': {
    what: 'Threat protection needs the Plus plan; email MFA, passwordless sign-in, passkeys and access tokens of one’s own need Essentials or Plus.',
    rules: ['cognito.feature-above-plan'], source: page('cognito-sign-in-feature-plans'),
  },
  'message-settings': {
    what: 'SMS messages need a role that may send them, codes by email as a second factor need SES.',
    rules: ['cognito.sms-without-role', 'cognito.email-mfa-without-ses'], source: page('user-pool-settings-mfa'),
  },
  'mfa-and-one-time-passwords': {
    what: 'A second factor cannot be required where users may sign in with a one-time password alone.',
    rules: ['cognito.mfa-with-one-time-password'], source: page('user-pool-settings-mfa'),
  },
  'client-credentials': {
    what: 'A client for machines has a secret and no other grant.',
    rules: ['cognito.machine-client-invalid'], source: CLIENT,
  },
  'callback-urls-https': {
    what: 'Callback URLs use HTTPS, except those of the machine itself.',
    rules: ['cognito.callback-not-https'], source: CLIENT,
  },
} satisfies RestrictionTable;
