import { EventEmitter, once } from "node:events";

/** What a subscription has delivered and no test has taken yet. */
export class Inbox<T> {
  readonly #events: T[] = [];
  readonly #arrivals = new EventEmitter();
  #failure: Error | undefined;

  push(event: T): void {
    this.#events.push(event);
    this.#arrivals.emit("arrival");
  }

  fail(reason: unknown): void {
    this.#failure = new Error("the subscription failed", { cause: reason });
    this.#arrivals.emit("arrival");
  }

  /** The first event that fits. Takes those before it out too. */
  async take(fits: (event: T) => boolean): Promise<T> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      if (!(await this.#arrived(deadline - Date.now()))) throw new Error("no such event within 20 seconds");
      for (const event of this.#events.splice(0)) if (fits(event)) return event;
    }
  }

  /**
   * Repeats something that causes events until one arrives: a server does not confirm a subscription,
   * and tells nothing of what happened before it.
   */
  async established(cause: () => Promise<void>): Promise<void> {
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
      await cause();
      if (await this.#arrived(250)) return;
    }
    throw new Error("no event within 20 seconds: the subscription is not established");
  }

  async #arrived(milliseconds: number): Promise<boolean> {
    if (this.#events.length === 0 && this.#failure === undefined) {
      const signal = AbortSignal.timeout(Math.max(milliseconds, 0));
      await once(this.#arrivals, "arrival", { signal }).catch(() => undefined);
    }
    if (this.#failure !== undefined) throw this.#failure;
    return this.#events.length > 0;
  }
}
