/**
 * The one word that the page is in, from what the server says and what the player does:
 * loading, unreachable, unplayable, unknown, denied, waiting, starting, playing, paused, buffering, interrupted, ended.
 */
export function pageState({ status, isReachable, isUnplayable, playback }) {
  if (isUnplayable) return 'unplayable';
  if (playback) return playingState(status, isReachable, playback);
  if (!status) return isReachable ? 'loading' : 'unreachable';
  return status.state === 'live' ? 'starting' : status.state;
}

function playingState(status, isReachable, playback) {
  if (!isReachable && (playback.isStalled || !playback.hasFrame)) return 'unreachable';
  if (status.state === 'interrupted') return 'interrupted';
  if (!playback.hasFrame) return 'starting';
  if (playback.isPaused) return 'paused';
  return playback.isStalled ? 'buffering' : 'playing';
}

/** What was broadcast has been played to its end, or as far as it can be. */
export function isPlayedOut({ status, video, stalledMs, hasFrame }) {
  if (video.ended) return true;
  const isOver = status.state !== 'live' && status.state !== 'interrupted';
  return isOver && (!hasFrame || stalledMs > 2_500);
}
