import { readFileSync } from 'node:fs';
import { residentBytes } from '../../e2e/support/memory.mjs';

const TICKS_PER_SECOND = 100;

/** CPU seconds that a process has used so far, its threads included. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** What a process costs while `during` runs: share of a core, and its memory at the end. */
export async function costOf(pid, during) {
  const before = cpuSeconds(pid);
  const began = performance.now();
  await during();
  const seconds = (performance.now() - began) / 1000;
  return { core: (cpuSeconds(pid) - before) / seconds, bytes: residentBytes(pid) };
}
