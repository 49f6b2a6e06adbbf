import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/** Opens Chromium with a profile of its own; close() removes the profile again. */
export async function openBrowser({ width, height, dark }) {
  const profile = await mkdtemp(path.join(tmpdir(), 'sigma-viewer-'));
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 5 });
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      headless: true,
      args: FLAGS,
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
    });
    const close = async () => {
      await context.close();
      await removeProfile();
    };
    return { page: context.pages()[0] ?? await context.newPage(), close };
  } catch (error) {
    await removeProfile();
    throw error;
  }
}
