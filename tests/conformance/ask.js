import assert from 'node:assert/strict';

import { bearer, graphqlUrl } from './server.js';
import { SOON } from './within.js';

/** Asks for something that a suite needs and does not check; answers its data. */
export async function ask(token, query, variables = {}) {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { ...bearer(token), accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(SOON),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}
