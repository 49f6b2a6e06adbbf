#!/usr/bin/env node
/**
 * Plays a watch page in Chromium and measures what its viewer gets.
 *
 * Exit status: 0 it played, 1 it did not, 2 wrong usage, 3 the browser or the page could not be opened.
 */
import { openBrowser } from './viewer/browser.mjs';
import { parseOptions, USAGE } from './viewer/options.mjs';
import { installPlaybackMeter, samplePage } from './viewer/sampler.mjs';
import { describe, hasPlayed, summarise } from './viewer/summary.mjs';
import { watchPage } from './viewer/watchfulness.mjs';

async function view(options) {
  const { page, close } = await openBrowser(options);
  try {
    const seen = await watchPage(page, options.url);
    await page.addInitScript(installPlaybackMeter);
    await page.goto(options.url, { waitUntil: 'domcontentloaded' });
    const samples = await samplePage(page, options.seconds);
    if (options.screenshot) await page.screenshot({ path: options.screenshot });
    return summarise({ options, samples, seen });
  } finally {
    await close();
  }
}

const options = parseOptions(process.argv.slice(2));
if (!options) {
  console.error(USAGE);
  process.exit(2);
}
try {
  const summary = await view(options);
  console.log(options.json ? JSON.stringify(summary) : describe(summary));
  process.exitCode = hasPlayed(summary) ? 0 : 1;
} catch (error) {
  console.error(`viewer: ${error.message}`);
  process.exitCode = 3;
}
