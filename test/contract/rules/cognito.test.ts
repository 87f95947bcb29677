import { service } from '../../../src/services/cognito/service.ts';
import { lambdaWith, specifyRules } from './rule-cases.ts';

const pool = (properties: string, rest = '') => `nodes:\n  people: { service: cognito.user-pool, properties: { ${properties} }${rest} }\n`;
const withParts = (parts: string) => `nodes:\n  people: { service: cognito.user-pool, parts: { ${parts} } }\n`;
const client = (properties: string) => `nodes:
  people:
    service: cognito.user-pool
    parts:
      PeopleClient: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref People, PreventUserExistenceErrors: ENABLED, ${properties} } }
`;
const inClient = 'nodes.people.parts.PeopleClient.Properties';
const list = (count: number, entry: (at: number) => string) => Array.from({ length: count }, (_, at) => entry(at)).join(', ');
const attributes = (count: number) => list(count, (at) => `{ Name: a${at}, AttributeDataType: String }`);
const clients = (count: number) => withParts(list(count, (at) => `C${at}: { Type: AWS::Cognito::UserPoolClient, Properties: { PreventUserExistenceErrors: ENABLED } }`));
const memberships = (count: number) => withParts(list(count, (at) => `M${at}: { Type: AWS::Cognito::UserPoolUserToGroupAttachment, Properties: { Username: minji, GroupName: g${at} } }`));
const roleRules = (count: number) => `nodes:
  pool:
    service: cognito.identity-pool
    properties: { AllowUnauthenticatedIdentities: false }
    parts: { Roles: { Type: AWS::Cognito::IdentityPoolRoleAttachment, Properties: { RoleMappings: { users: { Type: Rules, RulesConfiguration: { Rules: [${list(count, () => '{}')}] } } } } } }
`;
const oauth = (properties: string) => client(`AllowedOAuthFlowsUserPoolClient: true, ${properties}`);
const triggered = (first: string, second: string) => lambdaWith('', `  people: { service: cognito.user-pool }
  other: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler } }
connections:
  people-work: { from: people, to: work${first} }
  people-other: { from: people, to: other${second} }
`);
const guarding = (properties: string) => `${pool(properties, ', groups: [organizers]')}  api: { service: apigateway.http, routes: { all: { route: GET /all } } }
connections:
  people-api: { from: people, to: api, kind: authorize }
`;
const signingIn = (rate: string, properties: string, account = '') => `nodes:
  visitors: { service: client, traffic: { enter: { peak: ${rate}, path: POST /login } } }
  people: { service: cognito.user-pool${properties} }
connections:
  visitors-people: { from: visitors, to: people, assume: { calls: 1 } }
${account}`;
const twoPools = (rate: string) => `nodes:
  visitors: { service: client, traffic: { enter: { peak: ${rate}, path: POST /login } } }
  people: { service: cognito.user-pool }
  staff: { service: cognito.user-pool }
connections:
  visitors-people: { from: visitors, to: people, assume: { calls: 0.6 } }
  visitors-staff: { from: visitors, to: staff, assume: { calls: 0.4 } }
`;
const creating = (rate: string, access: string) => lambdaWith('', `  visitors: { service: client, traffic: { join: { peak: ${rate}, path: POST /join } } }
  api: { service: apigateway.http, routes: { join: { route: POST /join } } }
  people: { service: cognito.user-pool }
connections:
  visitors-api: { from: visitors, to: api }
  api-work: { from: api, to: work }
  work-people: { from: work, to: people, access: [${access}] }
`);
const guests = (rate: string, account = '') => `nodes:
  visitors: { service: client, traffic: { enter: { peak: ${rate}, path: GET / } } }
  people: { service: cognito.user-pool }
  pool: { service: cognito.identity-pool, properties: { AllowUnauthenticatedIdentities: false } }
connections:
  visitors-pool: { from: visitors, to: pool, assume: { calls: 1 } }
  people-pool: { from: people, to: pool }
${account}`;

