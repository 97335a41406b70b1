import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ask } from '../ask.js';
import { tokens } from '../server.js';

// An executor takes some stack for each level: too little of it and the process is gone.
test('the deepest operation on a path that leads back is answered', async () => {
  const path = 'orders(first: 1) { edges { node { buyer { ';
  const query = `{ viewer { ${path.repeat(5)} id ${'} '.repeat(4 * 5)} } }`;
  const { viewer } = await ask(tokens.member, query);
  let user = viewer;
  for (let level = 0; level < 5; level += 1) user = user.orders.edges[0].node.buyer;
  assert.match(user.id, /^\S+$/);
});
