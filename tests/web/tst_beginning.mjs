import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { holdBeginning } from '../../resources/web/beginning.js';

class Video {
  currentTime = 10;
  playbackRate = 1;
  end = null;
  get buffered() {
    return { length: this.end === null ? 0 : 1, start: () => 10, end: () => this.end };
  }
}

/** Until so many milliseconds have gone or the video may run; `during` is called before each look. */
async function hold(video, milliseconds, { isOver = () => false, during = () => {} } = {}) {
  mock.timers.enable({ apis: ['setTimeout'] });
  let isHeld = true;
  holdBeginning(video, isOver).then(() => { isHeld = false; });
  for (let now = 0; now < milliseconds && isHeld; now += 50) {
    during(now);
    mock.timers.tick(50);
    await new Promise(setImmediate);
  }
  mock.timers.reset();
}

describe('a beginning', () => {
  it('comes at once where a second is buffered', async () => {
    const video = new Video();
    video.end = 11;
    await hold(video, 50);
    assert.equal(video.playbackRate, 1);
  });

  it('waits for a second of media', async () => {
    const video = new Video();
    video.end = 10.6;
    await hold(video, 500);
    assert.equal(video.playbackRate, 0);
    const fills = (now) => { if (now === 300) video.end = 11.1; };
    await hold(video, 500, { during: fills });
    assert.equal(video.playbackRate, 1);
  });

  it('waits no longer than a moment once there is something', async () => {
    const video = new Video();
    await hold(video, 5000);
    assert.equal(video.playbackRate, 0);
    video.end = 10.5;
    await hold(video, 1500);
    assert.equal(video.playbackRate, 1);
  });

  it('holds on where a source brings back the usual rate', async () => {
    const video = new Video();
    await hold(video, 500, { during: (now) => { if (now === 100) video.playbackRate = 1; } });
    assert.equal(video.playbackRate, 0);
  });

  it('leaves the video to the player that came after', async () => {
    const video = new Video();
    await hold(video, 100, { isOver: () => true, during: () => { video.playbackRate = 1.1; } });
    assert.equal(video.playbackRate, 1.1);
  });
});
