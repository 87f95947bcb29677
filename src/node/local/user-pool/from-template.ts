import { isObject, own, type Json } from '../../../core/model/json.ts';
import type { LocalResource, LocalTemplate } from '../resources.ts';
import { UserPool, type Client, type PasswordPolicy } from './pool.ts';

/** Seconds in each unit of `TokenValidityUnits`. */
const UNITS: ReadonlyMap<Json | undefined, number> = new Map<Json | undefined, number>([['seconds', 1], ['minutes', 60], ['hours', 3600], ['days', 86400]]);

/** The user pools of a template, with their clients and groups. */
export function userPoolsOf(template: LocalTemplate): readonly UserPool[] {
  return template.ofType('AWS::Cognito::UserPool').map((pool) => {
    const id = template.ref(pool.id);
    const mine = ({ properties }: LocalResource): boolean => own(properties, 'UserPoolId') === id;
    const administrators = own(pool.properties, 'AdminCreateUserConfig');
    return new UserPool({
      id, node: pool.node, issuer: template.attribute(pool.id, 'ProviderURL'),
      clients: template.ofType('AWS::Cognito::UserPoolClient').filter(mine).map((client) => clientOf(client, template)),
      groups: template.ofType('AWS::Cognito::UserPoolGroup').filter(mine).map(({ properties }) => String(own(properties, 'GroupName'))),
      adminOnly: isObject(administrators) && own(administrators, 'AllowAdminCreateUserOnly') === true,
      passwords: passwordsOf(own(pool.properties, 'Policies')), triggers: triggersOf(pool),
    });
  });
}

/** Functions by the step at which the pool asks them: an ARN, or an object with one beside its version. */
export function triggersOf({ properties }: LocalResource): ReadonlyMap<string, string> {
  const triggers = own(properties, 'LambdaConfig');
  return new Map(Object.entries(isObject(triggers) ? triggers : {}).flatMap(([step, written]) => {
    const arn = isObject(written) ? own(written, 'LambdaArn') : written;
    return typeof arn === 'string' && arn.startsWith('arn:') ? [[step, arn] as const] : [];
  }));
}

/** Access tokens live an hour unless the client says otherwise, and what it says counts hours unless it names a unit. */
function clientOf({ id, properties }: LocalResource, template: LocalTemplate): Client {
  const validity = Number(own(properties, 'AccessTokenValidity') ?? 1);
  const units = own(properties, 'TokenValidityUnits');
  const unit = UNITS.get(isObject(units) ? own(units, 'AccessToken') : undefined) ?? 3600;
  return { id: template.ref(id), accessTokenLifetime: validity * unit };
}

/** Eight characters of all four kinds, unless the pool has a policy: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html (2026-11). */
function passwordsOf(policies: Json | undefined): PasswordPolicy {
  const policy = isObject(policies) ? own(policies, 'PasswordPolicy') : undefined;
  if (!isObject(policy)) return { least: 8, upper: true, lower: true, number: true, symbol: true };
  const wants = (key: string): boolean => own(policy, key) === true;
  return { least: Number(own(policy, 'MinimumLength') ?? 8), upper: wants('RequireUppercase'), lower: wants('RequireLowercase'), number: wants('RequireNumbers'), symbol: wants('RequireSymbols') };
}
