import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { StallMeter } from '../../resources/web/stall_meter.js';

const STEP_MS = 50;

/** As much of a video element as the meter sees, on a clock of the test's. */
class Playback extends EventTarget {
  currentTime = 0;
  seeking = false;
  ended = false;
  readyState = 4;
  #now = 0;
  #turn = null;

  constructor() {
    super();
    globalThis.HTMLMediaElement = { HAVE_CURRENT_DATA: 2 };
    mock.method(performance, 'now', () => this.#now);
    mock.method(globalThis, 'setInterval', (turn) => { this.#turn = turn; });
    mock.method(globalThis, 'clearInterval', () => {});
  }

  #pass(ms, seconds) {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      this.#now += STEP_MS;
      this.currentTime += seconds;
      this.#turn();
    }
  }

  play(ms) { this.#pass(ms, STEP_MS / 1000); }
  stand(ms) { this.#pass(ms, 0); }

  seek(position) {
    this.currentTime = position;
    this.seeking = true;
    this.dispatchEvent(new Event('seeking'));
  }
}

describe('the stall meter', () => {
  let video;
  let meter;
  beforeEach(() => {
    video = new Playback();
    meter = new StallMeter(video);
    meter.start();
    video.play(1000);
  });
  afterEach(() => mock.restoreAll());

  const read = () => [meter.count, meter.totalMs];

  it('counts the time in which the picture stands still', () => {
    video.stand(700);
    video.play(1000);
    assert.deepEqual(read(), [1, 750]);
  });

  it('takes what is too short to be seen for none', () => {
    video.stand(100);
    video.play(1000);
    assert.deepEqual(read(), [0, 0]);
  });

  it('counts from before the seek by which the player tries to leave a stall', () => {
    video.stand(50);
    video.seek(2);
    video.stand(5000);
    assert.deepEqual(read(), [1, 5050]);
    video.seeking = false;
    video.play(1000);
    assert.deepEqual(read(), [1, 5100]);
  });

  it("does not count the viewer's own seeks", () => {
    meter.excuse();
    video.seek(9);
    video.stand(5000);
    video.seeking = false;
    video.play(1000);
    assert.deepEqual(read(), [0, 0]);
    video.stand(500);
    assert.equal(meter.count, 1);
  });

  it('does not count pauses', () => {
    video.dispatchEvent(new Event('pause'));
    video.stand(5000);
    video.dispatchEvent(new Event('play'));
    video.play(1000);
    assert.deepEqual(read(), [0, 0]);
  });
});