const EMAIL = 'AutoVerifiedAttributes: [email]';
const SES = 'EmailConfiguration: { EmailSendingAccount: DEVELOPER, SourceArn: !Ref Sender }';
const SMS = 'SmsConfiguration: { SnsCallerArn: !Ref Role }';
const MACHINE = ', parts: { Machine: { Type: AWS::Cognito::UserPoolClient, Properties: { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: [client_credentials], GenerateSecret: true } } }';
const GOOGLE = ', parts: { Web: { Type: AWS::Cognito::UserPoolClient, Properties: { PreventUserExistenceErrors: ENABLED, SupportedIdentityProviders: [Google] } } }';

specifyRules(service, [
  {
    rule: 'cognito.password-length-out-of-range', at: 'nodes.people.properties.Policies.PasswordPolicy.MinimumLength',
    design: pool('Policies: { PasswordPolicy: { MinimumLength: 4 } }'),
    says: 'Policies.PasswordPolicy.MinimumLength is 4 characters; Cognito allows 6 to 99 characters.', fix: { value: 6 }, fine: pool('Policies: { PasswordPolicy: { MinimumLength: 6 } }'),
    limit: { id: 'cognito.password-length-min', needed: 4 },
  },
  {
    rule: 'cognito.alias-and-username-attributes', at: 'nodes.people.properties.AliasAttributes', design: pool('UsernameAttributes: [email], AliasAttributes: [preferred_username]'),
    says: 'AliasAttributes does not go with UsernameAttributes. Remove one: with UsernameAttributes users sign in by email or phone alone.', fix: { value: undefined },
    fine: pool('AliasAttributes: [preferred_username]'),
  },
  {
    rule: 'cognito.too-many-custom-attributes', at: 'nodes.people.properties.Schema', design: pool(`Schema: [${attributes(51)}]`),
    says: 'The schema has 51 custom attributes; Cognito allows 50. Keep profile data in a table.',
    fine: pool(`Schema: [{ Name: email, Required: true }, ${attributes(50)}]`),
    limit: { id: 'cognito.custom-attributes', needed: 51 },
  },
  {
    rule: 'cognito.attribute-name-too-long', at: 'nodes.people.properties.Schema.0.Name', design: pool('Schema: [{ Name: preferred_meeting_room, AttributeDataType: String }]'),
    says: 'The name preferred_meeting_room has 22 characters; Cognito allows 20. Shorten it.', fine: pool('Schema: [{ Name: phone_number_verified }, { Name: meeting_room_at_work }]'),
  },
  {
    rule: 'cognito.attribute-too-long', at: 'nodes.people.properties.Schema.0.StringAttributeConstraints.MaxLength', design: pool('Schema: [{ Name: about, StringAttributeConstraints: { MaxLength: "4096" } }]'),
    says: 'StringAttributeConstraints.MaxLength is 4,096 bytes; Cognito allows at most 2,048 bytes.', fix: { value: 2048 },
    fine: pool('Schema: [{ Name: about, StringAttributeConstraints: { MaxLength: "2048" } }]'),
  },

  {
    rule: 'cognito.parts-above-quota', at: 'nodes.people.parts', design: clients(1001),
    says: 'The user pool has 1,001 app clients; Cognito allows 1,000. Share them, or have the quota raised and write it under account.quotas.', fine: clients(1000),
    limit: { id: 'cognito.clients', needed: 1001 },
  },
  {
    rule: 'cognito.too-many-groups', at: 'nodes.people.groups', design: `nodes:\n  people: { service: cognito.user-pool, groups: [${list(10_001, (at) => `g${at}`)}] }\n`,
    says: 'The user pool has 10,001 groups; Cognito allows 10,000. Keep finer roles in a table.', fine: `nodes:\n  people: { service: cognito.user-pool, groups: [${list(10_000, (at) => `g${at}`)}] }\n`,
    limit: { id: 'cognito.groups', needed: 10001 },
  },
  {
    rule: 'cognito.too-many-groups-of-a-user', at: 'nodes.people.parts', design: memberships(101),
    says: 'The user minji has 101 groups; Cognito allows 100. Join groups that mean the same.', fine: memberships(100),
  },
  {
    rule: 'cognito.client-list-too-long', at: `${inClient}.CallbackURLs`, design: oauth(`CallbackURLs: [${list(101, (at) => `https://a${at}.example.com`)}]`),
    says: 'The app client PeopleClient has 101 callback URLs; Cognito allows 100. Divide it into two clients.', fine: oauth(`CallbackURLs: [${list(100, (at) => `https://a${at}.example.com`)}]`),
  },
  {
    rule: 'cognito.client-list-too-long', at: `${inClient}.AllowedOAuthScopes`, design: oauth(`AllowedOAuthScopes: [${list(51, (at) => `api/s${at}`)}]`),
    says: 'The app client PeopleClient has 51 scopes; Cognito allows 50. Divide it into two clients.', fine: oauth(`AllowedOAuthScopes: [${list(50, (at) => `api/s${at}`)}]`),
  },
  {
    rule: 'cognito.too-many-role-rules', at: 'nodes.pool.parts.Roles.Properties.RoleMappings.users.RulesConfiguration.Rules', design: roleRules(26),
    says: 'The provider has 26 rules; Cognito allows 25. Choose by groups, or by a role in the token.', fine: roleRules(25),
  },

  {
    rule: 'cognito.token-validity-out-of-range', at: `${inClient}.AccessTokenValidity`, design: client('AccessTokenValidity: 48'),
    says: 'AccessTokenValidity is 48 hours; Cognito allows 5 minutes to 1 day.', fix: { value: 24 }, fine: client('AccessTokenValidity: 48, TokenValidityUnits: { AccessToken: minutes }'),
    limit: { id: 'cognito.access-token-max', needed: 172800 },
  },
  {
    rule: 'cognito.token-validity-out-of-range', at: `${inClient}.RefreshTokenValidity`, design: client('RefreshTokenValidity: 5, TokenValidityUnits: { RefreshToken: minutes }'),
    says: 'RefreshTokenValidity is 5 minutes; Cognito allows 1 hour to 3,650 days.', fix: { value: 60 }, fine: client('RefreshTokenValidity: 30'),
    limit: { id: 'cognito.refresh-token-min', needed: 300 },
  },
  {
    rule: 'cognito.password-sent', at: `${inClient}.ExplicitAuthFlows.0`, design: client('ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]'),
    says: 'ALLOW_USER_PASSWORD_AUTH sends the password to Cognito. Use ALLOW_USER_SRP_AUTH, which proves it without sending it.',
    fix: { at: `${inClient}.ExplicitAuthFlows`, value: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }, fine: client('ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_REFRESH_TOKEN_AUTH]'),
  },
  {
    rule: 'cognito.user-existence-told', at: 'nodes.people.parts.Web.Properties.PreventUserExistenceErrors', design: withParts('Web: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref People } }'),
    says: 'An answer tells whether a user exists. Set PreventUserExistenceErrors to ENABLED.', fix: { value: 'ENABLED' },
    fine: withParts('Web: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref People, PreventUserExistenceErrors: !Ref Errors } }'),
  },
  {
    rule: 'cognito.machine-client-invalid', at: `${inClient}.GenerateSecret`, design: oauth('AllowedOAuthFlows: [client_credentials]'),
    says: 'client_credentials needs a secret, and the client has none. Set GenerateSecret to true.', fix: { value: true }, fine: oauth('AllowedOAuthFlows: [client_credentials], GenerateSecret: true'),
  },
  {
    rule: 'cognito.machine-client-invalid', at: `${inClient}.AllowedOAuthFlows`, design: oauth('AllowedOAuthFlows: [client_credentials, code], GenerateSecret: true'),
    says: 'client_credentials stands alone, and here it is beside code. Make a client for each.', fix: { value: ['client_credentials'] }, fine: oauth('AllowedOAuthFlows: [code, implicit]'),
  },
  {
    rule: 'cognito.oauth-not-enabled', at: `${inClient}.AllowedOAuthFlowsUserPoolClient`, design: client('CallbackURLs: [!Sub "https://${Domain}/in"]'),
    says: 'CallbackURLs is set, but OAuth is off for this client. Set AllowedOAuthFlowsUserPoolClient to true.', fix: { value: true },
    fine: oauth('CallbackURLs: [!Sub "https://${Domain}/in"]'),
  },
  {
    rule: 'cognito.callback-not-https', at: `${inClient}.CallbackURLs.1`, design: oauth('CallbackURLs: ["http://localhost:3000/in", "http://example.com/in"]'),
    says: 'http://example.com/in uses plain HTTP, which Cognito refuses. Use https://.', fix: { value: 'https://example.com/in' }, fine: oauth('CallbackURLs: ["http://localhost:3000/in", "myapp://in"]'),
  },

  {
    rule: 'cognito.sms-without-role', at: 'nodes.people.properties.EnabledMfas', design: pool('MfaConfiguration: OPTIONAL, EnabledMfas: [SMS_MFA]'),
    says: 'EnabledMfas needs text messages, and no role may send them. Name one under SmsConfiguration.SnsCallerArn, or use authenticator apps and email.',
    fine: pool(`MfaConfiguration: OPTIONAL, EnabledMfas: [SMS_MFA], ${SMS}`),
  },
  {
    rule: 'cognito.email-mfa-without-ses', at: 'nodes.people.properties.EnabledMfas', design: pool('MfaConfiguration: OPTIONAL, EnabledMfas: [EMAIL_OTP]'),
    says: 'EMAIL_OTP needs your own SES. Set EmailConfiguration.EmailSendingAccount to DEVELOPER with a SourceArn, or use SOFTWARE_TOKEN_MFA.',
    fine: pool(`MfaConfiguration: OPTIONAL, EnabledMfas: [EMAIL_OTP], ${SES}`),
  },
  {
    rule: 'cognito.mfa-with-one-time-password', at: 'nodes.people.properties.MfaConfiguration', design: pool('MfaConfiguration: ON, Policies: { SignInPolicy: { AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP] } }'),
    says: 'MfaConfiguration is ON, and users may sign in with EMAIL_OTP alone. Make the second factor optional, or leave the codes out.', fix: { value: 'OPTIONAL' },
    fine: pool('MfaConfiguration: ON, Policies: { SignInPolicy: { AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN] } }'),
  },
  {
    rule: 'cognito.too-few-emails', at: 'nodes.people.assume.monthlyActiveUsers', design: pool(EMAIL, ', assume: { monthlyActiveUsers: 5000 }'),
    says: '5,000 users each get an email to sign up; the built-in sender sends 50 a day, 100 days for all. Send through SES: EmailConfiguration.EmailSendingAccount DEVELOPER.',
    fine: pool(`${EMAIL}, ${SES}`, ', assume: { monthlyActiveUsers: 5000 }'),
    limit: { id: 'cognito.emails-per-day', needed: 167 },
  },
  {
    rule: 'cognito.feature-above-plan', at: 'nodes.people.properties.UserPoolTier', design: pool('UserPoolTier: ESSENTIALS, UserPoolAddOns: { AdvancedSecurityMode: ENFORCED }'),
    says: 'The plan is ESSENTIALS, and AdvancedSecurityMode ENFORCED needs PLUS. Raise UserPoolTier, or leave the feature out.', fix: { value: 'PLUS' },
    fine: pool('UserPoolAddOns: { AdvancedSecurityMode: ENFORCED }'),
  },
  {
    rule: 'cognito.feature-above-plan', at: 'nodes.people.properties.UserPoolTier', design: pool('UserPoolTier: LITE, Policies: { SignInPolicy: { AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN] } }'),
    says: 'The plan is LITE, and WEB_AUTHN needs ESSENTIALS. Raise UserPoolTier, or leave the feature out.', fix: { value: 'ESSENTIALS' },
    fine: pool('UserPoolTier: LITE, MfaConfiguration: OPTIONAL, EnabledMfas: [SOFTWARE_TOKEN_MFA]'),
  },
  {
    rule: 'cognito.users-go-with-the-stack', at: 'nodes.people.properties.DeletionProtection', design: pool('UserPoolTier: LITE', ', attributes: { DeletionPolicy: Delete }'),
    says: 'DeletionPolicy is Delete and nothing protects the pool: deleting the stack deletes all users. Set DeletionProtection to ACTIVE.', fix: { value: 'ACTIVE' },
    fine: pool('UserPoolTier: LITE'),
  },
  {
    rule: 'cognito.groups-not-checked', at: 'nodes.people.groups', design: guarding('UserPoolTier: LITE'),
    says: 'Anybody may sign up, and the authorizer lets every user in, in organizers or not. Check cognito:groups in the handler, or let an administrator create the users.',
    fix: { at: 'nodes.people.properties.AdminCreateUserConfig.AllowAdminCreateUserOnly', value: true }, fine: guarding('AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }'),
  },

  {
    rule: 'cognito.trigger-step-invalid', at: 'connections.people-work.with.on', design: triggered(', with: { on: SignUp }', ', with: { on: PostConfirmation }'),
    says: '“SignUp” is not a step of a user pool. There are PreSignUp, PostConfirmation, PreAuthentication, PostAuthentication, PreTokenGeneration, CustomMessage, UserMigration, DefineAuthChallenge, CreateAuthChallenge, VerifyAuthChallengeResponse.',
    fine: triggered(', with: { on: PreSignUp }', ', with: { on: PostConfirmation }'),
  },
  {
    rule: 'cognito.trigger-step-invalid', at: 'connections.people-other.with.on', design: triggered('', ', with: { on: PreSignUp }'),
    says: '“people-work” is called at PreSignUp already, and a step has one function. Name another under with: { on: … }.',
    fine: triggered('', ', with: { on: CustomMessage }'),
  },
  {
    rule: 'cognito.identity-pool-for-nobody', at: 'nodes.pool', design: 'nodes:\n  pool: { service: cognito.identity-pool, properties: { AllowUnauthenticatedIdentities: false } }\n',
    says: '“pool” has neither a provider nor guests. Connect a user pool to it by `federate`.',
    fine: 'nodes:\n  people: { service: cognito.user-pool }\n  pool: { service: cognito.identity-pool, properties: { AllowUnauthenticatedIdentities: false } }\nconnections:\n  people-pool: { from: people, to: pool }\n',
  },
  {
    rule: 'cognito.guests-allowed', at: 'nodes.pool.properties.AllowUnauthenticatedIdentities', design: 'nodes:\n  pool: { service: cognito.identity-pool, properties: { AllowUnauthenticatedIdentities: true } }\n',
    says: 'Everybody gets AWS credentials from “pool” without signing in. Turn guests off, or say why they are needed.', fix: { value: false },
    fine: 'nodes:\n  pool: { service: cognito.identity-pool, properties: { AllowUnauthenticatedIdentities: !Ref Guests } }\n',
  },
  {
    rule: 'cognito.classic-flow', at: 'nodes.pool.properties.AllowClassicFlow', design: 'nodes:\n  pool: { service: cognito.identity-pool, properties: { AllowClassicFlow: true } }\n',
    says: 'AllowClassicFlow is on: clients may go past the roles that the pool chooses. Turn it off and use the enhanced flow.', fix: { value: false },
    fine: 'nodes:\n  pool: { service: cognito.identity-pool, properties: { AllowClassicFlow: false } }\n',
  },

  {
    rule: 'cognito.peak-above-rate', at: 'nodes.people', design: signingIn('200/s', ''),
    says: 'At the peak 200 sign-ins reach this user pool each second; an account has 120 UserAuthentication requests/s in a Region. Keep tokens until they expire, or have the quota raised and write it under account.quotas.',
    fine: signingIn('200/s', '', 'account: { quotas: { cognito.authentications-per-second: 200 } }'),
  },
  {
    rule: 'cognito.peak-above-rate', at: 'nodes.people', design: twoPools('150/s'),
    says: 'At the peak 150 sign-ins reach the 2 user pools each second; an account has 120 UserAuthentication requests/s in a Region. Keep tokens until they expire, or have the quota raised and write it under account.quotas.',
    fine: twoPools('120/s'),
  },
  {
    rule: 'cognito.peak-above-rate', at: 'nodes.people', design: signingIn('100/s', ', assume: { federated: 40 % }'),
    says: 'At the peak 40 sign-ins by way of other providers reach this user pool each second; an account has 25 UserFederation requests/s in a Region. Keep tokens until they expire, or have the quota raised and write it under account.quotas.',
    fine: signingIn('100/s', ', assume: { federated: 20 % }'),
  },
  {
    rule: 'cognito.peak-above-rate', at: 'nodes.people', design: signingIn('30/s', GOOGLE),
    says: 'At the peak 30 sign-ins by way of other providers reach this user pool each second; an account has 25 UserFederation requests/s in a Region. Keep tokens until they expire, or have the quota raised and write it under account.quotas.',
    fine: signingIn('30/s', GOOGLE.replace('[Google]', '[Google, COGNITO]')),
  },
  {
    rule: 'cognito.peak-above-rate', at: 'nodes.people', design: signingIn('160/s', MACHINE),
    says: 'At the peak 160 tokens for machines reach this user pool each second; an account has 150 ClientAuthentication requests/s in a Region. The quota cannot be raised: spread the requests over time, or over Regions.',
    fine: signingIn('150/s', MACHINE),
  },
  {
    rule: 'cognito.peak-above-rate', at: 'nodes.people', design: creating('60/s', 'create'),
    says: 'At the peak 60 new users reach this user pool each second; an account has 50 UserCreation requests/s in a Region. Let people wait, or have the quota raised and write it under account.quotas.',
    fine: creating('60/s', 'get'),
  },
  {
    rule: 'cognito.peak-above-rate', at: 'nodes.people', design: creating('40/s', 'list'),
    says: 'At the peak 40 lists of users reach this user pool each second; an account has 30 UserList requests/s in a Region. The quota cannot be raised: keep what you list in a table.', fine: creating('30/s', 'list'),
  },
  {
    rule: 'cognito.peak-above-domain-rate', at: 'nodes.people', design: signingIn('600/s', ', parts: { Pages: { Type: AWS::Cognito::UserPoolDomain } }'),
    says: 'At the peak 600 sign-ins/s reach the domain of “people”, which takes 500 requests/s. Let people wait, or divide them over two pools.', fine: signingIn('600/s', ''),
  },
  {
    rule: 'cognito.peak-above-credentials-rate', at: 'nodes.pool', design: guests('250/s'),
    says: 'At the peak 250 sessions/s ask for credentials; an account has 200 in a Region. Keep credentials until they expire, or have the quota raised and write it under account.quotas.',
    fine: guests('200/s'),
  },
  {
    rule: 'cognito.peak-above-identity-rate', at: 'nodes.pool', design: guests('40/s'),
    says: 'At the peak 40 sessions/s arrive; an account gives out 25 new identities/s in a Region. Where most come for the first time, have the quota raised and write it under account.quotas.',
    fine: guests('40/s', 'account: { quotas: { cognito.identity-ids-per-second: 50 } }'),
  },
  {
    rule: 'cognito.too-many-users', at: 'nodes.people.assume.monthlyActiveUsers', design: pool('UserPoolTier: LITE', ', assume: { monthlyActiveUsers: 50M }'),
    says: '“people” has 50M active users; a user pool holds 40M. Divide them over pools, or have the quota raised and write it under account.quotas.',
    fine: pool('UserPoolTier: LITE', ', assume: { monthlyActiveUsers: 40M }'),
    limit: { id: 'cognito.users', needed: 50_000_000 },
  },
  {
    rule: 'cognito.rates-for-users', at: 'nodes.people.assume.monthlyActiveUsers', design: pool('UserPoolTier: LITE', ', assume: { monthlyActiveUsers: 3M }'),
    says: '“people” has 3M active users; 120 sign-ins/s are meant for fewer than 2M. Connect a client by `sign-in` and say how many sign in at the peak.',
    fine: signingIn('1/s', ', assume: { monthlyActiveUsers: 3M }'),
  },
]);
