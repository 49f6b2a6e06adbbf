import { parseArgs } from 'node:util';

export const USAGE = `usage: watch_viewer.mjs URL --seconds N [--json] [--screenshot FILE]
                        [--width W --height H] [--dark]`;

/** Returns null when the command line makes no sense. */
export function parseOptions(argv) {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        seconds: { type: 'string' },
        json: { type: 'boolean', default: false },
        screenshot: { type: 'string' },
        width: { type: 'string', default: '1280' },
        height: { type: 'string', default: '800' },
        dark: { type: 'boolean', default: false },
      },
    });
  } catch {
    return null;
  }
  const { values, positionals } = parsed;
  const options = {
    url: positionals[0],
    seconds: Number(values.seconds),
    width: Number(values.width),
    height: Number(values.height),
    json: values.json,
    dark: values.dark,
    screenshot: values.screenshot,
  };
  const numbers = [options.seconds, options.width, options.height];
  const isComplete = positionals.length === 1 && URL.canParse(options.url) && numbers.every((n) => n > 0);
  return isComplete ? options : null;
}
