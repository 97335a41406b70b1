import { describe, test } from 'node:test';
import assert from 'node:assert/strict';

import { DUE, judge } from './example.js';

const RELEASED = `
  type Query { a(i: I): T ${DUE} b(x: Int ${DUE} e: E): Int }
  type T { x(y: Int): Int }
  input I { x: Int }
  enum E { A B ${DUE} }
`;
const CURRENT = 'type Query { b(e: E): Int } enum E { A }';
const REMOVED = ['Query.a', 'Query.b(x:)', 'T', 'I', 'E.B'];

describe('names that are gone', () => {
  test('everything removed is written down, by its outermost coordinate', async () => {
    const found = await judge({ released: RELEASED, current: CURRENT });
    assert.deepEqual(found.sort(), REMOVED.map((name) => `${name}: is removed and missing in removed.txt`).sort());
    assert.deepEqual(await judge({ released: RELEASED, current: CURRENT, removed: REMOVED.join('\n') }), []);
  });

  test('comments and empty lines are no names', async () => {
    const removed = `# Query.b\n\n${REMOVED.join('\n')}\n`;
    assert.deepEqual(await judge({ released: RELEASED, current: CURRENT, removed }), []);
  });

  for (const name of ['Query.a', 'Query.a(i:)', 'T', 'T.x(y:)', 'I.x', 'E.B']) {
    test(`${name} does not come back`, async () => {
      const found = await judge({ released: RELEASED, current: RELEASED, removed: name });
      assert.deepEqual(found, [`${name}: was removed once and may not come back`]);
    });
  }
});
