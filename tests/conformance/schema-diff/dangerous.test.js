import { describe, test } from 'node:test';
import assert from 'node:assert/strict';

import { judge } from './example.js';

const SURPRISE = /^(\S+): may surprise clients and is not in the changelog: /;

describe('what may surprise clients is in the changelog', () => {
  for (const [name, coordinates, released, current] of [
    ['an enum value added', ['E.B'], 'type Query { a: E } enum E { A }', 'type Query { a: E } enum E { A B }'],
    ['a union member added', ['U', 'T'], 'type Query { a: U b: T } union U = S type S { x: Int } type T { x: Int }',
      'type Query { a: U b: T } union U = S | T type S { x: Int } type T { x: Int }'],
    ['an interface added', ['T', 'I'], 'type Query { a: T i: I } interface I { x: Int } type T { x: Int }',
      'type Query { a: T i: I } interface I { x: Int } type T implements I { x: Int }'],
    ['an argument with a default', ['Query.a(x:)'], 'type Query { a: Int }', 'type Query { a(x: Int = 1): Int }'],
    ['an argument without a default', ['Query.a(x:)'], 'type Query { a: Int }', 'type Query { a(x: Int): Int }'],
    ['a default added', ['Query.a(x:)'], 'type Query { a(x: Int): Int }', 'type Query { a(x: Int = 1): Int }'],
    ['a default changed', ['Query.a(x:)'], 'type Query { a(x: Int = 2): Int }', 'type Query { a(x: Int = 1): Int }'],
    ['an input field with a default', ['I.y'], 'type Query { a(i: I): Int } input I { x: Int }',
      'type Query { a(i: I): Int } input I { x: Int y: Int = 1 }'],
    ['another default of an input field', ['I.x'], 'type Query { a(i: I): Int } input I { x: Int = 1 }',
      'type Query { a(i: I): Int } input I { x: Int = 2 }'],
    ['another form of a scalar', ['D'], 'type Query { a: D } scalar D @specifiedBy(url: "https://example.com/1")',
      'type Query { a: D } scalar D @specifiedBy(url: "https://example.com/2")'],
  ]) {
    test(name, async () => {
      const [first] = coordinates;
      const unannounced = await judge({ released, current });
      assert.deepEqual(unannounced.map((problem) => SURPRISE.exec(problem)?.[1]), [first]);
      const line = `- Changed: ${coordinates.map((coordinate) => `\`${coordinate}\``).join(' and ')}, which is new.`;
      assert.deepEqual(await judge({ released, current, unreleased: `### Changed\n\n${line}` }), []);
    });
  }
});

describe('the changelog is read exactly', () => {
  const released = 'type Query { a: Old } enum Old { A }';
  const current = 'type Query { a: Old } enum Old { A line }';
  const judged = async (unreleased) => (await judge({ released, current, unreleased })).length;

  test('a line of an older release announces nothing', async () => {
    assert.equal(await judged(''), 1);
  });

  test('a coordinate stands in backticks, and whole', async () => {
    assert.equal(await judged('- Old.line'), 1);
    assert.equal(await judged('- `Old`'), 1);
    assert.equal(await judged('- `Old.line2`'), 1);
    assert.equal(await judged('- `Old.line`'), 0);
  });

  test('what takes two coordinates has both in one line', async () => {
    const schemas = {
      released: 'type Query { a: T i: I } interface I { x: Int } type T { x: Int }',
      current: 'type Query { a: T i: I } interface I { x: Int } type T implements I { x: Int }',
    };
    assert.equal((await judge({ ...schemas, unreleased: '- `T`\n- `I`' })).length, 1);
    assert.equal((await judge({ ...schemas, unreleased: '- `T` is `I`' })).length, 0);
  });
});

test('what no client notices needs no line', async () => {
  const released = 'type Query { a(i: I): Int! } input I { x: Int! }';
  const current = `
    "Reads." type Query { a(i: I): Int! b(x: Int = 1): T }
    input I { x: Int y: Int }
    type T implements N { id: ID! } interface N { id: ID! }
  `;
  assert.deepEqual(await judge({ released, current }), []);
});
