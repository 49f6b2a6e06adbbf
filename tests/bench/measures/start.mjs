import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { median } from '../../e2e/support/median.mjs';
import { serverBinary } from '../../e2e/support/server.mjs';
import { scratchFolder } from '../../e2e/support/scratch.mjs';
import { freePort } from '../../e2e/support/free_port.mjs';
import { round } from '../support/numbers.mjs';

const STARTS = 20;
const CHANNELS = 500;

export const title = `Start: from exec to a 200 from /healthz, ${CHANNELS} channels configured, milliseconds`;

/** Resolves to whether the server answers that it is healthy. */
const isHealthy = (port) => new Promise((resolve) => {
  const socket = connect(port, '127.0.0.1', () => socket.write('GET /healthz HTTP/1.1\r\nHost: bench\r\n\r\n'));
  socket.once('data', (bytes) => {
    resolve(bytes.toString().startsWith('HTTP/1.1 200'));
    socket.destroy();
  });
  socket.once('error', () => resolve(false));
});

async function startOnce(file, data, port) {
  const began = performance.now();
  const child = spawn(serverBinary(), ['--config', file, '--data', data], { stdio: 'ignore' });
  while (!await isHealthy(port));
  const took = performance.now() - began;
  child.kill('SIGTERM');
  await new Promise((resolve) => { child.on('exit', resolve); });
  return took;
}

export async function measureAll() {
  const [http, rtmp] = [await freePort(), await freePort()];
  const scratch = scratchFolder();
  const file = scratch('sigma-server.toml');
  const channels = Array.from({ length: CHANNELS }, (_, i) =>
    `[[channel]]\nname = "bench-${i}"\nstream_key = "bench-${i}-0123456789abcdef"\n`);
  writeFileSync(file, `[http]\nlisten = "127.0.0.1:${http}"\n[rtmp]\nlisten = "127.0.0.1:${rtmp}"\n${channels.join('')}`, { mode: 0o600 });
  const times = [];
  const first = await startOnce(file, scratch('data'), http);
  for (let turn = 0; turn < STARTS; turn += 1) times.push(await startOnce(file, scratch('data'), http));
  return [{ starts: STARTS, 'first ever': round(first, 1), median: round(median(times), 1), slowest: round(Math.max(...times), 1) }];
}
