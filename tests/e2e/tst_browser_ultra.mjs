/** A viewer of an ultra channel, from before the broadcast to after it, with a publisher that dies on the way. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { publishClock } from './support/clock_picture.mjs';
import { median } from './support/median.mjs';
import { startServer } from './support/server.mjs';
import { launchBrowser, Viewer } from './support/viewer.mjs';
import { pause, waitFor } from './support/waiting.mjs';

const WATCHED_SECONDS = 20;
const AWAY_SECONDS = 5;
const MOST_BEHIND_SECONDS = 3;
const WANTED_SECONDS = 1.6;
const CALMER_SECONDS = 9;
/** A player that a busy machine let begin late plays a little faster until it is where it should be. */
const CATCHING_UP_SECONDS = 45;

describe('a viewer of an ultra channel', () => {
  let server;
  let browser;
  let viewer;
  let publisher;
  before(async () => {
    server = await startServer({ channels: { camera: { mode: 'ultra' } }, sections: { live: { unpublish_window: 1 } } });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await server.stop();
  });

  it('is told that a channel does not exist', async () => {
    const lost = await Viewer.open(browser, server, 'nowhere');
    await lost.state('unknown');
    await lost.page.close();
  });

  it('waits for the broadcast, which then starts by itself', async () => {
    viewer = await Viewer.open(browser, server, 'camera');
    await viewer.state('waiting');
    publisher = await publishClock(server, 'camera');
    await server.state('camera', 'live');
    await viewer.state('playing', 12);
  });

  it('is at most 3 s behind once it has caught up, and does not stall', async (t) => {
    const began = performance.now();
    const first = await viewer.pictureAge();
    const isClose = async () => (await viewer.pictureAge()) <= MOST_BEHIND_SECONDS;
    await waitFor('the viewer catches up', isClose, { seconds: CATCHING_UP_SECONDS });
    t.diagnostic(`began ${first.toFixed(2)} s behind, caught up in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    const stallsBefore = (await viewer.read()).stalls;
    const pictureAges = [];
    const reader = setInterval(async () => pictureAges.push(await viewer.pictureAge()), 500);
    const samples = await viewer.sample(WATCHED_SECONDS);
    clearInterval(reader);
    const reported = median(samples.map(({ latency }) => latency));
    const burntIn = median(pictureAges);
    t.diagnostic(`behind live: ${reported} s by the page, ${burntIn.toFixed(2)} s by the clock in the picture`);
    assert.ok(burntIn > 0.3 && burntIn <= MOST_BEHIND_SECONDS, `${burntIn} s by the clock in the picture`);
    assert.ok(Math.abs(reported - burntIn) < 0.7, `the page says ${reported} s, the picture ${burntIn} s`);
    assert.equal(samples.at(-1).stalls - stallsBefore, 0, 'it stalled');
    const played = samples.at(-1).playedSeconds - samples[0].playedSeconds;
    assert.ok(played > WATCHED_SECONDS - 3, `it played ${played} s of ${WATCHED_SECONDS} s`);
  });

  it('holds the latency that it wants, at about normal speed', async (t) => {
    // For a minute after a stall the page wants more than before: what it wants is in its statistics.
    await viewer.press('s');
    const readWanted = async () => Number(/wanted (\d\.\d\d) s/.exec((await viewer.statistics())?.Latency)?.[1]);
    const isThere = async () => Math.abs((await viewer.read()).latency - await readWanted()) < 0.2;
    await waitFor('the latency converges', isThere, { seconds: CATCHING_UP_SECONDS });
    const wanted = await readWanted();
    await viewer.press('s');
    assert.ok(wanted >= WANTED_SECONDS && wanted < MOST_BEHIND_SECONDS, `it wants ${wanted} s`);
    const samples = await viewer.sample(8);
    const latencies = samples.map(({ latency }) => latency);
    t.diagnostic(`wanted ${wanted}, latencies ${latencies.join(' ')}, speeds ${samples.map(({ playbackRate }) => playbackRate).join(' ')}`);
    assert.ok(latencies.every((latency) => Math.abs(latency - wanted) < 0.35), `${latencies}`);
    assert.ok(samples.every(({ playbackRate }) => Math.abs(playbackRate - 1) <= 0.05));
  });

  it('shows statistics while asked to', async () => {
    assert.equal(await viewer.statistics(), null);
    await viewer.press('s');
    const shown = await waitFor('the statistics are shown', async () => {
      const statistics = await viewer.statistics();
      return statistics?.Latency && statistics;
    });
    assert.match(shown.Latency, /^\d\.\d\d s, wanted \d\.\d\d s$/);
    assert.match(shown.Buffer, /^\d\.\d\d s$/);
    assert.match(shown.Quality, /^180p · \d+ kb\/s$/);
    assert.match(shown.Network, /^\d+\.\d\d Mb\/s$/);
    assert.equal(shown.Picture, '320 × 180');
    await viewer.press('s');
    assert.equal(await viewer.statistics(), null);
  });

  it('seeks back within the window, stays there, and jumps to live', async (t) => {
    const { stalls } = await viewer.read();
    for (let step = 0; step < 2; step += 1) await viewer.press('ArrowLeft');
    const isBack = async () => (await viewer.pictureAge()) > 9;
    await waitFor('the picture is from before', isBack);
    await pause(3000);
    const age = await viewer.pictureAge();
    t.diagnostic(`${age.toFixed(2)} s behind after two steps back`);
    assert.ok(age > 10 && age < 15, `${age} s behind`);
    assert.equal((await viewer.read()).playbackRate, 1);
    await viewer.press('l');
    await waitFor('the picture is live', async () => (await viewer.pictureAge()) <= MOST_BEHIND_SECONDS);
    assert.equal((await viewer.read()).stalls, stalls, "the viewer's own jumps count as stalls");
  });

  it('plays on where it was paused, and finds a live end of the seek bar', async () => {
    await viewer.press('k');
    await viewer.state('paused');
    const age = await viewer.pictureAge();
    await pause(3000);
    await viewer.press('k');
    await viewer.state('playing');
    assert.ok(await viewer.pictureAge() >= age + 2.5);
    await viewer.press('k');
    await viewer.state('paused');
    await viewer.press('ArrowLeft');
    await pause(1000);
    assert.equal((await viewer.read()).state, 'paused', 'a step back plays what was paused');
    await viewer.press('l');
    await viewer.state('playing');
    const seekTo = (share) => viewer.page.evaluate((wanted) => {
      const bar = document.querySelector('#seek-position');
      bar.value = String(Number(bar.max) * wanted);
      bar.dispatchEvent(new Event('change'));
      return document.querySelector('#seek').hidden;
    }, share);
    assert.equal(await seekTo(0.2), false);
    await waitFor('the picture is from long before', async () => (await viewer.pictureAge()) > 10);
    await seekTo(1);
    await waitFor('the picture is live', async () => (await viewer.pictureAge()) <= MOST_BEHIND_SECONDS);
  });

  it('may be further behind if it wants to, which is remembered', async (t) => {
    await viewer.chooseDelay('Short ');
    const isCalm = async () => Math.abs((await viewer.read()).latency - CALMER_SECONDS) < 1;
    await waitFor('the viewer is further behind', isCalm);
    const other = await Viewer.open(browser, server, 'camera');
    await other.state('playing');
    const { latency } = await other.read();
    t.diagnostic(`another page begins ${latency} s behind`);
    assert.ok(Math.abs(latency - CALMER_SECONDS) < 1.5, `${latency} s`);
    await other.page.close();
    await viewer.chooseDelay('Shortest');
    await waitFor('the viewer is back', async () => (await viewer.pictureAge()) <= MOST_BEHIND_SECONDS);
    const { playedSeconds } = await viewer.read();
    await waitFor('the viewer plays there', async () => (await viewer.read()).playedSeconds > playedSeconds + 1);
  });

  it('sees the same session go on when the publisher dies and comes back', async (t) => {
    const before = await viewer.read();
    await publisher.stop('SIGKILL');
    await server.state('camera', 'interrupted');
    await pause(AWAY_SECONDS * 1000);
    publisher = await publishClock(server, 'camera');
    await waitFor('the publisher is back', async () => (await server.status('camera')).state === 'live');
    const back = performance.now();
    const isFresh = async () => (await viewer.read()).state === 'playing' && (await viewer.pictureAge()) < AWAY_SECONDS;
    await waitFor('the viewer sees the new picture', isFresh, { seconds: 15 });
    const seconds = (performance.now() - back) / 1000;
    t.diagnostic(`plays ${seconds.toFixed(2)} s after the publisher's return`);
    assert.ok(seconds < 4, `it took ${seconds} s to play again`);

    await pause(4000);
    const later = await viewer.read();
    t.diagnostic(`stalls: ${later.stalls - before.stalls}, ${later.stalledMs - before.stalledMs} ms`);
    assert.equal(later.session, before.session);
    assert.equal(later.state, 'playing');
    assert.ok(later.stalls - before.stalls <= 2, `${later.stalls - before.stalls} stalls`);
    const stalled = (later.stalledMs - before.stalledMs) / 1000;
    assert.ok(stalled > 1 && stalled < AWAY_SECONDS + 4, `it stalled for ${stalled} s`);
    assert.ok(await viewer.pictureAge() < 3.5, `${await viewer.pictureAge()} s behind afterwards`);
  });

  it('is told that the broadcast has ended', async () => {
    publisher.stdin.end();
    await publisher.stop('SIGINT');
    await viewer.state('ended', 20);
    viewer.assertWellBehaved();
  });
});
