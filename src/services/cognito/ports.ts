import type { Ports } from '../../core/catalog/ports.ts';

/** Actions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
export const userPool: Ports = {
  out: [{ kind: 'authorize' }, { kind: 'trigger' }, { kind: 'federate' }],
  in: [{ kind: 'sign-in' }, { kind: 'access' }],
  references: ['id', 'arn'],
  access: {
    read: {
      actions: ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser', 'cognito-idp:ListUsers', 'cognito-idp:ListUsersInGroup'],
      on: [''], effect: 'read', title: { en: 'reads users and groups', ko: '사용자와 그룹 읽기' },
    },
    write: {
      actions: [
        'cognito-idp:AdminCreateUser', 'cognito-idp:AdminUpdateUserAttributes', 'cognito-idp:AdminDeleteUser',
        'cognito-idp:AdminEnableUser', 'cognito-idp:AdminDisableUser',
        'cognito-idp:AdminAddUserToGroup', 'cognito-idp:AdminRemoveUserFromGroup',
      ],
      on: [''], effect: 'write', title: { en: 'creates and changes users', ko: '사용자 생성과 변경' },
    },
    get: { actions: ['cognito-idp:AdminGetUser'], on: [''], effect: 'read', title: { en: 'gets a user', ko: '사용자 조회' } },
    list: { actions: ['cognito-idp:ListUsers'], on: [''], effect: 'read', title: { en: 'lists users', ko: '사용자 목록 조회' } },
    create: { actions: ['cognito-idp:AdminCreateUser'], on: [''], effect: 'write', title: { en: 'creates a user', ko: '사용자 생성' } },
  },
};

export const identityPool: Ports = {
  out: [],
  in: [{ kind: 'sign-in' }, { kind: 'federate' }],
  references: ['id'],
};
