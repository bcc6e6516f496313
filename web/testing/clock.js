// A clock that a test turns itself: no test waits, and none depends on how fast the machine is.

/** @typedef {{ at: number, every: number | null, call: () => void }} Alarm */

/** Put a clock of the test's own in the place of the real one while `run` runs. */
export function withClock(/** @type {(clock: { pass: (ms: number) => void }) => void} */ run) {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const realNow = Date.now;
  let now = 1_000_000;
  let last = 0;
  /** @type {Map<number, Alarm>} */
  const alarms = new Map();
  const set = (/** @type {() => void} */ call, /** @type {number} */ ms, /** @type {number | null} */ every) => {
    alarms.set(++last, { at: now + ms, every, call });
    return last;
  };
  const clear = (/** @type {number} */ id) => void alarms.delete(id);
  const pass = (/** @type {number} */ ms) => {
    const end = now + ms;
    for (let next = first(alarms, end); next; next = first(alarms, end)) {
      const [id, alarm] = next;
      now = alarm.at;
      if (alarm.every === null) alarms.delete(id);
      else alarm.at += alarm.every;
      alarm.call();
    }
    now = end;
  };
  Object.assign(globalThis, {
    setTimeout: (/** @type {() => void} */ call, ms = 0) => set(call, ms, null),
    setInterval: (/** @type {() => void} */ call, ms = 0) => set(call, ms, ms),
    clearTimeout: clear,
    clearInterval: clear,
  });
  Date.now = () => now;
  try {
    run({ pass });
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
    Date.now = realNow;
  }
}

/** @returns {[number, Alarm] | undefined} */
function first(/** @type {Map<number, Alarm>} */ alarms, /** @type {number} */ end) {
  return [...alarms].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
}
