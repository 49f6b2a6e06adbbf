/** sigma-probe lint against our own server in all three modes, and against what ffmpeg writes for any web server. */
import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { aac, h264, make, picture, publishPicture, tone } from './support/ffmpeg.mjs';
import { mediaWithSegments, openChannel } from './support/playlists.mjs';
import { run } from './support/program.mjs';
import { scratchFolder } from './support/scratch.mjs';
import { startServer } from './support/server.mjs';

async function lint(url, ...options) {
  assert.ok(process.env.SIGMA_PROBE, 'SIGMA_PROBE names the sigma-probe to test; CTest sets it');
  const { status, stdout, stderr } = await run(process.env.SIGMA_PROBE, ['lint', url, ...options], { seconds: 90 });
  return { status, stdout, stderr };
}

async function lintJson(url, ...options) {
  const { status, stdout, stderr } = await lint(url, '--json', ...options);
  assert.equal(stderr, '');
  const report = JSON.parse(stdout);
  return { status, report, rules: report.findings.filter(({ severity }) => severity !== 'note') };
}

describe('sigma-probe lint of sigma-server', () => {
  let server;
  before(async () => {
    server = await startServer({ channels: { ultra: { mode: 'ultra' }, low: { mode: 'low' }, normal: { mode: 'normal' } } });
    for (const channel of ['ultra', 'low', 'normal']) publishPicture(server.publishUrl(channel));
    await Promise.all(['ultra', 'low', 'normal'].map((channel) => server.state(channel, 'live')));
  });
  after(() => server.stop());

  for (const [mode, seconds] of [['ultra', 12], ['low', 12], ['normal', 14]]) {
    it(`finds nothing in ${mode} mode`, async () => {
      const { main } = await openChannel(server, mode);
      await mediaWithSegments(server, main, 1);
      const { status, report, rules } = await lintJson(server.url(`/live/${mode}/index.m3u8`), '--seconds', `${seconds}`);
      assert.deepEqual(rules, []);
      assert.equal(status, 0);
      assert.equal(report.lowLatency, mode !== 'normal');
      assert.equal(report.checked.renditions, 2);
      assert.ok(report.checked.segments >= 2, JSON.stringify(report.checked));
      assert.ok(mode === 'normal' || report.checked.parts >= 20, JSON.stringify(report.checked));
    });
  }
});

describe('sigma-probe lint of files', () => {
  const scratch = scratchFolder();
  let files;
  before(async () => {
    const codecs = [...h264(50), ...aac, '-t', '8', '-f', 'hls', '-hls_time', '2', '-hls_list_size', '0'];
    await make(scratch('ts.m3u8'), [...picture(), ...tone, ...codecs]);
    await make(scratch('mp4.m3u8'), [...picture(), ...tone, ...codecs, '-hls_segment_type', 'fmp4']);
    files = createServer((request, response) => {
      const file = scratch(request.url.slice(1));
      if (existsSync(file)) createReadStream(file).pipe(response);
      else response.writeHead(404).end();
    });
    await new Promise((resolve) => { files.listen(0, '127.0.0.1', resolve); });
  });
  after(() => files.close());
  const url = (path) => `http://127.0.0.1:${files.address().port}${path}`;

  it('reads fragmented MP4 and tells how it is served', async () => {
    const { status, report, rules } = await lintJson(url('/mp4.m3u8'));
    assert.equal(status, 2);
    assert.equal(report.ended, true);
    assert.equal(report.checked.segments, 4);
    assert.ok(rules.some(({ rule }) => rule === 'playlist-content-type'));
    assert.ok(rules.some(({ rule }) => rule === 'no-cross-origin'));
    assert.ok(!rules.some(({ rule }) => rule.startsWith('timeline') || rule.startsWith('media-un')), JSON.stringify(rules));
  });

  it('says that it does not look into MPEG-TS', async () => {
    const { stdout } = await lint(url('/ts.m3u8'));
    assert.match(stdout, /not-checked[\s\S]*the inside of MPEG-TS/);
  });

  it('has a status of its own for each way to fail', async () => {
    assert.equal((await lint(url('/missing.m3u8'))).status, 3);
    assert.equal((await lint('http://127.0.0.1:1/index.m3u8')).status, 3);
    assert.equal((await lint('not-a-url')).status, 4);
    assert.equal((await lint(url('/mp4.m3u8'), '--seconds', '0')).status, 4);
    assert.match((await lint('--help')).stdout, /Exit status: 0/);
  });
});
