/** OBS Studio publishes from a prepared profile; m3u8-parser, ffprobe and hls.js in Chromium read. Run by name. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { decodeWithoutError, probeStreams } from '../support/ffmpeg.mjs';
import { median } from '../support/median.mjs';
import { assertNothingIsLeft } from '../support/metrics.mjs';
import { missingPrograms, startObs } from '../support/obs.mjs';
import { mediaWithSegments, openChannel } from '../support/playlists.mjs';
import { startServer } from '../support/server.mjs';
import { launchBrowser, Viewer } from '../support/viewer.mjs';

const WATCHED_SECONDS = 15;
const SIZE = { width: 640, height: 360 };

it('OBS Studio publishes and Chromium plays', async (t) => {
  assert.deepEqual(await missingPrograms('obs', 'Xvfb', 'chromium'), [], 'Debian has them in obs-studio, xvfb and chromium');
  const server = await startServer({ channels: { camera: { mode: 'ultra' } }, sections: { http: { listen: '127.0.0.1:0', idle_timeout: 3 }, live: { reconnect_window: 1 } } });
  t.after(() => server.stop());
  const { obs, stop } = await startObs({
    url: server.publishUrl('camera'), ...SIZE, encoder: { keyint_sec: 2, preset: 'ultrafast', bitrate: 1500 },
    source: { id: 'color_source_v3', settings: { color: 0xff3366cc, ...SIZE } },
  });
  t.after(stop);
  await server.state('camera', 'live', { seconds: 60 })
    .catch((error) => assert.fail(`${error.message}\n${obs.stdout}\n${obs.stderr}\n${server.log}`));
  t.diagnostic(/publisher\.connected .*/.exec(server.log)[0]);

  const { attributes, main } = await openChannel(server, 'camera');
  assert.match(attributes.CODECS, /^avc1\.[0-9a-f]{6},mp4a\.40\.2$/);
  assert.deepEqual(attributes.RESOLUTION, SIZE);
  const media = await mediaWithSegments(server, main, 3);
  assert.equal(media.targetDuration, 2);
  const url = server.url('/live/camera/index.m3u8');
  assert.equal((await probeStreams(url)).h264.width, SIZE.width);
  await decodeWithoutError(url, { seconds: 4, options: ['-live_start_index', '0'] });

  const browser = await launchBrowser();
  t.after(() => browser.close());
  const viewer = await Viewer.open(browser, server, 'camera');
  await viewer.state('playing', 30);
  const samples = await viewer.sample(WATCHED_SECONDS);
  const played = samples.at(-1).playedSeconds - samples[0].playedSeconds;
  const latency = median(samples.map((sample) => sample.latency));
  t.diagnostic(`played ${played} s of ${WATCHED_SECONDS} s, ${latency} s behind live, ${samples.at(-1).stalls} stalls`);
  assert.ok(played > WATCHED_SECONDS - 4, `it played ${played} s`);
  viewer.assertWellBehaved();
  await obs.stop('SIGKILL');
  await viewer.state('ended', 20);
  await viewer.page.close();
  await assertNothingIsLeft(server);
});
