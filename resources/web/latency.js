/** How far behind live the picture is: the server's clock less the EXT-X-PROGRAM-DATE-TIME that is playing. */
const NOTICEABLY_BEHIND_S = 1.5;

/** Seconds, or null while either is unknown. */
export function secondsBehindLive(clock, player) {
  const now = clock.now();
  const playing = player?.playingDate;
  return now === null || !playing ? null : Math.max(0, (now - playing.getTime()) / 1000);
}

/** Far enough behind the target that jumping is worth a button. */
export function isNoticeablyBehind(seconds, target) {
  if (seconds === null || target === null) return false;
  return seconds > target + Math.max(NOTICEABLY_BEHIND_S, target * 0.25);
}
