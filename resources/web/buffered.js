/** Two times apart by less are one range: players leave such holes between parts. */
const HOLE_S = 0.1;

/** Seconds of media that the video element can play from where it is without loading more. */
export function secondsAhead({ buffered, currentTime }) {
  for (let i = 0; i < buffered.length; i += 1) {
    if (buffered.start(i) - HOLE_S <= currentTime && currentTime <= buffered.end(i)) return buffered.end(i) - currentTime;
  }
  return 0;
}
