import { readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';

const statusBytes = (status, field) => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)[1]) * 1024;

/** What the files of memory take that a process has open. */
function memoryFileBytes(pid) {
  const sizes = readdirSync(`/proc/${pid}/fd`).map((name) => {
    const file = `/proc/${pid}/fd/${name}`;
    try {
      return readlinkSync(file).startsWith('/memfd:') ? statSync(file).blocks * 512 : 0;
    } catch {
      return 0; // closed meanwhile
    }
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Memory in bytes: resident, with all of its files of memory, of which it maps only what it reads itself. */
export function residentBytes(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const files = memoryFileBytes(pid);
  return statusBytes(status, 'VmRSS') + Math.max(files - statusBytes(status, 'RssShmem'), 0);
}
