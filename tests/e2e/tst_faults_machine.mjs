/** A machine that has too little of something, or that is to stop at the worst moment. */
import assert from 'node:assert/strict';
import net from 'node:net';
import { describe, it } from 'node:test';
import { publishPicture } from './support/ffmpeg.mjs';
import { assertNothingIsLeft, metric } from './support/metrics.mjs';
import { openChannel, parse } from './support/playlists.mjs';
import { RawPublisher } from './support/raw_publisher.mjs';
import { isLetIn, openMany, RawViewer } from './support/raw_viewer.mjs';
import { isSanitized, startServer } from './support/server.mjs';
import { waitFor } from './support/waiting.mjs';

const MOST_FILES = 64;
const MOST_MEGABYTES = 300;
const HALF_MESSAGE_BYTES = 7_000_000;

/** A sanitizer maps more than any limit of the system allows, and has one of its own instead. */
function withMemory(megabytes) {
  const options = `${process.env.ASAN_OPTIONS ?? ''}:hard_rss_limit_mb=${megabytes}:quarantine_size_mb=8`;
  return isSanitized() ? ['env', `ASAN_OPTIONS=${options}`] : ['prlimit', `--data=${megabytes * 2 ** 20}`];
}

describe('a machine', { concurrency: true }, () => {
  it('without file descriptors refuses in words whoever comes, and serves on who is there', async () => {
    const server = await startServer({ channels: { camera: { mode: 'ultra' } }, under: ['prlimit', `--nofile=${MOST_FILES}`] });
    const publisher = publishPicture(server.publishUrl('camera'));
    await server.state('camera', 'live');
    const { main } = await openChannel(server, 'camera');
    const viewer = await RawViewer.open(server);
    assert.equal((await viewer.get(main)).status, 200);

    const crowd = await openMany(server, 2 * MOST_FILES, { from: '127.0.0.2' });
    const refused = () => crowd.filter(({ answers }) => answers[0]?.status === 503);
    await waitFor('those that are too many are told so', () => refused().length >= MOST_FILES);
    assert.match(refused()[0].answers[0].head, /retry-after: \d/i);
    const late = net.connect(server.rtmpPort, '127.0.0.1').on('error', () => {}).resume();
    await server.logged(/rtmp\.refused .*no file descriptor is left/);
    await waitFor('the publisher that is too many is closed', () => late.destroyed || late.readableEnded);
    const { mediaSequence, segments } = parse((await viewer.get(main)).body);
    for (const part of [0, 1]) {
      const path = `${main}?_HLS_msn=${mediaSequence + segments.length + 1}&_HLS_part=${part}`;
      assert.equal((await viewer.get(path)).status, 200);
    }
    assert.ok(publisher.isRunning, publisher.stderr);

    for (const each of crowd) each.leave();
    await waitFor('another is let in', () => isLetIn(server));
    await publisher.stop();
    viewer.leave();
    await assertNothingIsLeft(server);
    await server.stop();
  });

  it('with little memory is not brought down by strangers who begin large messages', async () => {
    const server = await startServer({ channels: { camera: { mode: 'ultra' } }, under: withMemory(MOST_MEGABYTES) });
    const publisher = publishPicture(server.publishUrl('camera'));
    await server.state('camera', 'live');
    const strangers = [];
    for (let each = 0; each < 100; each += 1) strangers.push(await RawPublisher.shakeHands(server));
    const message = { type: 9, time: 0, body: Buffer.alloc(HALF_MESSAGE_BYTES + 1) };
    await Promise.all(strangers.map((stranger) => stranger.send(message, HALF_MESSAGE_BYTES)));
    await Promise.all(strangers.map((stranger) => stranger.closed()));
    assert.ok(server.isRunning, server.log);
    assert.equal(await metric(server, 'sigma_rtmp_protocol_errors_total'), strangers.length, 'somebody was let have his way');
    assert.equal(await metric(server, 'sigma_publishers'), 1);
    await publisher.stop();
    await assertNothingIsLeft(server);
    await server.stop();
  });

  it('that stops the server under load waits until everyone knows', async () => {
    const names = ['one', 'two', 'three'];
    const server = await startServer({ channels: Object.fromEntries(names.map((name) => [name, { mode: 'ultra' }])) });
    const publishers = names.map((name) => publishPicture(server.publishUrl(name)));
    await Promise.all(names.map((name) => server.state(name, 'live')));
    const waiting = await openMany(server, 300);
    const idle = await openMany(server, 100);
    const playlists = await Promise.all(names.map(async (name) => (await openChannel(server, name)).main));
    await Promise.all(waiting.map(async (viewer, index) => {
      const playlist = playlists[index % playlists.length];
      const { mediaSequence, segments } = parse((await viewer.get(playlist)).body);
      viewer.ask(`${playlist}?_HLS_msn=${mediaSequence + segments.length + 1}`);
    }));
    const ended = server.end();
    for (const viewer of waiting) assert.match((await viewer.answered(2))[1].body, /#EXT-X-ENDLIST/);
    await Promise.all([...waiting, ...idle].map((viewer) => viewer.closed()));
    assert.equal(await ended, 0);
    await Promise.all(publishers.map((publisher) => publisher.ended));
    assert.match(server.log, /server\.stopped sessions_ended=3 drained=true/);
    await server.stop();
  });
});
