import assert from 'node:assert/strict';
import { run, start } from './program.mjs';
import { waitFor } from './waiting.mjs';

function probeBinary() {
  const binary = process.env.SIGMA_PROBE;
  assert.ok(binary, 'SIGMA_PROBE names the sigma-probe to test; CTest sets it');
  return binary;
}

/** What `sigma-probe play` has printed: a line a second, and the summary once it has ended. */
function read(stdout) {
  const objects = stdout.split('\n').filter((line) => line.endsWith('}')).map((line) => JSON.parse(line));
  return { lines: objects.filter((object) => !object.summary), summary: objects.find((object) => object.summary)?.summary };
}

/** Plays to the end. */
export async function play(url, args, { seconds = 60 } = {}) {
  const { status, stdout, stderr } = await run(probeBinary(), ['play', url, ...args], { seconds });
  return { status, stderr, ...read(stdout) };
}

/** Plays on while the test does something else. */
export function startPlaying(url, args) {
  const program = start(probeBinary(), ['play', url, ...args]);
  return {
    get lines() { return read(program.stdout).lines; },
    get last() { return this.lines.at(-1); },
    /** Waits for a line that is so, of those to come. */
    line(what, isSo, { seconds = 30 } = {}) {
      const from = this.lines.length;
      return waitFor(what, () => {
        assert.ok(program.isRunning, `sigma-probe has ended: ${program.stderr}`);
        return this.lines.slice(from).find(isSo);
      }, { seconds, everyMs: 200 });
    },
    async stop() {
      const status = await program.stop('SIGINT');
      return { status, stderr: program.stderr, ...read(program.stdout) };
    },
  };
}
