import { test } from 'node:test';
import assert from 'node:assert/strict';

import { bare } from '../bare.js';
import { bearer, graphqlUrl, tokens } from '../server.js';
import { SOON } from '../within.js';
import { dispatched } from './frames.js';

async function stream(parameters, { headers, ...options } = {}) {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(parameters),
    signal: AbortSignal.timeout(SOON),
    ...options,
  });
  return { response, text: await response.text() };
}

function assertStream({ response, text }) {
  assert.equal(response.status, 200, text);
  assert.match(response.headers.get('content-type'), /^text\/event-stream(; ?charset=utf-8)?$/i);
  assert.match(response.headers.get('vary') ?? '', /\baccept\b/i);
  const events = dispatched(text);
  assert.deepEqual(events.map(({ type }) => type), ['next', 'complete'], text);
  assert.equal(events[1].data, '');
  return bare(JSON.parse(events[0].data));
}

test('a query is one next and complete', async () => {
  const answer = await stream({ query: '{ viewer { role } }' }, { headers: bearer(tokens.member) });
  assert.deepEqual(assertStream(answer), { data: { viewer: { role: 'MEMBER' } } });
});

test('a query by GET is one next and complete', async () => {
  const url = `${graphqlUrl}?${new URLSearchParams({ query: '{ __typename }' })}`;
  const headers = { accept: 'text/event-stream' };
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(SOON) });
  assert.deepEqual(assertStream({ response, text: await response.text() }), { data: { __typename: 'Query' } });
});

test('text with line breaks stays one event', async () => {
  const query = '{ __type(name: "Bill") { description } }';
  const { data } = assertStream(await stream({ query }));
  assert.match(data.__type.description, /\n/);
});

for (const [code, query] of [
  ['GRAPHQL_PARSE_FAILED', '{'],
  ['GRAPHQL_VALIDATION_FAILED', '{ nothingOfThisName }'],
  ['OPERATION_RESOLUTION_FAILURE', 'query A { __typename } query B { __typename }'],
  ['UNAUTHENTICATED', 'subscription { balanceChanged { asOf } }'],
]) {
  test(`${code} is one next without data and complete: ${query}`, async () => {
    const answer = assertStream(await stream({ query }));
    assert.ok(!('data' in answer));
    assert.deepEqual(new Set(answer.errors.map((error) => error.extensions?.code)), new Set([code]));
  });
}

test('what keeps a request from being read at all is told by the status', async () => {
  const refused = await stream({ query: '{ __typename }' }, { headers: bearer('nonsense') });
  assert.equal(refused.response.status, 401);
  const unread = await stream({ query: '{ __typename }' }, { headers: { 'content-type': 'text/plain' } });
  assert.equal(unread.response.status, 415);
});
