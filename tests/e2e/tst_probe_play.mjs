/** sigma-probe plays what sigma-server serves: with pictures, without, many at once, and through faults. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { aac, av1, h264, hevc, make, picture, tone } from './support/ffmpeg.mjs';
import { startFileServer } from './support/file_server.mjs';
import { freePort } from './support/free_port.mjs';
import { play, startPlaying } from './support/probe.mjs';
import { scratchFolder } from './support/scratch.mjs';
import { startServer } from './support/server.mjs';
import { publishStrip, stripCells } from './support/strip_picture.mjs';
import { startTlsFront } from './support/tls_front.mjs';
import { stripTime } from './support/timestamp_strip.mjs';
import { pause, waitFor } from './support/waiting.mjs';

const SIZES = [['360p', 640, 360, 400], ['240p', 426, 240, 150]];
/** Of ultra mode; a machine that is busy with other things delays pictures, not the playlist's times. */
const [NEAREST, FARTHEST] = [1.5, 4.5];
/** Who comes earlier begins nearer to the broadcast than they want to be, there being nothing older. */
const LONGER_THAN_THE_LATENCY_MS = 5000;

const nearTheBroadcast = ({ state, latency, buffer }) =>
  state === 'playing' && latency !== null && latency < FARTHEST + 2 && buffer > 0.2;

it('the strip that the publisher paints is the one that is read', () => {
  const time = 1795305600123;
  const data = new Uint8ClampedArray(480 * 30 * 4);
  stripCells(time).forEach((cell, index) => {
    for (let x = index * 10; x < (index + 1) * 10; x += 1) data.fill(cell * 255, (29 * 480 + x) * 4, (29 * 480 + x) * 4 + 3);
  });
  assert.equal(stripTime({ data, width: 480, height: 30 }), time);
});

describe('sigma-probe play of a recording', () => {
  const inScratch = scratchFolder();
  let files;
  before(async () => { files = await startFileServer(path.dirname(inScratch('index.m3u8'))); });
  after(() => files?.close());

  for (const [type, extension] of [['fmp4', 'm4s'], ['mpegts', 'ts']]) {
    it(`plays ${type} in one file to its end, range after range`, async () => {
      const asHls = ['-t', '8', '-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod', '-hls_segment_type', type,
        '-hls_flags', 'single_file'];
      await make(inScratch(`${type}.m3u8`), [...picture(), ...tone, ...h264(), ...aac, ...asHls]);
      const { status, stderr, summary } = await play(files.url(`${type}.m3u8`), ['--seconds', '30']);
      assert.equal(stderr, '');
      assert.equal(status, 0);
      assert.equal(summary.state, 'ended');
      assert.equal(summary.faults, 0);
      assert.ok(summary.played > 7, `${summary.played} s were played`);
      assert.ok(summary.pictures > 100, `${summary.pictures} pictures`);
      const asked = files.asked.filter(({ name }) => name === `${type}.${extension}`).map(({ range }) => range);
      assert.equal(asked.length, type === 'fmp4' ? 5 : 4);
      assert.equal(new Set(asked).size, asked.length);
      assert.ok(asked.every((range) => range?.startsWith('bytes=')), `${asked}`);
    });
  }

  for (const [name, encoder] of [['hevc', [...hevc(), '-tag:v', 'hvc1']], ['av1', av1()]]) {
    it(`decodes ${name}`, async () => {
      const asHls = ['-t', '5', '-f', 'hls', '-hls_time', '1', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4',
        '-hls_fmp4_init_filename', `${name}.mp4`];
      await make(inScratch(`${name}.m3u8`), [...picture({ size: '256x144' }), ...tone, ...encoder, ...aac, ...asHls]);
      const { status, stderr, summary } = await play(files.url(`${name}.m3u8`), ['--seconds', '15']);
      assert.equal(stderr, '');
      assert.equal(status, 0);
      assert.equal(summary.state, 'ended');
      assert.equal(summary.faults, 0);
      assert.ok(summary.pictures > 100, `${summary.pictures} pictures`);
    });
  }
});

