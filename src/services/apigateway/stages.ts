/**
 * The stage that an API gets where its node names none. `$default` is API Gateway's own, served from the
 * root; REST and WebSocket APIs have no such stage, and theirs is called as most are.
 */
export const UNNAMED_STAGE = { http: '$default', rest: 'prod', websocket: 'prod' } as const;
