import assert from "node:assert/strict";

interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

/** The payload of a mutation that has no user errors. */
export function succeeded<P extends Payload>(payload: P | null | undefined): P {
  assert.ok(payload, "the mutation has no payload");
  assert.deepEqual(payload.userErrors, []);
  return payload;
}

/** A value that the test expects to be there. */
export function present<T>(value: T | null | undefined, what: string): T {
  assert.ok(value !== null && value !== undefined, `there is no ${what}`);
  return value;
}
