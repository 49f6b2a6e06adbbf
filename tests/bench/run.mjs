#!/usr/bin/env node
/** Runs the benchmarks that are named, or all; prints a table each, and all as JSON to a file. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

const MEASURES = ['ingest', 'delivery', 'held', 'latency', 'start', 'idle', 'growth', 'api', 'storm', 'studio',
  'network', 'window', 'glass', 'viewers', 'mpv', 'preview', 'steady', 'player'];

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'string' }, networks: { type: 'string' }, players: { type: 'string' }, seeds: { type: 'string' },
    seconds: { type: 'string' },
  },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !MEASURES.includes(name));
if (unknown.length > 0) {
  console.error(`unknown benchmark ${unknown.join(', ')}; there are: ${MEASURES.join(' ')}`);
  process.exit(2);
}

/** What of a benchmark to run; each takes what it knows. */
const part = {
  networks: values.networks?.split(','),
  players: values.players?.split(','),
  seeds: values.seeds && Number(values.seeds),
  seconds: values.seconds && Number(values.seconds),
};

const results = { machine: `${cpus().length} x ${cpus()[0].model}` };
console.log(results.machine);
for (const name of positionals.length > 0 ? positionals : MEASURES) {
  const { title, measureAll, tableOf = (rows) => rows } = await import(`./measures/${name}.mjs`);
  console.log(`\n${name}: ${title}`);
  const rows = await measureAll(part);
  results[name] = { title, rows };
  console.table(tableOf(rows));
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
