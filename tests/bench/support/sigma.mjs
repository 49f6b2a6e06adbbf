/** sigma-server as the benchmarks run it: one thread on one core, and no limit by address. */
import { run } from '../../e2e/support/program.mjs';
import { startServer } from '../../e2e/support/server.mjs';
import { onLoadCore, pin } from './pinning.mjs';
import { recording } from './recordings.mjs';

const channelName = (index) => `bench-${index}`;
export const channelKey = (index) => `bench-${index}-0123456789abcdef`;

export async function startSigma({ channels, mode = 'ultra', sections = {} }) {
  const named = Array.from({ length: channels }, (_, index) =>
    [channelName(index), { mode, stream_key: channelKey(index) }]);
  const server = await startServer({
    channels: Object.fromEntries(named),
    sections: {
      server: { threads: 1 },
      http: { listen: '127.0.0.1:0', max_connections: 50_000, max_connections_per_address: 50_000 },
      rtmp: { listen: '127.0.0.1:0', max_connections: 50_000, max_connections_per_address: 50_000 },
      ...sections,
    },
  });
  pin(server.pid);
  return server;
}

export function tool(name) {
  const folder = process.env.SIGMA_BENCH_TOOLS;
  if (!folder) throw new Error('SIGMA_BENCH_TOOLS names the folder of the load programs; run.sh sets it');
  return `${folder}/sigma-bench-${name}`;
}

async function runLoad(name, options, seconds) {
  const args = Object.entries({ ...options, seconds }).flatMap(([key, value]) => [`--${key}`, String(value)]);
  const { status, stdout, stderr } = await run(...onLoadCore(tool(name), args), { seconds: seconds + 90 });
  if (status !== 0) throw new Error(`sigma-bench-${name} ended with ${status}: ${stderr}${stdout}`);
  return JSON.parse(stdout);
}

/** Publishers on a port, ours or a peer's. */
export const publish = (options, seconds) => runLoad('publish', options, seconds);

/** One channel, live for up to `seconds` with a recording as recording() is asked for, while `use` has its server. */
export async function withStream({ seconds, ...media }, use) {
  const file = await recording(media);
  const server = await startSigma({ channels: 1 });
  // It ends with an error where the server goes before it.
  publish({ port: server.rtmpPort, recording: file }, seconds).catch(() => {});
  try {
    await server.state(channelName(0), 'live');
    return await use(server);
  } finally {
    await server.stop();
  }
}

/** Changes of channels through the API at a steady rate. */
export const write = (server, options, seconds) => runLoad('write', { port: server.httpPort, ...options }, seconds);

/** Publishers and viewers who wait for their parts, on our server. */
export const hold = (server, options, seconds) =>
  runLoad('hold', { 'rtmp-port': server.rtmpPort, 'http-port': server.httpPort, ...options }, seconds);
