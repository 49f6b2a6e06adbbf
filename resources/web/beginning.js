/**
 * Holds a beginning until a little is buffered: what comes after the first parts may take a moment.
 *
 * By a playback rate of 0, since hls.js 1.7 asks for the first parts again and again while the video is paused.
 */
import { secondsAhead } from './buffered.js';

const ENOUGH_S = 1;
/** Since the first media came. */
const PATIENCE_MS = 1_200;
const POLL_MS = 50;

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Until `isOver()` says that another one has begun, whose rate it is then. */
export async function holdBeginning(video, isOver) {
  for (let waitedMs = 0; secondsAhead(video) < ENOUGH_S && waitedMs < PATIENCE_MS;) {
    // Each time: a new source brings back the usual rate.
    video.playbackRate = 0;
    await pause(POLL_MS);
    if (isOver()) return;
    if (video.buffered.length > 0) waitedMs += POLL_MS;
  }
  video.playbackRate = 1;
}
