import type { ServeTools } from './contract.ts';

/** Serves tools over the Model Context Protocol; its library is loaded when this is first called. */
export const serveTools: ServeTools = async (service) => (await import('./serve.ts')).serveTools(service);
