import { describe, test } from 'node:test';

import { RawSocket } from './raw-socket.js';

const query = '{ __typename }';
const subscribe = (rest) => JSON.stringify({ type: 'subscribe', ...rest });

const bad = {
  'nothing': '',
  'no JSON': '{"type":"ping"',
  'a number': '1',
  'null': 'null',
  'a list': '[{"type":"ping"}]',
  'no type': '{"id":"1"}',
  'a type that is no text': '{"type":1}',
  'an unknown type': '{"type":"unknown"}',
  'an unknown type with a long name': JSON.stringify({ type: '类型'.repeat(200) }),
  'a type of the older protocol': '{"type":"start","id":"1","payload":{"query":"{ __typename }"}}',
  'a type that only servers send': '{"type":"next","id":"1","payload":{"data":null}}',
  'a ping whose payload is no object': '{"type":"ping","payload":"text"}',
  'subscribe without id': subscribe({ payload: { query } }),
  'subscribe whose id is a number': subscribe({ id: 1, payload: { query } }),
  'subscribe without payload': subscribe({ id: '1' }),
  'subscribe without query': subscribe({ id: '1', payload: {} }),
  'subscribe whose query is no text': subscribe({ id: '1', payload: { query: 1 } }),
  'subscribe with variables in a list': subscribe({ id: '1', payload: { query, variables: [] } }),
  'subscribe with an operation name that is no text': subscribe({ id: '1', payload: { query, operationName: 1 } }),
  'complete without id': '{"type":"complete"}',
  'a binary frame': Buffer.from('{"type":"ping"}'),
  'a binary frame that is no text': Buffer.from([0, 255, 254]),
};

describe('bad messages close with 4400', { concurrency: 4 }, () => {
  for (const [name, frame] of Object.entries(bad)) {
    test(name, async (t) => {
      const socket = await RawSocket.acknowledged(t);
      socket.sendFrame(frame);
      await socket.isClosed(4400);
    });
  }

  test('connection_init whose payload is no object', async (t) => {
    const socket = await RawSocket.open(t);
    socket.send({ type: 'connection_init', payload: 'Bearer token' });
    await socket.isClosed(4400);
  });

  test('a bad message before connection_init', async (t) => {
    const socket = await RawSocket.open(t);
    socket.sendFrame('{');
    await socket.isClosed(4400);
  });
});

describe('what may come at any time is no bad message', () => {
  for (const message of [
    { type: 'pong' },
    { type: 'pong', payload: { any: 'thing' } },
    { type: 'complete', id: 'never subscribed, or completed meanwhile' },
  ]) {
    test(JSON.stringify(message), async (t) => {
      const socket = await RawSocket.acknowledged(t);
      socket.send(message);
      await socket.isQuiet();
    });
  }
});
