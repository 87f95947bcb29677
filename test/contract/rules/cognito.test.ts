import { service } from '../../../src/services/cognito/service.ts';
import { lambdaWith, specifyRules } from './rule-cases.ts';

const pool = (properties: string) => `nodes:\n  people: { service: cognito.user-pool, properties: { ${properties} } }\n`;
const client = (properties: string) => `nodes:
  people:
    service: cognito.user-pool
    parts:
      PeopleClient: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref People, ${properties} } }
`;
const attributes = (count: number) => Array.from({ length: count }, (_, at) => `{ Name: a${at}, AttributeDataType: String }`).join(', ');
const triggered = (first: string, second: string) => lambdaWith('', `  people: { service: cognito.user-pool }
  other: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler } }
connections:
  people-work: { from: people, to: work${first} }
  people-other: { from: people, to: other${second} }
`);

specifyRules(service, [
  {
    rule: 'cognito.password-length-out-of-range', at: 'nodes.people.properties.Policies.PasswordPolicy.MinimumLength',
    design: pool('Policies: { PasswordPolicy: { MinimumLength: 4 } }'),
    says: 'Policies.PasswordPolicy.MinimumLength is 4 characters; Cognito allows 6 to 99 characters.', fix: { value: 6 },
  },
  {
    rule: 'cognito.alias-and-username-attributes', at: 'nodes.people.properties.AliasAttributes', design: pool('UsernameAttributes: [email], AliasAttributes: [preferred_username]'),
    says: 'AliasAttributes does not go with UsernameAttributes. Remove one: with UsernameAttributes users sign in by email or phone alone.', fix: { value: undefined },
  },
  {
    rule: 'cognito.too-many-custom-attributes', at: 'nodes.people.properties.Schema', design: pool(`Schema: [${attributes(51)}]`),
    says: 'The schema has 51 custom attributes; Cognito allows 50. Keep profile data in a table.',
    fine: pool(`Schema: [{ Name: email, Required: true }, ${attributes(50)}]`),
  },
  {
    rule: 'cognito.token-validity-out-of-range', at: 'nodes.people.parts.PeopleClient.Properties.AccessTokenValidity', design: client('AccessTokenValidity: 48'),
    says: 'AccessTokenValidity is 48 hours; Cognito allows 5 minutes to 1 day.', fix: { value: 24 }, fine: client('AccessTokenValidity: 48, TokenValidityUnits: { AccessToken: minutes }'),
  },
  {
    rule: 'cognito.token-validity-out-of-range', at: 'nodes.people.parts.PeopleClient.Properties.RefreshTokenValidity',
    design: client('RefreshTokenValidity: 5, TokenValidityUnits: { RefreshToken: minutes }'),
    says: 'RefreshTokenValidity is 5 minutes; Cognito allows 1 hour to 3,650 days.', fix: { value: 60 }, fine: client('RefreshTokenValidity: 30'),
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
]);
