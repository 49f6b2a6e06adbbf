/** The page's speed control on a viewer and a network that are reckoned, not waited for. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MODES } from '../../resources/web/latency_modes.js';
import { SpeedControl } from '../../resources/web/speed_control.js';

const TURN = 0.25;

/**
 * Runs a viewer for `seconds`, who is `latency` behind and has all the media up to `edge` seconds behind live.
 * `drift`: seconds a second that the broadcast's clock runs faster than the viewer's.
 */
function watch(control, { seconds, latency, edge = 0.6, drift = 0, from = 0, isFollowing = true }) {
  const turns = [];
  let behind = latency;
  for (let now = from; now < from + seconds; now += TURN) {
    const { speed, seekTo } = control.decide({ now, latency: behind, buffer: Math.max(0, behind - edge), isFollowing });
    behind = seekTo ?? behind + (1 + drift - speed) * TURN;
    turns.push({ now, speed, seekTo, latency: behind });
  }
  return turns;
}

const speeds = (turns) => turns.map(({ speed }) => speed);

describe('speed control', () => {
  it('brings a viewer who began late to the target, and stays there at normal speed', () => {
    const turns = watch(new SpeedControl('ultra', 2), { seconds: 60, latency: 4 });
    assert.ok(Math.abs(turns.at(-1).latency - 2) < 0.05, `${turns.at(-1).latency} s`);
    assert.ok(Math.max(...speeds(turns)) <= 1.2);
    assert.ok(turns.every(({ seekTo }) => seekTo === null));
    assert.ok(speeds(turns.slice(-80)).every((speed) => speed === 1));
  });

  it('slows down for a viewer who is nearer to live than wanted', () => {
    const turns = watch(new SpeedControl('ultra', 3), { seconds: 60, latency: 1.8 });
    assert.ok(Math.min(...speeds(turns)) < 0.95);
    assert.ok(Math.abs(turns.at(-1).latency - 3) < 0.05, `${turns.at(-1).latency} s`);
  });

  it('is back within 0.2 s of the target 25 s after an outage of 2 s', () => {
    const control = new SpeedControl('ultra', 2);
    control.noteStall(0);
    const turns = watch(control, { seconds: 25, latency: 4 });
    assert.ok(Math.abs(turns.at(-1).latency - control.target(25)) < 0.2, `${turns.at(-1).latency} s`);
  });

  it('leaves small errors alone', () => {
    for (const [mode, { deadBand, target }] of Object.entries(MODES)) {
      const turns = watch(new SpeedControl(mode, target), { seconds: 10, latency: target + deadBand * 0.9, edge: 0.2 });
      assert.ok(speeds(turns).every((speed) => speed === 1), mode);
    }
  });

  it('holds the latency against a clock that drifts', () => {
    const turns = watch(new SpeedControl('ultra', 2), { seconds: 300, latency: 2, drift: 0.001 });
    assert.ok(turns.every(({ latency }) => Math.abs(latency - 2) < 0.2));
  });

  it('changes speed by at most 0.02 a turn, and never beyond the limits of the mode', () => {
    for (const [mode, { limit: [slowest, fastest], target, seekWhenOver }] of Object.entries(MODES)) {
      const turns = watch(new SpeedControl(mode, target), { seconds: 120, latency: target + seekWhenOver - 0.5 });
      const all = [1, ...speeds(turns)];
      assert.ok(all.every((speed) => speed >= slowest && speed <= fastest), mode);
      assert.ok(all.slice(1).every((speed, index) => Math.abs(speed - all[index]) < 0.0301), mode);
      assert.ok(Math.max(...all) > 1.03, mode);
    }
  });

  it('does not hurry with little in the buffer, and slows down before it runs dry', () => {
    const speedsWith = (buffer) => speeds(watch(new SpeedControl('ultra', 2), { seconds: 1.5, latency: 4, edge: 4 - buffer }));
    assert.ok(Math.max(...speedsWith(0.55)) <= 1);
    assert.ok(Math.min(...speedsWith(0.1)) < 0.95, `${speedsWith(0.1)}`);
    assert.ok(Math.max(...speedsWith(2)) > 1.08);
  });

  it('seeks where speed would take too long, and not again at once', () => {
    const control = new SpeedControl('ultra', 2);
    const first = control.decide({ now: 100, latency: 7, buffer: 3, isFollowing: true });
    assert.deepEqual(first, { speed: 1, seekTo: 2 });
    assert.equal(control.decide({ now: 101, latency: 7, buffer: 3, isFollowing: true }).seekTo, null);
    assert.equal(control.decide({ now: 106, latency: 7, buffer: 3, isFollowing: true }).seekTo, 2);
  });

  it('seeks back where the player began much nearer to live than wanted', () => {
    const decided = new SpeedControl('normal', 24).decide({ now: 1, latency: 8, buffer: 7, isFollowing: true });
    assert.deepEqual(decided, { speed: 1, seekTo: 24 });
  });

  it('raises its target at a stall, up to the mode\'s most, and forgives within a minute', () => {
    const control = new SpeedControl('ultra', 2);
    control.noteStall(10);
    assert.ok(Math.abs(control.target(10) - 2.3) < 1e-9);
    assert.ok(control.target(40) < 2.16 && control.target(40) > 2.14);
    assert.equal(control.target(70), 2);
    for (let stall = 0; stall < 20; stall += 1) control.noteStall(80);
    assert.equal(control.target(80), MODES.ultra.most);
  });

  it('plays at normal speed while the viewer is behind on purpose', () => {
    const control = new SpeedControl('ultra', 2);
    const turns = watch(control, { seconds: 10, latency: 25, isFollowing: false });
    assert.ok(turns.every(({ speed, seekTo }) => speed === 1 && seekTo === null));
  });
});
