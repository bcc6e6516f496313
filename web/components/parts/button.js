// A button that is pressed once at a time, and says why where it cannot be used.

import { html, useEffect, useRef, useState } from "../view.js";

/**
 * While the promise that onPress returns is open, further presses do nothing and the button is busy to those who
 * listen.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {() => unknown} props.onPress
 * @param {string} [props.kind]  more classes: se-main (the one to press), se-wide
 * @param {boolean} [props.once]  what is done cannot be done again: it stays off unless the promise gives false
 * @param {string | null} [props.why]  why it cannot be used now; the button keeps its focus
 * @param {Record<string, unknown>} [props.more]  further attributes
 */
export function Button({ label, onPress, kind = "", once = false, why = null, more = {} }) {
  const { busy, press } = usePress(onPress, once);
  const off = Boolean(why) || busy;
  const button = html`
    <button
      type="button"
      class=${`se-button ${kind}`.trim()}
      aria-disabled=${off ? "true" : undefined}
      aria-busy=${busy ? "true" : undefined}
      onClick=${off ? undefined : press}
      ...${more}
    >${label}</button>
  `;
  if (!why) return button;
  return html`<span class="se-off">${button}<span class="se-muted se-small">${why}</span></span>`;
}

/** @type {(onPress: () => unknown, once: boolean) => { busy: boolean, press: () => void }} */
function usePress(onPress, once) {
  const [busy, setBusy] = useState(false);
  const pressed = useRef(false); // at once, where the state comes with the next drawing: two clicks are one press
  const gone = useRef(false);
  useEffect(() => () => {
    gone.current = true;
  }, []);
  const press = async () => {
    if (pressed.current) return;
    const answer = onPress();
    if (!once && !(answer instanceof Promise)) return;
    pressed.current = true;
    setBusy(true);
    const free = () => {
      pressed.current = false;
      if (!gone.current) setBusy(false);
    };
    try {
      const done = await answer;
      if (!once || done === false) free();
    } catch (error) {
      free();
      throw error;
    }
  };
  return { busy, press };
}
