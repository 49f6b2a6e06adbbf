// Writes the API's document as JSON: node write_openapi_json.mjs MODULES YAML JSON
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [modules, from, to] = process.argv.slice(2);
const { parse } = createRequire(`${modules}/`)('yaml');
writeFileSync(to, JSON.stringify(parse(readFileSync(from, 'utf8'))));
