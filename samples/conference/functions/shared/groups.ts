/**
 * The groups of whoever signed in. A token carries a list; the JWT authorizer of an HTTP API hands
 * every claim on as text, a list as `[one two]`. Names of groups have no spaces in them:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html
 */
export function groupsOf(claims: Readonly<Record<string, unknown>>): readonly string[] {
  const claim = claims['cognito:groups'];
  if (Array.isArray(claim)) return claim.filter((name) => typeof name === 'string');
  if (typeof claim !== 'string') return [];
  const list = /^\[(.*)\]$/s.exec(claim);
  return (list?.[1] ?? claim).split(' ').filter((name) => name !== '');
}
