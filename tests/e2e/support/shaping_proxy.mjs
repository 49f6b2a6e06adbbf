/**
 * A viewer's access line in front of a server: bandwidth that follows a trace, and a round trip.
 *
 * All connections share the line by turns, packet by packet. What leaves when is computed from the trace, so a timer
 * that comes late delays single packets and never costs bandwidth. Opening a connection takes a round trip more.
 */
import net from 'node:net';
import { BandwidthTrace } from './bandwidth_trace.mjs';
import { NETWORKS, ROUND_TRIP_MS } from './networks.mjs';

const PACKET_BYTES = 1460;
/** What waits in front of the line for each connection; beyond it the server is not read from. */
const QUEUE_BYTES = 16 * 1024;

/** Does things at given moments, which never go back. */
class DelayLine {
  #queue = [];
  #timer = null;
  #last = 0;

  push(at, action) {
    this.#last = Math.max(this.#last, at);
    this.#queue.push({ at: this.#last, action });
    this.#timer ??= this.#arm();
  }

  #arm() { return setTimeout(() => this.#run(), Math.max(0, this.#queue[0].at - performance.now())); }

  #run() {
    const now = performance.now();
    // Timers are whole milliseconds.
    while (this.#queue.length > 0 && this.#queue[0].at <= now + 0.5) this.#queue.shift().action();
    this.#timer = this.#queue.length > 0 ? this.#arm() : null;
  }
}

/** The narrow way down, shared by all connections of a viewer. */
class Line {
  bytes = 0;
  #waiting = new Map();
  #arrivals = new DelayLine();
  #freeAt = 0;
  #timer = null;

  constructor(oneWayMs) { this.oneWayMs = oneWayMs; }

  follow(trace, offsetMs) {
    this.trace = trace;
    this.beganAt = performance.now() - offsetMs;
  }

  /** `deliver` is called for each packet at the far end. */
  send(connection, bytes, deliver) {
    const now = performance.now();
    const queue = this.#waiting.get(connection) ?? [];
    for (let at = 0; at < bytes.length; at += PACKET_BYTES) {
      queue.push({ bytes: bytes.subarray(at, at + PACKET_BYTES), cameAt: now, deliver });
    }
    this.#waiting.set(connection, queue);
    this.#timer ??= setTimeout(() => this.#serve(), 0);
  }

  drop(connection) { this.#waiting.delete(connection); }

  #serve() {
    const now = performance.now();
    while (this.#waiting.size > 0 && this.#freeAt <= now) this.#carry(this.#nextPacket());
    this.#timer = this.#waiting.size > 0 ? setTimeout(() => this.#serve(), this.#freeAt - now) : null;
  }

  #nextPacket() {
    const [connection, queue] = this.#waiting.entries().next().value;
    const packet = queue.shift();
    this.#waiting.delete(connection);
    if (queue.length > 0) this.#waiting.set(connection, queue);
    return packet;
  }

  #carry({ bytes, cameAt, deliver }) {
    const begins = Math.max(this.#freeAt, cameAt) - this.beganAt;
    this.#freeAt = this.trace.finish(begins, bytes.length) + this.beganAt;
    this.bytes += bytes.length;
    this.#arrivals.push(this.#freeAt + this.oneWayMs, () => deliver(bytes));
  }
}

class ShapingProxy {
  #pairs = new Set();
  #listener;
  #line;
  #roundTripMs;

  constructor(port, roundTripMs) {
    this.#roundTripMs = roundTripMs;
    this.#line = new Line(roundTripMs / 2);
    this.#listener = net.createServer((near) => this.#join(near, net.connect(port, '127.0.0.1')));
  }

  async listening() {
    await new Promise((resolve) => { this.#listener.listen(0, '127.0.0.1', resolve); });
    return this;
  }

  get port() { return this.#listener.address().port; }
  /** Bytes that viewers were sent. */
  get bytes() { return this.#line.bytes; }

  /** From now on the line is as in these steps, which begin `offsetSeconds` later than at their start. */
  follow(steps, offsetSeconds = 0) { this.#line.follow(new BandwidthTrace(steps), offsetSeconds * 1000); }

  close() {
    this.#listener.close();
    this.#pairs.forEach((pair) => this.#drop(pair));
  }

  #join(near, far) {
    const pair = [near, far];
    this.#pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
    }
    near.on('close', () => this.#drop(pair));
    this.#passUp(near, far);
    this.#passDown(pair);
  }

  #passUp(near, far) {
    const way = new DelayLine();
    const connectedAt = performance.now() + this.#roundTripMs;
    const arrival = () => Math.max(connectedAt, performance.now()) + this.#roundTripMs / 2;
    near.on('data', (bytes) => way.push(arrival(), () => far.writable && far.write(bytes)));
    near.on('end', () => way.push(arrival(), () => far.end()));
  }

  #passDown(pair) {
    const [near, far] = pair;
    let queued = 0;
    let hasEnded = false;
    const endIfDone = () => { if (hasEnded && queued === 0) near.end(); };
    const deliver = (bytes) => {
      if (near.writable) near.write(bytes);
      queued -= bytes.length;
      if (queued < QUEUE_BYTES) far.resume();
      endIfDone();
    };
    far.on('data', (bytes) => {
      queued += bytes.length;
      if (queued >= QUEUE_BYTES) far.pause();
      this.#line.send(pair, bytes, deliver);
    });
    far.on('close', () => {
      hasEnded = true;
      endIfDone();
    });
  }

  #drop(pair) {
    this.#pairs.delete(pair);
    this.#line.drop(pair);
    pair.forEach((socket) => socket.destroy());
  }
}

/** In front of a port of this machine, with the clean network until it is told to follow another. */
export async function startShapingProxy(port, { roundTripMs = ROUND_TRIP_MS } = {}) {
  const proxy = new ShapingProxy(port, roundTripMs);
  proxy.follow(NETWORKS.clean);
  return proxy.listening();
}
