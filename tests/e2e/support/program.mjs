import { spawn } from 'node:child_process';

const running = new Set();

// Whatever happens to a test file, nothing that it started outlives it.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** A program that was started; `stdout` and `stderr` are what it has said so far. */
class Program {
  stdout = '';
  stderr = '';
  #child;

  constructor(command, args, env) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    this.#child.stdin.on('error', () => {});
    this.#child.stdout.setEncoding('utf8').on('data', (text) => { this.stdout += text; });
    this.#child.stderr.setEncoding('utf8').on('data', (text) => { this.stderr += text; });
    running.add(this.#child);
    /** Resolves to the exit status, or the name of the signal that ended the program. */
    this.ended = new Promise((resolve, reject) => {
      this.#child.on('error', (error) => {
        running.delete(this.#child);
        const isMissing = error.code === 'ENOENT';
        reject(isMissing ? new Error(`${command} is missing on this machine: installer/test.sh installs it`) : error);
      });
      this.#child.on('close', (status, signal) => {
        running.delete(this.#child);
        resolve(status ?? signal);
      });
    });
    this.ended.catch(() => {});
  }

  get isRunning() { return running.has(this.#child); }
  get pid() { return this.#child.pid; }
  get stdin() { return this.#child.stdin; }

  signal(name) { this.#child.kill(name); }

  /** One that does not go in time is killed, and then ended with SIGKILL. */
  async stop(signal = 'SIGTERM', seconds = 15) {
    const impatience = setTimeout(() => this.signal('SIGKILL'), seconds * 1000);
    this.signal(signal);
    try {
      return await this.ended;
    } finally {
      clearTimeout(impatience);
    }
  }
}

/** `env`: variables beside those of this process. */
export const start = (command, args, { env } = {}) => new Program(command, args, env);

/** Runs a program to its end; one that takes longer than `seconds` is killed. */
export async function run(command, args, { seconds = 30, env } = {}) {
  const program = start(command, args, { env });
  program.stdin.end();
  const impatience = setTimeout(() => program.signal('SIGKILL'), seconds * 1000);
  try {
    const status = await program.ended;
    return { status, stdout: program.stdout, stderr: program.stderr };
  } finally {
    clearTimeout(impatience);
  }
}
