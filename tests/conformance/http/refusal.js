import assert from 'node:assert/strict';

/** Checks that nothing of a request was executed and that every error says so by its code. */
export function assertRefused(response, status, code) {
  const answer = JSON.parse(response.text);
  const codes = new Set(answer.errors?.map((error) => error.extensions?.code));
  assert.deepEqual({ status: response.status, codes }, { status, codes: new Set([code]) }, response.text);
  assert.ok(!('data' in answer), `a request error has no data: ${response.text}`);
  for (const { message } of answer.errors) assert.match(message, /\S/);
}
