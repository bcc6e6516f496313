// A part that still builds its own elements, in a screen that is drawn. It goes when the last such part is converted.

import { html, useLayoutEffect, useRef } from "./view.js";

/**
 * @param {object} props
 * @param {() => Node} props.make  builds the part
 * @param {string} props.of  what it shows, as text: it is built anew when this changes
 */
export function Island({ make, of }) {
  /** @type {{ current: HTMLElement | null }} */
  const place = useRef(null);
  useLayoutEffect(() => place.current?.replaceChildren(make()), [of]);
  return html`<div class="se-island" ref=${place}></div>`;
}
