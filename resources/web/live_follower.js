/**
 * Keeps a player at its distance from the broadcast while the viewer follows it, and leaves it alone while the
 * viewer is behind on purpose: after a pause or a step back in the window. Times within the stream are the video
 * element's, in seconds.
 */
import { secondsAhead } from './buffered.js';
import { isNoticeablyBehind, secondsBehindLive } from './latency.js';
import { targetOf } from './latency_modes.js';
import { SpeedControl } from './speed_control.js';

const BACK_AT_LIVE_S = 1;
/** The end of the window is still growing: nothing is played from nearer to it. */
const EDGE_S = 0.3;

const seconds = () => performance.now() / 1000;

export class LiveFollower {
  #isFollowing = true;
  #control;

  /** `holdBack`: how far behind the server asks players to stay. */
  constructor({ video, player, clock, mode, holdBack }) {
    this.video = video;
    this.player = player;
    this.clock = clock;
    this.holdBack = holdBack;
    this.#setTarget(mode);
  }

  get target() { return this.#control.target(seconds()); }
  /** Seconds, or null while unknown. */
  get behind() { return secondsBehindLive(this.clock, this.player); }
  get isFarBehind() { return isNoticeablyBehind(this.behind, this.target); }

  /** Where in the video the viewer would be who follows the broadcast; null while unknown. */
  get livePosition() {
    const { behind, player } = this;
    if (behind === null || !player.window || !player.takesSpeed) return player.liveSyncPosition;
    return Math.min(this.video.currentTime + behind - this.target, player.window.end - EDGE_S);
  }

  setMode(mode) {
    this.#setTarget(mode);
    this.player.setMode(mode, this.target);
  }

  noteStall() { this.#control.noteStall(seconds()); }

  /** The viewer pauses: the broadcast goes on without them. */
  release() { this.#isFollowing = false; }

  jumpToLive() {
    const position = this.livePosition;
    this.#isFollowing = true;
    this.#control.noteSeek(seconds());
    if (position !== null) this.video.currentTime = position;
  }

  /** Within the window; as good as live is live. */
  seekTo(position) {
    const { livePosition } = this;
    if (livePosition !== null && position > livePosition - BACK_AT_LIVE_S) {
      this.jumpToLive();
      return;
    }
    this.release();
    this.video.currentTime = Math.max(position, this.player.window?.start ?? 0);
  }

  /** What was paused at may have left the window. */
  resume() {
    const start = this.player.window?.start ?? 0;
    if (this.video.currentTime < start) this.video.currentTime = start;
  }

  /** Four times a second while playing. `mayJump`: the broadcast goes on, so that there is something to jump to. */
  tick({ mayJump }) {
    const { behind, video } = this;
    if (behind === null || !this.player.takesSpeed) return;
    if (!this.#isFollowing && behind < this.target + BACK_AT_LIVE_S) this.#isFollowing = true;
    const { speed, seekTo } = this.#control.decide({
      now: seconds(), latency: behind, buffer: secondsAhead(video), isFollowing: this.#isFollowing,
    });
    if (video.playbackRate !== speed) video.playbackRate = speed;
    if (seekTo !== null && mayJump) this.jumpToLive();
  }

  #setTarget(mode) { this.#control = new SpeedControl(mode, targetOf(mode, this.holdBack)); }
}