describe('sigma-probe play', () => {
  let server;
  let publisher;
  let url;
  before(async () => {
    server = await startServer({
      channels: { camera: { mode: 'ultra' } },
      sections: { http: { listen: `127.0.0.1:${await freePort()}` }, rtmp: { listen: `127.0.0.1:${await freePort()}` } },
    });
    url = server.url('/live/camera/index.m3u8');
    publisher = await publishStrip(server, 'camera', SIZES);
    await server.state('camera', 'live');
    await pause(LONGER_THAN_THE_LATENCY_MS);
  });
  after(async () => {
    await publisher?.stop('SIGKILL');
    await server?.stop();
  });

  it('shows pictures as old as the latency that it says', async (t) => {
    const { status, stderr, lines, summary } = await play(url, ['--seconds', '12']);
    t.diagnostic(JSON.stringify(summary));
    assert.equal(stderr, '');
    assert.ok(status <= 1, `exit status ${status}`);
    assert.ok(lines.length >= 10, `${lines.length} lines`);
    assert.equal(lines.at(-1).state, 'playing');
    assert.ok(summary.latency_mean > NEAREST && summary.latency_mean < FARTHEST, `${summary.latency_mean} s behind`);
    assert.ok(Math.abs(summary.glass_to_glass.p50 - lines.at(-1).latency) < 1, `${summary.glass_to_glass.p50} s from glass to glass`);
    assert.ok(summary.pictures > 100, `${summary.pictures} pictures`);
    assert.ok([360, 240].includes(lines.at(-1).rendition.height));
    assert.ok(lines.at(-1).estimate > 0);
  });

  it('plays without decoding, and at a quality that is asked for', async () => {
    const { lines, summary } = await play(url, ['--seconds', '6', '--no-decode', '--quality', '0']);
    assert.equal(lines.at(-1).state, 'playing');
    assert.equal(lines.at(-1).rendition.index, 0);
    assert.equal(summary.pictures, 0);
    assert.equal(summary.glass_to_glass, null);
    assert.ok(summary.latency_mean > NEAREST && summary.latency_mean < FARTHEST, `${summary.latency_mean} s behind`);
  });

  it('plays with fifty viewers, each for itself', async (t) => {
    const { status, stderr, summary } = await play(url, ['--seconds', '10', '--viewers', '50', '--ramp', '2']);
    t.diagnostic(JSON.stringify(summary));
    assert.equal(stderr, '');
    assert.ok(status <= 1, `exit status ${status}`);
    assert.equal(summary.viewers, 50);
    assert.equal(summary.played, 50);
    assert.equal(summary.errors, 0);
    assert.ok(summary.latency.p50 > NEAREST && summary.latency.p50 < FARTHEST, `${summary.latency.p50} s behind`);
  });

  it('tells a beacon how it went', async () => {
    const beacons = [];
    const listener = createServer((request, answer) => {
      let body = '';
      request.on('data', (text) => { body += text; });
      request.on('end', () => { beacons.push(JSON.parse(body)); answer.end(); });
    });
    await new Promise((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
    await play(url, ['--seconds', '12', '--no-decode', '--beacon', `http://127.0.0.1:${listener.address().port}/`]);
    listener.close();
    assert.deepEqual(beacons.map(({ event }) => event), ['playing', 'end']);
    assert.equal(beacons[0].sid, beacons[1].sid);
    assert.ok(beacons[1].watched > 8000, `${beacons[1].watched} ms watched`);
  });

  it('plays over TLS, where it trusts the certificate or is told to', async () => {
    const front = await startTlsFront(server.httpPort);
    const secure = `https://127.0.0.1:${front.port}/live/camera/index.m3u8`;
    const trusting = await play(secure, ['--seconds', '5', '--no-decode', '--insecure']);
    assert.equal(trusting.lines.at(-1).state, 'playing');
    const careful = await play(secure, ['--seconds', '2', '--no-decode']);
    assert.equal(careful.status, 3);
    assert.match(careful.stderr, /certificate is not trusted/);
    front.close();
  });

  it('says that there is nothing to play', async () => {
    const { status, stderr } = await play(server.url('/live/nobody/index.m3u8'), ['--seconds', '2', '--no-decode']);
    assert.equal(status, 3);
    assert.match(stderr, /nothing was played/);
    assert.equal((await play('no url', [])).status, 4);
  });

  it('goes on when the publisher dies and returns, and when the server does', async (t) => {
    const playing = startPlaying(url, ['--seconds', '120', '--no-decode']);
    await playing.line('it plays', ({ state }) => state === 'playing');
    await publisher.stop('SIGKILL');
    await server.state('camera', 'interrupted');
    publisher = await publishStrip(server, 'camera', SIZES);
    await server.state('camera', 'live');
    await playing.line('it plays near the broadcast', nearTheBroadcast);

    const noticed = playing.line('it has noticed', ({ state }) => state !== 'playing');
    await server.crashAndStartAgain();
    await publisher.stop('SIGKILL');
    await pause(LONGER_THAN_THE_LATENCY_MS);
    publisher = await publishStrip(server, 'camera', SIZES);
    await server.state('camera', 'live');
    await noticed;
    const { latency } = await playing.line('it plays the new session', nearTheBroadcast, { seconds: 45 });
    t.diagnostic(`behind after the server's return: ${latency} s`);
    const { summary } = await playing.stop();
    assert.ok(summary.stalls >= 1);
    await waitFor('the server still serves', () => server.isRunning);
  });
});
