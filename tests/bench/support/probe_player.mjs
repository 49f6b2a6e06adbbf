/** `sigma-probe play` as a player that is measured; it says once a second how it is. */
import { startPlaying } from '../../e2e/support/probe.mjs';

const LONGEST_SECONDS = 3600;

export class ProbePlayer {
  #playing;
  #begun;

  constructor(playing) { this.#playing = playing; }

  static async open(playlist, options = []) {
    const player = new ProbePlayer(startPlaying(playlist, ['--seconds', `${LONGEST_SECONDS}`, ...options]));
    try {
      await player.#playing.line(`${playlist} plays`, ({ state }) => state === 'playing');
    } catch (error) {
      const { lines, stderr } = await player.#playing.stop();
      throw new Error(`${error.message}; its last line: ${JSON.stringify(lines.at(-1))} ${stderr}`);
    }
    return player;
  }

  /** What was so far counts no longer. */
  beginMeasuring() { this.#begun = this.#playing.last; }

  /** Ends it. `kbpsOf`: the bit rate of a rendition by its picture's height. */
  async measured(kbpsOf) {
    const { status, stderr, lines } = await this.#playing.stop();
    // 1: it played, with stalls.
    if (status !== 0 && status !== 1) throw new Error(`sigma-probe has ended with ${status}: ${stderr}`);
    const own = lines.filter(({ t }) => t > this.#begun.t);
    const samples = own.map(({ t, state, latency, buffer, speed, rendition }) => ({
      at: t, isPlaying: state === 'playing', latency, bufferSeconds: buffer, speed, kbps: kbpsOf(rendition?.height),
    }));
    const { stalls, stalled } = lines.at(-1);
    return { samples, stalls: stalls - this.#begun.stalls, stalledSeconds: stalled - this.#begun.stalled };
  }

  close() { return this.#playing.stop(); }
}
