import { test } from 'node:test';
import assert from 'node:assert/strict';

import { RawSocket } from './raw-socket.js';

const MIB = 1024 * 1024;

/** A message of exactly so many bytes. */
function sized(bytes) {
  const message = { type: 'ping', payload: { padding: '' } };
  message.payload.padding = 'x'.repeat(bytes - JSON.stringify(message).length);
  return message;
}

test('a message of 1 MiB is read', async (t) => {
  const socket = await RawSocket.acknowledged(t);
  const message = sized(MIB);
  socket.send(message);
  const { type, payload } = await socket.next();
  // told by length: a difference of two such texts is no report
  assert.deepEqual([type, payload?.padding.length], ['pong', message.payload.padding.length]);
});

test('1009: a longer message', async (t) => {
  const socket = await RawSocket.acknowledged(t);
  socket.send(sized(MIB + 1));
  await socket.isClosed(1009);
});
