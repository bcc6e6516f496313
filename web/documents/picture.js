// A picture's place, which keeps its room until the kernel has drawn it.

import { useName } from "../components/parts/names.js";
import { h, html, useMemo } from "../components/view.js";
import { Scrollable } from "./scrollable.js";

/**
 * @param {object} props
 * @param {import("./content.js").Picture} props.picture
 * @param {string | null | undefined} props.drawing  SVG; undefined while it is drawn, null where it could not be
 */
export function Picture({ picture: { title, text, ratio }, drawing }) {
  const id = useName("picture");
  const node = useMemo(() => drawing ? parsed(drawing) : null, [drawing]);
  const kind = "sd-drawing";
  const box = drawing === undefined
    ? h(
      Scrollable,
      { label: id, kind, ratio: String(ratio ?? ""), key: "waiting" },
      html`
        <p class="sd-waiting se-muted">Billedet tegnes …</p>
      `,
    )
    : node
    ? h(Scrollable, { label: id, kind, node, key: "drawn" })
    : h(Scrollable, { label: id, kind, key: "missing" }, h(Missing, { text }));
  return html`<figure class="sd-picture"><figcaption id=${id}>${title}</figcaption>${box}</figure>`;
}

function Missing(/** @type {{ text: string }} */ { text }) {
  const instead = text ? `Det viser: ${text}` : "Tallene står i tabellen.";
  return html`<p class="se-muted">${`Billedet kunne ikke tegnes. ${instead}`}</p>`;
}

/** The kernel's own drawing, read as XML: nothing of it is run. None where it is no drawing. */
function parsed(/** @type {string} */ markup) {
  const read = new DOMParser().parseFromString(markup, "image/svg+xml");
  return read.querySelector("parsererror") ? null : document.importNode(read.documentElement, true);
}
