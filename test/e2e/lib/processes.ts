import { readFile, readdir, readlink } from 'node:fs/promises';

/** The process that listens on a port of 127.0.0.1, as Linux knows it. */
export async function listenerOn(port: number): Promise<number | undefined> {
  const local = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = (await readFile('/proc/net/tcp', 'utf8')).split('\n').map((row) => row.trim().split(/\s+/));
  const socket = rows.find(([, address, , state]) => address === local && state === '0A')?.[9];
  if (socket === undefined) return undefined;
  for (const entry of await readdir('/proc')) {
    if (/^\d+$/.test(entry) && (await openFiles(entry)).includes(`socket:[${socket}]`)) return Number(entry);
  }
  return undefined;
}

async function openFiles(pid: string): Promise<readonly string[]> {
  const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
  return Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')));
}

/** A process and all that it has started, directly or not. */
export async function familyOf(pid: number): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const parents = new Map(await Promise.all(pids.map(async (entry) => [Number(entry), await parentOf(Number(entry))] as const)));
  const below = (of: number): readonly number[] => [of, ...[...parents].filter(([, parent]) => parent === of).flatMap(([child]) => below(child))];
  return below(pid);
}

/** The process that has started another; 0 where that one is gone. */
export async function parentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}
