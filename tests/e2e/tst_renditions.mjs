/** One programme in two sizes, each over a connection of its own: one session, one multivariant playlist. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tone } from './support/ffmpeg.mjs';
import { parse, readMedia } from './support/playlists.mjs';
import { run, start } from './support/program.mjs';
import { startServer } from './support/server.mjs';
import { startTcpProxy } from './support/tcp_proxy.mjs';
import { launchBrowser, Viewer } from './support/viewer.mjs';
import { pause, waitFor } from './support/waiting.mjs';

const SIZES = [['360p', 640, 360, 400], ['180p', 320, 180, 150]];
const RATE = 25;
/** Timestamps in FLV are whole milliseconds. */
const SAME_MS = 5;
const PLAYED_SECONDS = 4;

/**
 * ffmpeg encodes both sizes at once and outlives the loss of either connection.
 *
 * `urls` by the rendition's name.
 */
function publishSizes(urls) {
  const split = `[0:v]split=${SIZES.length}${SIZES.map(([name]) => `[in${name}]`).join('')}`;
  const scaled = SIZES.map(([name, width, height]) => `[in${name}]scale=${width}:${height}[${name}]`);
  const perSize = SIZES.flatMap(([name, , , kbits], index) => ['-map', `[${name}]`, `-b:v:${index}`, `${kbits}k`]);
  const outputs = SIZES.map(([name], index) => `[f=flv:onfail=ignore:select='v\\:${index},a']${urls[name]}`).join('|');
  return start('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin',
    '-re', '-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=${RATE}`, '-re', ...tone,
    '-filter_complex', [split, ...scaled].join(';'), ...perSize, '-map', '1:a',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-g', `${10 * RATE}`,
    '-sc_threshold', '0', '-force_key_frames', 'expr:gte(t,n_forced)', '-flags', '+global_header',
    '-c:a', 'aac', '-b:a', '64k', '-f', 'tee', outputs]);
}

/** Segments that can be played, by their sequence number. */
const segmentsOf = (media) => new Map(media.segments
  .map((segment, index) => [media.mediaSequence + index, segment])
  .filter(([, { duration }]) => duration));

describe('a programme in two sizes', () => {
  let server;
  let proxy;
  let publisher;
  let browser;
  let viewer;
  before(async () => {
    server = await startServer({ channels: { camera: { mode: 'ultra' } } });
    proxy = await startTcpProxy(server.rtmpPort);
    const direct = `${server.publishUrl('camera')}?rendition=`;
    publisher = publishSizes({
      '360p': `${direct}360p`,
      '180p': `${direct}180p`.replace(`:${server.rtmpPort}/`, `:${proxy.port}/`),
    });
    await server.state('camera', 'live');
  });
  after(async () => {
    await browser?.close();
    await publisher.stop();
    proxy.close();
    await server.stop();
  });

  async function variants() {
    const path = '/live/camera/index.m3u8';
    const { playlists } = parse(await server.text(path));
    return playlists.map(({ uri, attributes }) => ({
      path: new URL(uri, server.url(path)).pathname,
      height: attributes.RESOLUTION.height,
    }));
  }
  const offers = (...heights) => waitFor(`the heights ${heights} are offered`, async () => {
    const offered = await variants();
    return offered.map(({ height }) => height).sort().join() === heights.sort().join() && offered;
  }, { seconds: 25 });

  it('is one session with a variant for each size', async () => {
    const offered = await offers(360, 180);
    const sessions = new Set(offered.map(({ path }) => path.split('/')[3]));
    assert.equal(sessions.size, 1);
    assert.deepEqual(offered.map(({ path }) => path.split('/')[4]).sort(), ['video-180p', 'video-360p']);
  });

  it('is cut at the same places in every size', async () => {
    const offered = await variants();
    const [large, small] = await waitFor('four segments in common', async () => {
      const both = (await Promise.all(offered.map(({ path }) => readMedia(server, path)))).map(segmentsOf);
      const common = [...both[0].keys()].filter((sequence) => both[1].has(sequence));
      return common.length >= 4 && both.map((segments) => common.map((sequence) => segments.get(sequence)));
    }, { seconds: 30, everyMs: 200 });
    large.forEach((segment, index) => {
      assert.ok(Math.abs(segment.dateTimeObject - small[index].dateTimeObject) <= SAME_MS,
        `${segment.dateTimeString} and ${small[index].dateTimeString}`);
      assert.ok(Math.abs(segment.duration - small[index].duration) * 1000 <= SAME_MS,
        `${segment.duration} s and ${small[index].duration} s`);
    });
  });

  it('breaks no rule that sigma-probe lint knows', async () => {
    const url = server.url('/live/camera/index.m3u8');
    const { stdout, stderr } = await run(process.env.SIGMA_PROBE, ['lint', url, '--json', '--seconds', '8'], { seconds: 60 });
    assert.equal(stderr, '');
    const { findings, checked } = JSON.parse(stdout);
    assert.deepEqual(findings.filter(({ severity }) => severity !== 'note'), []);
    assert.equal(checked.renditions, 3, 'two pictures and the sound');
  });

  it('is switched from size to size without a stall', async (t) => {
    browser = await launchBrowser();
    viewer = await Viewer.open(browser, server, 'camera');
    await viewer.state('playing', 20);
    await pause(PLAYED_SECONDS * 1000);
    const first = await viewer.read();
    for (const height of [180, 360, 180]) {
      await viewer.chooseQuality(`${height}p`);
      await waitFor(`the picture is ${height} high`, async () => await viewer.pictureHeight() === height, { seconds: 20 });
    }
    await pause(PLAYED_SECONDS * 1000);
    const last = await viewer.read();
    t.diagnostic(`stalls while switching: ${last.stalls - first.stalls}, behind live: ${last.latency} s`);
    assert.equal(last.state, 'playing');
    assert.equal(last.session, first.session);
    assert.ok(last.stalls - first.stalls <= 1, `it stalled ${last.stalls - first.stalls} times`);
    viewer.assertWellBehaved();
  });

  it('goes on in the other size when a connection is lost', async () => {
    const [{ path }] = await variants();
    proxy.dropAll();
    await offers(360);
    assert.equal((await server.status('camera')).state, 'live');
    assert.ok(publisher.isRunning, publisher.stderr);
    assert.equal((await variants())[0].path.split('/')[3], path.split('/')[3], 'it is another session');
    const before = [...segmentsOf(await readMedia(server, (await variants())[0].path)).keys()].at(-1);
    await waitFor('segments follow', async () =>
      [...segmentsOf(await readMedia(server, (await variants())[0].path)).keys()].at(-1) > before + 1);
  });

  it('is still seen by who watched the lost size', async () => {
    await waitFor('the picture is 360 high', async () => await viewer.pictureHeight() === 360, { seconds: 30 });
    const { playedSeconds } = await viewer.read();
    await waitFor('it plays on', async () => (await viewer.read()).playedSeconds > playedSeconds + 2);
  });
});
