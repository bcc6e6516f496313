// A component as an element, for a screen that still builds its own. It goes when the last such screen is converted.

import { render } from "./view.js";

/** Draw once and return the element. @returns {Element} */
export function drawn(/** @type {import("./view.js").View} */ view) {
  const place = document.createElement("div");
  render(view, place);
  return /** @type {Element} */ (place.firstElementChild);
}
