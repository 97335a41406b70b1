import { RebatedError } from "@rebated/client";

/** Runs something, and once more after as long as the server asks for. */
export async function patiently<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof RebatedError) || error.retryAfterSeconds === undefined) throw error;
    const milliseconds = error.retryAfterSeconds * 1000;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return await run();
  }
}
