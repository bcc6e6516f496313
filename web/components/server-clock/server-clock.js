// The server's clock, by which every screen counts: a browser's own may be wrong.

export class ServerClock {
  #ahead = 0;

  /** Take the server's time, in milliseconds, from a reply that tells it. */
  hear(/** @type {unknown} */ now) {
    if (typeof now === "number") this.#ahead = now - Date.now();
  }

  /** Return the time at the server, in milliseconds. */
  now() {
    return Date.now() + this.#ahead;
  }
}
