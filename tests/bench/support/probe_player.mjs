/** `sigma-probe play` as a player that is measured; it says once a second how it is. */
import { start } from '../../e2e/support/program.mjs';
import { waitFor } from '../../e2e/support/waiting.mjs';

const LONGEST_SECONDS = 3600;

export class ProbePlayer {
  #program;
  #begun;

  constructor(program) { this.#program = program; }

  static async open(playlist) {
    const binary = process.env.SIGMA_PROBE;
    if (!binary) throw new Error('SIGMA_PROBE names the sigma-probe to measure; run.sh sets it');
    const player = new ProbePlayer(start(binary, ['play', playlist, '--seconds', `${LONGEST_SECONDS}`]));
    try {
      await waitFor(`${playlist} plays`, () => player.#lines().at(-1)?.state === 'playing', { seconds: 30 });
    } catch (error) {
      throw new Error(`${error.message}: ${player.#program.stdout}${player.#program.stderr}`);
    }
    return player;
  }

  /** What was so far counts no longer. */
  beginMeasuring() { this.#begun = this.#lines().at(-1); }

  /** `kbpsOf`: the bit rate of a rendition by its picture's height. */
  measured(kbpsOf) {
    const lines = this.#lines().filter(({ t }) => t > this.#begun.t);
    const samples = lines.map(({ t, state, latency, buffer, speed, rendition }) => ({
      at: t, isPlaying: state === 'playing', latency, bufferSeconds: buffer, speed, kbps: kbpsOf(rendition?.height),
    }));
    const { stalls, stalled } = lines.at(-1);
    return { samples, stalls: stalls - this.#begun.stalls, stalledSeconds: stalled - this.#begun.stalled };
  }

  close() { return this.#program.stop('SIGINT'); }

  #lines() {
    if (!this.#program.isRunning) throw new Error(`sigma-probe has ended: ${this.#program.stderr}`);
    // The newest line may still be on its way.
    return this.#program.stdout.split('\n').slice(0, -1).map((line) => JSON.parse(line));
  }
}
