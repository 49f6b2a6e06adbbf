import { start } from '../../e2e/support/program.mjs';

function probeBinary() {
  const binary = process.env.SIGMA_PROBE;
  if (!binary) throw new Error('SIGMA_PROBE names the sigma-probe to measure; run.sh sets it');
  return binary;
}

/** `sigma-probe play`; `under` says how its command line is run, as on a core of its own. */
export function startProbe(url, args, under = (command, rest) => [command, rest]) {
  const program = start(...under(probeBinary(), ['play', url, ...args.map(String)]));
  return {
    pid: program.pid,
    /** The newest line that it has printed. */
    get last() {
      const line = program.stdout.trimEnd().split('\n').at(-1);
      if (!program.isRunning || !line) throw new Error(`sigma-probe has ended, or said nothing: ${program.stderr}`);
      return JSON.parse(line);
    },
    stop: () => program.stop('SIGINT'),
  };
}
