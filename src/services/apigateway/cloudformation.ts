export { http } from './http.ts';
export { rest } from './rest.ts';
export { websocket } from './websocket.ts';
