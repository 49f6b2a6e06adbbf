import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A function from a file's name to its path in a new folder, which goes when the process does. */
export function scratchFolder(within = tmpdir()) {
  const folder = mkdtempSync(path.join(within, 'sigma-e2e-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return (name) => path.join(folder, name);
}
