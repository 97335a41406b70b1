/** Waits for something, but not for ever: a server that never does it fails its test and not the run. */
export async function within(milliseconds, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Long for a server that does it at once, on whatever machine. */
export const SOON = 10_000;
export const soon = (what, promise) => within(SOON, what, promise);
