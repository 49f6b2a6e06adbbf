/** OBS Studio publishes from a prepared profile; m3u8-parser, ffprobe and hls.js in Chromium read. Run by name. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { decodeWithoutError, probeStreams } from '../support/ffmpeg.mjs';
import { median } from '../support/median.mjs';
import { assertNothingIsLeft } from '../support/metrics.mjs';
import { mediaWithSegments, openChannel } from '../support/playlists.mjs';
import { run, start } from '../support/program.mjs';
import { scratchFolder } from '../support/scratch.mjs';
import { startServer } from '../support/server.mjs';
import { launchBrowser, Viewer } from '../support/viewer.mjs';

const WATCHED_SECONDS = 15;
const SIZE = { width: 640, height: 360 };
const scratch = scratchFolder();

async function assertInstalled(...programs) {
  const missing = [];
  for (const program of programs) {
    const { status } = await run('sh', ['-c', `command -v ${program}`]);
    if (status !== 0) missing.push(program);
  }
  assert.deepEqual(missing, [], 'missing on this machine; Debian has them in obs-studio, xvfb and chromium');
}

const ini = (sections) => Object.entries(sections).map(([name, values]) =>
  `[${name}]\n${Object.entries(values).map(([key, value]) => `${key}=${value}`).join('\n')}\n`).join('\n');

/** A home with one profile that streams to the channel and one scene; what OBS asks at its first start is answered. */
function prepareHome(server, channel) {
  const home = scratch('home');
  const obs = path.join(home, '.config/obs-studio');
  const profile = path.join(obs, 'basic/profiles/sigma');
  const scenes = path.join(obs, 'basic/scenes');
  for (const folder of [profile, scenes]) mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(obs, 'global.ini'), ini({
    General: { FirstRun: true, LastVersion: 486539266, EnableAutoUpdates: false },
    Basic: { Profile: 'sigma', ProfileDir: 'sigma', SceneCollection: 'sigma', SceneCollectionFile: 'sigma' },
  }));
  writeFileSync(path.join(profile, 'basic.ini'), ini({
    General: { Name: 'sigma' },
    Video: { BaseCX: SIZE.width, BaseCY: SIZE.height, OutputCX: SIZE.width, OutputCY: SIZE.height, FPSType: 0, FPSCommon: 30 },
    Output: { Mode: 'Advanced', Reconnect: true },
    AdvOut: { Encoder: 'obs_x264', TrackIndex: 1, ApplyServiceSettings: false },
  }));
  const encoder = { keyint_sec: 2, preset: 'ultrafast', tune: 'zerolatency', rate_control: 'CBR', bitrate: 1500 };
  writeFileSync(path.join(profile, 'streamEncoder.json'), JSON.stringify(encoder));
  const url = server.publishUrl(channel);
  const [address, key] = [url.slice(0, url.lastIndexOf('/')), url.slice(url.lastIndexOf('/') + 1)];
  writeFileSync(path.join(profile, 'service.json'),
    JSON.stringify({ type: 'rtmp_custom', settings: { server: address, key, use_auth: false } }));
  writeFileSync(path.join(scenes, 'sigma.json'), JSON.stringify(sceneCollection()));
  return home;
}

function sceneCollection() {
  const picture = { id: 'color_source_v3', name: 'Colour', settings: { color: 0xff3366cc, ...SIZE } };
  const scene = {
    id: 'scene', name: 'Scene',
    settings: { id_counter: 1, items: [{ id: 1, name: 'Colour', visible: true, pos: { x: 0, y: 0 }, scale: { x: 1, y: 1 } }] },
  };
  return { name: 'sigma', current_scene: 'Scene', current_program_scene: 'Scene', scene_order: [{ name: 'Scene' }], sources: [picture, scene] };
}

async function startObs(home) {
  const display = `:${90 + (process.pid % 100)}`;
  const xvfb = start('Xvfb', [display, '-screen', '0', '1280x720x24', '-nolisten', 'tcp']);
  const environment = [`HOME=${home}`, `XDG_CONFIG_HOME=${home}/.config`, `XDG_RUNTIME_DIR=${home}`, `DISPLAY=${display}`,
    'LIBGL_ALWAYS_SOFTWARE=1', 'QT_QPA_PLATFORM=xcb'];
  const options = ['--multi', '--profile', 'sigma', '--collection', 'sigma', '--startstreaming', '--minimize-to-tray'];
  return { xvfb, obs: start('env', [...environment, 'obs', ...options]) };
}

it('OBS Studio publishes and Chromium plays', async (t) => {
  await assertInstalled('obs', 'Xvfb', 'chromium');
  const server = await startServer({ channels: { camera: { mode: 'ultra' } }, sections: { http: { listen: '127.0.0.1:0', idle_timeout: 3 }, live: { reconnect_window: 1 } } });
  t.after(() => server.stop());
  const { xvfb, obs } = await startObs(prepareHome(server, 'camera'));
  t.after(() => Promise.all([obs.stop('SIGKILL'), xvfb.stop()]));
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
