import { describe, test } from 'node:test';
import assert from 'node:assert/strict';

import { because, judge } from './example.js';

const field = (deprecated = '') => `type Query { a: Int ${deprecated} b: Int }`;
const reason = (text) => `@deprecated(reason: ${JSON.stringify(text)})`;

async function refused(released, current) {
  const found = await judge({ released, current });
  for (const problem of found) assert.match(problem, /: (the reason must read|clients need 90 days)/);
  return found.map((problem) => problem.split(': ')[0]);
}

describe('a deprecation says what to use, why, and until when', () => {
  for (const text of [
    'No longer supported', 'Use `b`.', 'Use b, because it is better. Removal: 2027-01-01.',
    'Use `b`, because it is better.', 'Use `b`, because it is better. Removal: 2027-01-01',
    'Use `b`, because it is better. Removal: 1 January 2027.', 'Use `b`, because Removal: 2027-01-01.',
    'Use `b`, because it is better. Removal: 2027-02-01.', 'Use `b`, because it is better. Removal: 2027-04-02.',
    'Use `b`, because it is better. Removal: 2027-13-01.', 'use `b`, because it is better. Removal: 2027-01-01.',
  ]) {
    test(`refused: ${text}`, async () => {
      assert.deepEqual(await refused(field(), field(reason(text))), ['Query.a']);
      assert.deepEqual(await refused(field(reason(text)), field(reason(text))), ['Query.a'], 'even when released');
    });
  }

  for (const day of ['2027-01-01', '2027-04-01', '2027-07-01', '2027-10-01']) {
    test(`accepted: ${day}`, async () => assert.deepEqual(await refused(field(), field(because(day))), []));
  }

  test('everywhere', async () => {
    const schema = (deprecated) => `
      type Query { a(x: Int ${deprecated}, i: I): E }
      input I { x: Int ${deprecated} }
      enum E { A B ${deprecated} }
    `;
    const found = await refused(schema(''), schema(reason('Gone.')));
    assert.deepEqual(found.sort(), ['E.B', 'I.x', 'Query.a(x:)']);
  });
});

describe('a new deprecation leaves 90 days', () => {
  const on = (today, released, current) => judge({ released, current, today });
  const late = [/^Query\.a: clients need 90 days, and 2027-01-01 is earlier$/];

  async function assertLate(found) {
    assert.equal(found.length, late.length, `${found}`);
    found.forEach((problem, index) => assert.match(problem, late[index]));
  }

  test('90 days before it may be added, 89 days before not', async () => {
    const deprecated = field(because('2027-01-01'));
    assert.deepEqual(await on('2026-10-03', field(), deprecated), []);
    await assertLate(await on('2026-10-04', field(), deprecated));
  });

  test('on something new, too', async () => {
    await assertLate(await on('2026-12-31', 'type Query { b: Int }', field(because('2027-01-01'))));
  });

  test('a released one stands, and may be put off', async () => {
    const released = field(because('2027-01-01'));
    assert.deepEqual(await on('2026-12-31', released, released), []);
    assert.deepEqual(await on('2026-12-31', field(because('2026-10-01')), released), []);
  });

  test('one that is brought forward is new', async () => {
    const released = field(because('2027-04-01'));
    assert.deepEqual(await on('2026-10-03', released, field(because('2027-01-01'))), []);
    await assertLate(await on('2026-10-04', released, field(because('2027-01-01'))));
  });
});
