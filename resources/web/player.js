/** Chooses the player: hls.js first, since browsers with both ask for no parts in their own HLS. */
import { HlsPlayer } from './hls_player.js';
import { NativePlayer } from './native_player.js';

/** `stream`: {playlist, mode, target}. Returns null where the browser can play HLS in neither way. */
export function createPlayer(video, stream) {
  if (HlsPlayer.isSupported()) return new HlsPlayer(video, stream);
  return NativePlayer.isSupported() ? new NativePlayer(video, stream) : null;
}
