import { describe, test } from 'node:test';
import assert from 'node:assert/strict';

import { DUE, because, judge } from './example.js';

/** Only the complaints about broken clients, by coordinate. */
async function broken(released, current) {
  const found = await judge({ released, current });
  return found.flatMap((problem) => /^(\S+): breaks clients: /.exec(problem)?.[1] ?? []);
}

describe('breaking changes are refused', () => {
  for (const [name, coordinate, released, current] of [
    ['a field removed', 'Query.a', 'type Query { a: Int b: Int }', 'type Query { b: Int }'],
    ['an argument removed', 'Query.a(x:)', 'type Query { a(x: Int): Int }', 'type Query { a: Int }'],
    ['an argument required', 'Query.a(x:)', 'type Query { a: Int }', 'type Query { a(x: Int!): Int }'],
    ['an argument of another type', 'Query.a(x:)', 'type Query { a(x: Int): Int }', 'type Query { a(x: ID): Int }'],
    ['a result of another type', 'Query.a', 'type Query { a: Int }', 'type Query { a: ID }'],
    ['a result that may be null', 'Query.a', 'type Query { a: Int! }', 'type Query { a: Int }'],
    ['a type removed', 'T', 'type Query { a: T b: Int } type T { x: Int }', 'type Query { b: Int }'],
    ['a type of another kind', 'T', 'type Query { a: T } type T { x: Int }', 'type Query { a: T } scalar T'],
    ['an enum value removed', 'E.B', 'type Query { a: E } enum E { A B }', 'type Query { a: E } enum E { A }'],
    ['an input field removed', 'I.y', 'type Query { a(i: I): Int } input I { x: Int y: Int }',
      'type Query { a(i: I): Int } input I { x: Int }'],
    ['an input field required', 'I.y', 'type Query { a(i: I): Int } input I { x: Int }',
      'type Query { a(i: I): Int } input I { x: Int y: Int! }'],
    ['an input of which exactly one field is wanted', 'I', 'type Query { a(i: I): Int } input I { x: Int }',
      'type Query { a(i: I): Int } input I @oneOf { x: Int }'],
    ['a union member removed', 'U', 'type Query { a: U b: T } union U = S | T type S { x: Int } type T { x: Int }',
      'type Query { a: U b: T } union U = S type S { x: Int } type T { x: Int }'],
    ['an interface removed', 'T', 'type Query { a: T i: I } interface I { x: Int } type T implements I { x: Int }',
      'type Query { a: T i: I } interface I { x: Int } type T { x: Int }'],
    ['a directive removed', '@d', 'directive @d on FIELD type Query { a: Int }', 'type Query { a: Int }'],
    ['a directive argument removed', '@d(x:)', 'directive @d(x: Int) on FIELD type Query { a: Int }',
      'directive @d on FIELD type Query { a: Int }'],
    ['mutations removed', 'schema', 'type Query { a: Int } type M { a: Int } schema { query: Query mutation: M }',
      'type Query { a: Int m: M } type M { a: Int }'],
  ]) {
    test(name, async () => {
      const coordinates = await broken(released, current);
      assert.ok(coordinates.includes(coordinate), `${coordinates}`);
    });
  }
});

describe('what was released as deprecated goes when its day has come', () => {
  for (const [name, released, current] of [
    ['a field', `type Query { a: Int ${DUE} b: Int }`, 'type Query { b: Int }'],
    ['an argument', `type Query { a(x: Int ${DUE}): Int }`, 'type Query { a: Int }'],
    ['an enum value', `type Query { a: E } enum E { A B ${DUE} }`, 'type Query { a: E } enum E { A }'],
    ['an input field', `type Query { a(i: I): Int } input I { x: Int y: Int ${DUE} }`,
      'type Query { a(i: I): Int } input I { x: Int }'],
    ['types to which nothing else led', `type Query { a(i: I): S ${DUE} b: Int } input I { e: E } enum E { A }
      type S { t: T } type T { s: S }`, 'type Query { b: Int }'],
    ['a type of which `node` may have given an id', `interface Node { id: ID! } type T implements Node { id: ID! }
      type Query { node: Node t: T ${DUE} }`, 'interface Node { id: ID! } type Query { node: Node }'],
  ]) {
    test(name, async () => assert.deepEqual(await broken(released, current), []));
  }
});

describe('it stays', () => {
  const after = 'type Query { b: Int }';

  for (const [name, deprecated] of [
    ['before its day', because('2027-01-01')],
    ['unless the day is the first of a quarter', because('2026-09-01')],
    ['unless it was deprecated in our form', '@deprecated(reason: "Use `new`. Removal: 2026-10-01.")'],
  ]) {
    test(name, async () => {
      assert.deepEqual(await broken(`type Query { a: Int ${deprecated} b: Int }`, after), ['Query.a']);
    });
  }

  test('unless it was released as deprecated', async () => {
    assert.deepEqual(await broken('type Query { a: Int b: Int }', after), ['Query.a']);
  });

  for (const [name, coordinates, released, current] of [
    ['an interface leads to a type', ['T'],
      `type Query { a: T ${DUE} i: I } interface I { x: Int } type T implements I { x: Int }`,
      'type Query { i: I } interface I { x: Int }'],
    ['a union leads to a type', ['T', 'U'],
      `type Query { a: T ${DUE} u: U } union U = S | T type S { x: Int } type T { x: Int }`,
      'type Query { u: U } union U = S type S { x: Int }'],
    ['a type leads to its interface', ['I', 'T'],
      `type Query { a: I ${DUE} t: T } interface I { x: Int } type T implements I { x: Int }`,
      'type Query { t: T } type T { x: Int }'],
  ]) {
    test(`while ${name}`, async () => assert.deepEqual((await broken(released, current)).sort(), coordinates));
  }

  test('but on the day itself', async () => {
    const released = `type Query { a: Int ${DUE} b: Int }`;
    const on = (today) => judge({ released, current: after, removed: 'Query.a', today });
    assert.deepEqual(await on('2026-10-01'), []);
    assert.equal((await on('2026-09-30')).length, 1);
  });
});
