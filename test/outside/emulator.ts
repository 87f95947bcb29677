import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { findProgram, type Package } from './python.ts';

/** A program that answers as AWS does, on this computer. */
export interface EmulatorProgram extends Package {
  readonly options: (port: number) => { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> };
}

export const MOTO: EmulatorProgram = {
  name: 'moto', version: '5.2.5', extra: 'server', program: 'moto_server',
  // Functions are made and never run: that would need Docker.
  options: (port) => ({ args: ['-H', '127.0.0.1', '-p', String(port)], env: { MOTO_CALL_RESET_API: 'false' } }),
};

export const MINISTACK: EmulatorProgram = {
  name: 'ministack', version: '1.5.33', program: 'ministack',
  // Without it no signature of a token is checked, and every token is refused.
  beside: 'cryptography==46.0.3',
  options: (port) => ({ args: [], env: { GATEWAY_PORT: String(port), BIND_HOST: '127.0.0.1', LOG_LEVEL: 'ERROR', IOT_MTLS_ENABLED: '0' } }),
};

export interface Emulator {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** How long it may take until it answers. */
const PATIENCE_MS = 60_000;

/** Starts an emulator at a free port of this computer only. Whoever starts it stops it. */
export async function start(path: string, { name, options }: EmulatorProgram): Promise<Emulator> {
  const port = await freePort();
  const { args, env } = options(port);
  const server = spawn(path, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await answering(endpoint, server, name);
  } catch (error) {
    await stop(server);
    throw error;
  }
  return { endpoint, stop: () => stop(server) };
}

/** The path of the program, or why it cannot be had. */
export function findEmulator(program: EmulatorProgram): ReturnType<typeof findProgram> {
  return findProgram(program);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answering(endpoint: string, server: ChildProcess, name: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`${name} ended with ${server.exitCode}`);
    const answered = await fetch(endpoint).then(() => true, () => false);
    if (answered) return;
    await wait(200);
  }
  throw new Error(`${name} does not answer at ${endpoint}`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  const timer = setTimeout(() => server.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}
