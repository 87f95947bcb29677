export { identityPool } from './identity-pool.ts';
export { userPool } from './user-pool.ts';
