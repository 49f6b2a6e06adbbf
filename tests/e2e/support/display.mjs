import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { run, start } from './program.mjs';
import { scratchFolder } from './scratch.mjs';
import { waitFor } from './waiting.mjs';

/** A screen that nobody sees (Xvfb), a pointer on it, and pictures of it. */
class Display {
  #scratch = scratchFolder();
  // -noreset: it outlives its last client, so that the next one does not find it starting over.
  #program = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset']);

  async ready() {
    const number = await waitFor('Xvfb has a display', async () => {
      if (!this.#program.isRunning) assert.fail(`Xvfb stopped with ${await this.#program.ended}: ${this.#program.stderr}`);
      return this.#program.stdout.trim();
    });
    this.env = { DISPLAY: `:${number}` };
    return this;
  }

  /** The window of this title, once it is there; `owner` is the program that is to show it. */
  window(title, owner) {
    return waitFor(`a window ${title}`, async () => {
      assert.ok(owner.isRunning, `it stopped before it showed ${title}:\n${owner.stderr}`);
      const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--name', `^${title}$`], { env: this.env });
      return stdout.trim().split('\n').at(-1);
    }, { seconds: 30, everyMs: 25 });
  }

  /** Until no window of this title is to be seen. */
  windowGone(title) {
    return waitFor(`no window ${title}`, async () => {
      const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--name', `^${title}$`], { env: this.env });
      return stdout.trim() === '';
    });
  }

  /** Commands of xdotool, in order. */
  async act(...commands) {
    const { status, stderr } = await run('xdotool', commands.flat().map(String), { env: this.env });
    assert.equal(status, 0, stderr);
  }

  async screenshot(file) {
    const { status, stderr } = await run('import', ['-window', 'root', file], { env: this.env });
    assert.equal(status, 0, `import: ${stderr}`);
  }

  /** What is at a place of the screen, as CanvasRenderingContext2D.getImageData() gives it. */
  async pixels([x, y, width, height]) {
    const file = this.#scratch('pixels.rgba');
    const crop = ['-window', 'root', '-crop', `${width}x${height}+${x}+${y}`, '-depth', '8', `rgba:${file}`];
    const { status, stderr } = await run('import', crop, { env: this.env });
    assert.equal(status, 0, `import: ${stderr}`);
    return { data: readFileSync(file), width, height };
  }

  stop() { return this.#program.stop(); }
}

/** The caller stops it. */
export const startDisplay = () => new Display().ready();
