import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeployFault } from '../deploy/fault.ts';

/** Listens on 127.0.0.1 and nowhere else; says the port. */
export function listenHere(server: Server, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE'
        ? new DeployFault('local.port-taken', { en: `Port ${port} is taken. --port N takes another one, --port 0 any free one.`, ko: `포트 ${port}은(는) 이미 사용 중입니다. --port N으로 다른 포트를, --port 0으로 빈 포트를 쓰십시오.` })
        : error);
    });
    server.listen(port, '127.0.0.1', () => { resolve((server.address() as AddressInfo).port); });
  });
}

/** Ends a server with the connections that are still open. */
export function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => { resolve(); });
    server.closeAllConnections();
  });
}
