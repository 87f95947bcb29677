import type { CoreFacts } from './core-facts.ts';

export const cognito: CoreFacts = {
  services: ['Cognito'],
  kept: {
    'cognito.pools': 'cognito.pools',
    'cognito.clients': 'cognito.clients',
    'cognito.users': 'cognito.users',
    'cognito.groups': 'cognito.groups',
    'cognito.groups_per_user': 'cognito.groups-per-user',
    'cognito.custom_attributes': 'cognito.custom-attributes',
    'cognito.password.min_length.min': 'cognito.password-length-min',
    'cognito.access_token.max': 'cognito.access-token-max',
    'cognito.refresh_token.max': 'cognito.refresh-token-max',
    'cognito.rps.UserAuthentication': 'cognito.authentications-per-second',
    'cognito.rps.UserCreation': 'cognito.sign-ups-per-second',
    'cognito.rps.UserFederation': 'cognito.federations-per-second',
    'cognito.rps.ClientAuthentication': 'cognito.client-authentications-per-second',
    'cognito.identity.pools': 'cognito.identity-pools',
  },
  beyond: ['cognito.trigger-timeout', 'cognito.users-within-initial-rates'],
};
