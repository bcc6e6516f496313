// What was taken away by mistake comes back by one press: nobody is asked beforehand whether they are sure.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { withGone, withoutGone } from "./gone.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Message} Message */
/** @typedef {import("./gone.js").Gone} Gone */

/**
 * What is gone, and the way to have it back.
 *
 * @param {object} props
 * @param {App} props.app
 * @param {Gone} props.gone
 * @param {string} props.sentence
 * @param {() => Promise<boolean | null>} props.onBring  whether it came back
 * @param {string} props.home  selects where the focus goes then, because the button that was pressed is gone
 */
export function Undo({ app, gone, sentence, onBring, home }) {
  const press = async () => {
    if (!(await onBring())) return;
    app.gone.value = withoutGone(app.gone.value, gone.key);
    app.focus(home);
  };
  const more = { "data-undo": gone.key, "aria-label": `Fortryd: ${sentence}` };
  return html`<p class="sf-undo"><span>${sentence}</span>${h(Button, { label: "Fortryd", onPress: press, more })}</p>`;
}

/** Take something away. The focus goes from the button that is gone with it to the way back. */
export async function takeAway(
  /** @type {App} */ app,
  /** @type {Gone} */ gone,
  /** @type {() => Promise<boolean | null>} */ act,
) {
  if (!(await act())) return;
  app.gone.value = withGone(app.gone.value, gone);
  app.focus(`[data-undo="${gone.key}"]`);
}
