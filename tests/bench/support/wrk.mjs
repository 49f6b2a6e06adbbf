import { writeFileSync } from 'node:fs';
import { run } from '../../e2e/support/program.mjs';
import { scratchFolder } from '../../e2e/support/scratch.mjs';
import { onLoadCore } from './pinning.mjs';

const inScratch = scratchFolder();
const MILLISECONDS = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

/** A script for wrk that sends one request over and over. */
function scriptFor({ method, body }) {
  const file = inScratch(`${method}.lua`);
  writeFileSync(file, `wrk.method = "${method}"\nwrk.body = ${JSON.stringify(body)}\n`
    + 'wrk.headers["Content-Type"] = "application/json"\n');
  return ['--script', file];
}

/** What keep-alive connections get from one thread on the load's core: requests a second, and their p99 in ms. */
export async function loadOf(url, { connections = 1000, seconds = 6, headers = {}, write } = {}) {
  const args = ['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`, '--latency',
    ...Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
    ...(write ? scriptFor(write) : []), url];
  const { status, stdout, stderr } = await run(...onLoadCore('wrk', args), { seconds: seconds + 30 });
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(stdout);
  const p99 = /99%\s+([\d.]+)(us|ms|s|m)\b/.exec(stdout);
  if (status !== 0 || !rate || !p99) throw new Error(`wrk ended with ${status}: ${stderr}${stdout}`);
  if (/Non-2xx/.test(stdout)) throw new Error(`${url} was not served: ${stdout}`);
  return { rate: Number(rate[1]), p99: Number(p99[1]) * MILLISECONDS[p99[2]] };
}

/** Requests a second over keep-alive connections, from one thread on the load's core. */
export const requestsPerSecond = async (url, options) => (await loadOf(url, options)).rate;
