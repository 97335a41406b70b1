import assert from 'node:assert/strict';
import { on, once } from 'node:events';

import WebSocket from 'ws';

import { bare } from '../bare.js';
import { bearer, socketUrl } from '../server.js';
import { SOON, soon, within } from '../within.js';

export const PROTOCOL = 'graphql-transport-ws';

/** A socket that sends what it is told to, right or wrong. It ends with the test. */
export class RawSocket {
  #socket;
  #messages;
  #closing;

  static async open(t, { protocols = [PROTOCOL], headers } = {}) {
    const socket = new RawSocket(new WebSocket(socketUrl, protocols, { headers }));
    t.after(() => socket.#socket.terminate());
    await soon('the handshake', once(socket.#socket, 'open'));
    return socket;
  }

  /** A socket whose `connection_init` was acknowledged. */
  static async acknowledged(t, token) {
    const socket = await RawSocket.open(t);
    socket.send({ type: 'connection_init', ...(token && { payload: bearer(token) }) });
    const message = await socket.next();
    assert.equal(message.type, 'connection_ack');
    return socket;
  }

  constructor(socket) {
    this.#socket = socket;
    this.#messages = on(socket, 'message', { close: ['close'] });
    this.#closing = once(socket, 'close');
    // a test that does not wait for the end has no use for how it ended
    this.#closing.catch(() => {});
  }

  get protocol() {
    return this.#socket.protocol;
  }

  send(message) {
    this.#socket.send(JSON.stringify(message));
  }

  /** Sends text as it is, or bytes as a binary frame. */
  sendFrame(data) {
    this.#socket.send(data);
  }

  close(code) {
    this.#socket.close(code);
  }

  subscribe(id, query) {
    this.send({ type: 'subscribe', id, payload: { query } });
  }

  /** The next message. */
  async next(milliseconds = SOON) {
    const { done, value } = await within(milliseconds, 'a message', this.#messages.next());
    if (done) {
      const [code, reason] = await this.#closing;
      assert.fail(`the socket was closed with ${code} ${reason}`);
    }
    const [data, isBinary] = value;
    assert.equal(isBinary, false, 'messages are text');
    return JSON.parse(data);
  }

  /** Checks that an operation answers data and completes, and that no other message comes between. */
  async isAnswered(id, data) {
    const { payload, ...message } = await this.next();
    assert.deepEqual({ ...message, payload: payload && bare(payload) }, { type: 'next', id, payload: { data } });
    assert.deepEqual(await this.next(), { type: 'complete', id });
  }

  /** Checks that all sent so far was read without complaint and without an answer that was not asked for. */
  async isQuiet() {
    this.send({ type: 'ping' });
    assert.equal((await this.next()).type, 'pong');
  }

  /** Checks how the server closes the socket. Messages that come before are passed over. */
  async isClosed(code) {
    const [told, reason] = await soon(`close code ${code}`, this.#closing);
    assert.equal(told, code, `${reason}`);
    // a control frame has room for no more
    assert.ok(reason.length <= 123, `${reason}`);
  }
}
