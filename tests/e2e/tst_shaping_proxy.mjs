/** The shaping proxy carries what its trace says, however many connections share it. */
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, it } from 'node:test';
import { BandwidthTrace } from './support/bandwidth_trace.mjs';
import { startShapingProxy } from './support/shaping_proxy.mjs';

const ROUND_TRIP_MS = 40;
/** What a busy machine may add to a transfer. */
const LATENESS_MS = 60;

describe('a bandwidth trace', () => {
  const trace = new BandwidthTrace([[800, 1], [0, 2], [80, 1]]);

  it('finishes within a step, across a step without bandwidth, and across its own end', () => {
    assert.equal(trace.finish(0, 50_000), 500);
    assert.equal(trace.finish(500, 51_000), 3100);
    assert.equal(trace.finish(3500, 105_000), 5000);
    assert.equal(trace.finish(8_000_000, 50_000), 8_000_500);
  });

  it('knows what it carries between two moments', () => {
    assert.equal(trace.capacity(0, 4000), 110_000);
    assert.equal(trace.capacity(500, 3100), 51_000);
  });

  it('must carry something', () => assert.throws(() => new BandwidthTrace([[0, 1]]), /never carries/));
});

describe('a shaping proxy', () => {
  let origin;
  let proxy;
  before(async () => {
    origin = http.createServer((request, response) => response.end(Buffer.alloc(Number(request.url.slice(1)))));
    await new Promise((resolve) => { origin.listen(0, '127.0.0.1', resolve); });
    proxy = await startShapingProxy(origin.address().port, { roundTripMs: ROUND_TRIP_MS });
  });
  after(() => {
    proxy.close();
    origin.close();
  });

  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  after(() => agent.destroy());

  /** Milliseconds until the first and the last byte of the body. */
  const load = (bytes) => new Promise((resolve, reject) => {
    const began = performance.now();
    http.get({ host: '127.0.0.1', port: proxy.port, path: `/${bytes}`, agent }, (answer) => {
      const firstMs = performance.now() - began;
      let received = 0;
      answer.on('data', (chunk) => { received += chunk.length; });
      answer.on('end', () => resolve({ firstMs, lastMs: performance.now() - began, received }));
    }).on('error', reject);
  });

  const isAbout = (ms, expected, what) =>
    assert.ok(ms > expected * 0.98 && ms < expected * 1.05 + LATENESS_MS, `${what} took ${ms} ms, expected ${expected} ms`);

  it('has the round trip that it is asked for, twice on a new connection', async () => {
    proxy.follow([[100_000, 1]]);
    isAbout((await load(1)).firstMs, 2 * ROUND_TRIP_MS, 'the first answer');
    isAbout((await load(1)).firstMs, ROUND_TRIP_MS, 'the second answer');
  });

  it('follows its trace', async (t) => {
    proxy.follow([[1200, 1], [300, 1]]);
    const { lastMs, received } = await load(168_750);
    t.diagnostic(`168,750 bytes took ${lastMs.toFixed(0)} ms`);
    assert.equal(received, 168_750);
    isAbout(lastMs, 1500 + ROUND_TRIP_MS, 'the transfer');
  });

  it('begins where it is told to', async () => {
    proxy.follow([[1200, 1], [300, 1]], 1);
    isAbout((await load(37_500)).lastMs, 1000 + ROUND_TRIP_MS, 'the transfer');
  });

  it('shares its bandwidth between the connections of a viewer', async () => {
    proxy.follow([[800, 1]]);
    const loads = await Promise.all([load(50_000), load(50_000), load(50_000)]);
    const times = loads.map(({ lastMs }) => lastMs).sort((a, b) => a - b);
    isAbout(times.at(-1), 1500 + ROUND_TRIP_MS, 'the last of three transfers');
    assert.ok(times[0] > times.at(-1) * 0.85, `three equal transfers took ${times} ms`);
  });
});
