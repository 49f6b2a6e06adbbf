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
  // The newest line may still be on its way.
  const objects = stdout.split('\n').slice(0, -1).map((line) => JSON.parse(line));
  return { lines: objects.filter((object) => !object.summary), summary: objects.find((object) => object.summary)?.summary };
}

/** Plays to the end. */
export async function play(url, args, { seconds = 60 } = {}) {
  const { status, stdout, stderr } = await run(probeBinary(), ['play', url, ...args], { seconds });
  return { status, stderr, ...read(stdout) };
}

const asItIs = (command, args) => [command, args];

/** Plays on while the test does something else. `under`: how its command line is run, as on a core of its own. */
export function startPlaying(url, args, { under = asItIs } = {}) {
  const program = start(...under(probeBinary(), ['play', url, ...args.map(String)]));
  return {
    pid: program.pid,
    get lines() { return read(program.stdout).lines; },
    /** How it is now. */
    get last() {
      const line = this.lines.at(-1);
      assert.ok(program.isRunning && line, `sigma-probe has ended, or said nothing: ${program.stderr}`);
      return line;
    },
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
