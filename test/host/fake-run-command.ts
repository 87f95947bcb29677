/** A command that speaks the channel and behaves as its design's text says. */
export const COMMAND = `
const { mkdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { tmpdir } = require('node:os');
const folder = join(tmpdir(), 'serverless-canvas-run-' + process.pid + '-test');
mkdirSync(folder);
const end = () => { rmSync(folder, { recursive: true, force: true }); process.exit(0); };
let stubborn = false;
let ready = false;
process.on('disconnect', end);
process.on('message', ({ id, request, params }) => {
  if (request === 'start') {
    if (params.text === 'crash') { console.error('out of memory'); process.exit(7); }
    if (params.text === 'refuse') return process.send({ id, fault: { en: 'no code', ko: '코드 없음' }, node: 'register' });
    if (params.text === 'slow') return undefined;
    ready = true;
    stubborn = params.text === 'stubborn';
    process.send({ happened: { events: [{ kind: 'log', node: 'register', line: JSON.stringify({ argv: process.argv.slice(2), node: process.env.NODE_OPTIONS ?? null, vscode: process.env.VSCODE_PID ?? null, electron: process.env.ELECTRON_RUN_AS_NODE }) }], hops: [], counts: [], leftOut: 0 } });
    return process.send({ id, result: { addresses: [{ node: 'cdn', url: 'http://127.0.0.1:1/' }], endpoints: {}, users: [] } });
  }
  if (request === 'stop') {
    if (stubborn) return undefined;
    process.send({ id, result: null });
    return setTimeout(end, 10);
  }
  if (request === 'resources') return process.send({ id, result: [{ id: 'Process', node: 'register', kind: 'function', name: String(process.pid), actions: [] }] });
  if (request === 'payloads') return process.send({ id, result: { request: { text: '{"authorization":"secret","name":"Hana"}', size: 40 }, response: { text: 'begin', size: 50000 } } });
  if (request === 'debug') {
    if (params.on) process.send({ happened: { events: [{ kind: 'debugger', node: params.node, port: 4711 }], hops: [], counts: [], leftOut: 0 } });
    return process.send({ id, result: null });
  }
  if (request === 'measured' && ready) return process.send({ id, result: [{ node: 'show', path: 'duration.p50', value: '12 ms', samples: 9 }, { node: 'show', path: 'duration.p99', value: '40 ms', samples: 9 }] });
});
`;
