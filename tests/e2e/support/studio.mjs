import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Origin } from './origin.mjs';
import { run, start } from './program.mjs';
import { scratchFolder } from './scratch.mjs';
import { waitFor } from './waiting.mjs';

const LISTENING = '0A';
/**
 * The middle of a control, each at least 24 high and wide, in a window of 1280x800 or in a dialog.
 *
 * `goLiveAgain` is in the notice after a crash, which moves the others down.
 */
const PLACES = {
  showProgramme: [379, 85], showReturn: [510, 85], togglePreview: [1163, 22],
  goLive: [1094, 104], destination: [1211, 155], goLiveAgain: [1168, 82], streamKey: [250, 256],
  addService: [503, 389], firstService: [1235, 537],
};

/** Where the programme as viewers see it has its picture, in a window of 1280x800 at the screen's corner. */
const RETURN_PICTURE = [72, 59, 776, 437];

/** A state in which the studio shows its test picture, with the time in it. */
export const TEST_PICTURE = {
  sources: [{ name: 'Test picture', settings: { kind: 'test_picture', width: 1280, height: 720, rate: 30, tone: true } }],
  main: 0,
};

export const studioBinary = () => process.env.SIGMA_STUDIO;

/** The TCP ports that a process listens on. */
function listeningPorts(pid) {
  const sockets = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
    } catch {
      return undefined;
    }
  }));
  const rows = readFileSync('/proc/net/tcp', 'utf8').split('\n').slice(1).map((row) => row.trim().split(/\s+/));
  return rows.filter((row) => row[3] === LISTENING && sockets.has(row[9]))
    .map(([, address]) => Number.parseInt(address.split(':')[1], 16));
}

/** Kept across studios: what one of them finds again at its next start. */
export class StudioFolder {
  #folder = scratchFolder();
  data = this.#folder('data');
  own = path.join(this.data, 'studio');

  constructor() {
    for (const name of ['home', 'run']) mkdirSync(this.#folder(name), { mode: 0o700 });
    // No keychain, no sound card, no one else's settings.
    this.env = {
      HOME: this.#folder('home'),
      XDG_RUNTIME_DIR: this.#folder('run'),
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      PULSE_SERVER: `unix:${this.#folder('no-sound')}`,
      LANG: 'C.UTF-8',
    };
  }

  /** A start while a studio is running here: it has to end by itself. */
  startAgain(display) {
    return run(studioBinary(), ['--data', this.data], { env: { ...this.env, ...display.env } });
  }

  /** What the studio begins with, in the words of its own file. */
  writeState(state) {
    mkdirSync(this.own, { recursive: true });
    writeFileSync(path.join(this.own, 'studio.json'), JSON.stringify({ version: 1, ...state }));
  }

  /** What the studio has written of itself, as text. */
  stateText() { return readFileSync(path.join(this.own, 'studio.json'), 'utf8'); }

  /** What a running studio has noted for the next, should it crash. */
  marker() { return JSON.parse(readFileSync(path.join(this.own, 'running.json'), 'utf8')); }

  /** The sessions that the server inside has in its database. */
  async sessions() {
    const database = readdirSync(this.own).find((name) => /^server-.*\.db$/.test(name));
    const query = 'SELECT id, state, ended_reason FROM sessions ORDER BY created_at';
    const { status, stdout, stderr } = await run('sqlite3', ['-json', '-readonly', path.join(this.own, database), query]);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout || '[]');
  }
}

/** A running sigma-studio, whose server's pages are those of an Origin. */
class Studio extends Origin {
  #program;
  #display;

  constructor(display, folder, args) {
    super();
    this.#display = display;
    this.#program = start(studioBinary(), ['--data', folder.data, ...args], { env: { ...folder.env, ...display.env } });
  }

  async ready() {
    const began = performance.now();
    this.window = await this.#display.window('Sigma Studio', this.#program);
    /** From its start until the window was seen. */
    this.secondsToWindow = (performance.now() - began) / 1000;
    this.httpPort = await waitFor("the studio's server answers", async () => {
      assert.ok(this.#program.isRunning, `sigma-studio stopped:\n${this.#program.stderr}`);
      for (const port of listeningPorts(this.#program.pid)) {
        const answer = await fetch(`http://127.0.0.1:${port}/live/studio/status`).catch(() => null);
        if (answer?.ok) return port;
      }
      return null;
    });
    return this;
  }

  get pid() { return this.#program.pid; }

  click(control) { return this.#display.act(this.#point(control), 'click', 1); }
  press(control) { return this.#display.act(this.#point(control), 'mousedown', 1); }
  release() { return this.#display.act('mouseup', 1); }

  /** The picture of the programme as viewers see it. */
  returnPicture() { return this.#display.pixels(RETURN_PICTURE); }

  /** Gives the stream key for the other service that its state names. */
  async enterKey(key) {
    await this.click('destination');
    const dialog = await this.#display.window('Where to publish', this.#program);
    await this.#display.act('windowfocus', dialog, 'mousemove', '--window', dialog, PLACES.streamKey, 'click', 1);
    await this.#display.act('type', '--delay', 20, key);
    await this.#display.act('key', 'Return');
  }

  /** Adds services to publish to as well as where it publishes anyway: [{ name, url, key }]. */
  async addServices(services) {
    await this.click('destination');
    const dialog = await this.#display.window('Where to publish', this.#program);
    await this.#display.act('windowfocus', dialog, 'mousemove', '--window', dialog, PLACES.addService, 'click', 1);
    for (const [index, { name, url, key }] of services.entries()) {
      // The button that was clicked has the keyboard.
      if (index > 0) await this.#display.act('windowfocus', dialog, 'key', 'space');
      const further = await this.#display.window('A further service', this.#program);
      await this.#display.act('windowfocus', further, 'type', '--delay', 20, name);
      for (const text of [url, key]) {
        await this.#display.act('key', 'Tab');
        await this.#display.act('type', '--delay', 20, text);
      }
      await this.#display.act('key', 'Return');
      await this.#display.windowGone('A further service');
    }
    return dialog;
  }

  /** Takes what a dialog asks, from where its keyboard is in a list. */
  async agree(dialog) {
    await this.#display.act('windowfocus', dialog, 'key', 'Tab', 'key', 'Return');
    await this.#display.windowGone('Where to publish');
  }

  /** Ends it as a session does, and holds it to a clean end. */
  async stop() {
    assert.equal(await this.#program.stop('SIGTERM', 20), 0, `exit status of sigma-studio, which said:\n${this.#program.stderr}`);
  }

  crash() { return this.#program.stop('SIGKILL'); }

  #point(control) { return ['mousemove', '--window', this.window, ...PLACES[control]]; }
}

/** The caller stops or crashes it. */
export const startStudio = (display, folder, ...args) => new Studio(display, folder, args).ready();
