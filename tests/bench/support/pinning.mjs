import { execFileSync } from 'node:child_process';

/** What is measured has one core for itself, and what loads it the other. */
export const SERVER_CORE = '0';
export const LOAD_CORE = '1';

export function pin(pid, core = SERVER_CORE) {
  execFileSync('taskset', ['--all-tasks', '--pid', '--cpu-list', core, String(pid)], { stdio: 'ignore' });
}

/** Command line that runs on the load's core. */
export const onLoadCore = (command, args) => ['taskset', ['--cpu-list', LOAD_CORE, command, ...args]];
