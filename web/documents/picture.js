// @ts-nocheck not typed yet: take the line away when the file is converted
// A picture's place, which keeps its room until the kernel has drawn it.

import { h, newId } from "../components/dom/dom.js";
import { scrollable } from "./table.js";

/** picture: { title, text, ratio }; of one that is drawn later only the title is known. Gives the figure, and how to put the drawing in it. */
export function picturePlace({ title, text, ratio }) {
  const id = newId("billede");
  const waiting = h("p", { class: "sd-waiting se-muted" }, "Billedet tegnes …");
  const box = h("div", { class: "sd-scroll sd-drawing" }, waiting);
  box.style.aspectRatio = ratio ?? "";
  const figure = h("figure", { class: "sd-picture" }, h("figcaption", { id }, title), scrollable(box, id));
  const settle = (...children) => {
    box.style.aspectRatio = "";
    box.replaceChildren(...children);
  };
  return {
    figure,
    put: (markup) => settle(drawing(markup)),
    fail: () =>
      settle(
        h(
          "p",
          { class: "se-muted" },
          `Billedet kunne ikke tegnes. ${text ? `Det viser: ${text}` : "Tallene står i tabellen."}`,
        ),
      ),
  };
}

// The kernel's own drawing, read as XML: nothing of it is run.
function drawing(markup) {
  const parsed = new DOMParser().parseFromString(markup, "image/svg+xml");
  if (parsed.querySelector("parsererror")) throw new Error("no drawing");
  return document.importNode(parsed.documentElement, true);
}
