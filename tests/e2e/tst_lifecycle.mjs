/** sigma-server from its command line to its end, as an operator meets it. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { publishPicture } from './support/ffmpeg.mjs';
import { openChannel, parse, readMedia } from './support/playlists.mjs';
import { run, start } from './support/program.mjs';
import { scratchFolder } from './support/scratch.mjs';
import { serverBinary, startServer } from './support/server.mjs';
import { waitFor } from './support/waiting.mjs';

const scratch = scratchFolder();

function configFile(name, text) {
  writeFileSync(scratch(name), text);
  return scratch(name);
}

/** Name, labels and value of each sample; anything that is neither a sample nor a comment is a fault. */
function parseMetrics(text) {
  const lines = text.trimEnd().split('\n');
  assert.equal(lines.at(-1), '# EOF');
  const samples = new Map();
  for (const line of lines) {
    if (/^# (TYPE|HELP|EOF)/.test(line)) continue;
    const parts = /^([a-z_]+(?:\{[a-z_]+="[^"]*"\})?) (-?[0-9.e+]+)$/.exec(line);
    assert.ok(parts, `no metric: ${line}`);
    samples.set(parts[1], Number(parts[2]));
  }
  return samples;
}

describe('the command line', { concurrency: true }, () => {
  it('reports every mistake of a configuration at once', async () => {
    const file = configFile('wrong.toml', [
      '[http]', 'listen = "nowhere"', 'max_connnections = 5',
      '[latency.ultra]', 'part_duration = 3',
      '[[channel]]', 'name = "Camera 1"', 'stream_key = "short"', 'mode = "fast"',
    ].join('\n'));
    const { status, stderr } = await run(serverBinary(), ['--config', file, '--check-config']);
    assert.equal(status, 1);
    const mistakes = [':2:', ':3:', ':5:', ':7:', ':8:', ':9:'];
    for (const place of mistakes) assert.ok(stderr.includes(`${file}${place}`), `line ${place} is not named in\n${stderr}`);
    assert.match(stderr, /max_connections/);
    assert.match(stderr, /^6 problems$/m);
    assert.ok(!stderr.includes('short"'), 'it shows a stream key');
  });

  it('prints a configuration that it reads as the same', async () => {
    const first = configFile('first.toml', [
      '[http]', 'listen = "127.0.0.1:8081"', '[live]', 'reconnect_window = 7.5',
      '[[channel]]', 'name = "camera"', 'title = "Caméra \\"1\\""', 'stream_key = "0123456789abcdef"', 'mode = "low"',
    ].join('\n'));
    const printed = await run(serverBinary(), ['--config', first, '--print-config']);
    assert.equal(printed.status, 0, printed.stderr);
    assert.match(printed.stdout, /reconnect_window = 7\.5/);
    const second = configFile('second.toml', printed.stdout);
    const again = await run(serverBinary(), ['--config', second, '--print-config']);
    assert.equal(again.stdout, printed.stdout);
    const checked = await run(serverBinary(), ['--config', second, '--check-config']);
    assert.equal(checked.status, 0, checked.stderr);
  });

  it('makes a channel with a random key where there is no file', async () => {
    const keys = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const { stdout } = await run(serverBinary(), ['--print-config']);
      keys.push(/stream_key = "([a-z0-9]{20,})"/.exec(stdout)?.[1]);
    }
    assert.ok(keys.every(Boolean));
    assert.notEqual(keys[0], keys[1]);
  });

  it('fails with words when a port is taken', async () => {
    const server = await startServer({ channels: { camera: {} } });
    const file = configFile('taken.toml', [
      '[http]', `listen = "127.0.0.1:${server.httpPort}"`, '[rtmp]', 'listen = "127.0.0.1:0"',
      '[[channel]]', 'name = "camera"', 'stream_key = "0123456789abcdef"',
    ].join('\n'));
    const { status, stderr } = await run(serverBinary(), ['--config', file, '--data', scratch('taken')]);
    assert.equal(status, 1);
    assert.match(stderr, new RegExp(`server\\.not_started.*${server.httpPort}`));
    await server.stop();
  });
});

describe('a running server', { concurrency: true }, () => {
  it('tells people where to publish and to watch when it has no configuration', async (t) => {
    // Without a file the ports are the usual ones, which something else may have.
    const program = start(serverBinary(), ['--data', scratch('data')]);
    const isUp = await waitFor('the server says where', () =>
      /stream key\s+([a-z0-9]{20,})/.exec(program.stdout) ?? /server\.not_started/.exec(program.stderr));
    const status = await program.stop();
    if (isUp[1] === undefined) {
      t.diagnostic('ports 8080 and 1935 are taken on this machine');
      assert.match(program.stderr, /(8080|1935)/);
      return;
    }
    assert.match(program.stdout, /watch at\s+http:\/\/.+:8080\/watch\/live/);
    assert.ok(!program.stderr.includes(isUp[1]), 'the log shows the key');
    assert.equal(status, 0);
  });

  it('reads its limits again at SIGHUP while a channel is live', async () => {
    const server = await startServer({ channels: { first: { mode: 'ultra' } } });
    publishPicture(server.publishUrl('first'));
    const { session } = await server.state('first', 'live');
    await server.addChannelToFile('second', { mode: 'low' });
    assert.equal((await fetch(server.url('/live/second/status'))).status, 404, 'channels are kept in the database');
    assert.equal((await server.state('first', 'live')).session, session);
    await server.stop();
  });

  it('ends what is live at SIGTERM, and the playlists say so', async () => {
    const server = await startServer({ channels: { camera: { mode: 'ultra' } } });
    publishPicture(server.publishUrl('camera'));
    await server.state('camera', 'live');
    const { main } = await openChannel(server, 'camera');
    const { mediaSequence, segments } = await readMedia(server, main);
    const waiting = server.text(`${main}?_HLS_msn=${mediaSequence + segments.length + 1}`);
    const ended = server.end();
    assert.match(await waiting, /#EXT-X-ENDLIST/);
    const media = parse(await server.text(main));
    assert.equal(media.endList, true);
    assert.equal(await ended, 0);
    assert.match(server.log, /server\.stopped .*drained=true/);
    await server.stop();
  });

  it('reports its health and figures that add up', async () => {
    const server = await startServer({ channels: { camera: { mode: 'ultra' }, idle: {} } });
    publishPicture(server.publishUrl('camera'));
    await server.state('camera', 'live');
    await openChannel(server, 'camera');
    assert.equal((await server.text('/healthz')).trim(), 'ok');
    const metrics = parseMetrics(await server.text('/metrics'));
    assert.equal(metrics.get('sigma_publishers'), 1);
    assert.equal(metrics.get('sigma_channel_publishers{channel="camera"}'), 1);
    assert.ok(metrics.get('sigma_channel_parts_total{channel="camera"}') > 0);
    assert.ok(metrics.get('sigma_viewer_requests_total') > 0);
    assert.equal(metrics.get('sigma_rtmp_protocol_errors_total'), 0);
    await server.stop();
  });
});
