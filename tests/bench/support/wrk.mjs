import { run } from '../../e2e/support/program.mjs';
import { onLoadCore } from './pinning.mjs';

/** Requests a second over keep-alive connections, from one thread on the load's core. */
export async function requestsPerSecond(url, { connections = 1000, seconds = 6 } = {}) {
  const args = ['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`, url];
  const { status, stdout, stderr } = await run(...onLoadCore('wrk', args), { seconds: seconds + 30 });
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(stdout);
  if (status !== 0 || !rate) throw new Error(`wrk ended with ${status}: ${stderr}${stdout}`);
  if (/Non-2xx/.test(stdout)) throw new Error(`${url} was not served: ${stdout}`);
  return Number(rate[1]);
}
