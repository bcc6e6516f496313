// One panel of the facilitator's page as an anywidget. Which one, and what it shows, comes from the kernel.

import { guardAgainstSlips } from "../components/slips/slips.js";
import { h, render as draw } from "../components/view.js";
import { App } from "./app.js";
import { Panel } from "./panel.js";

/** @param {{ model: import("./app.js").Model, el: HTMLElement }} host */
function render({ model, el }) {
  const app = new App(model);
  el.classList.add("selfeval");
  const unguard = guardAgainstSlips(el);
  draw(h(Panel, { app }), el);
  return () => {
    unguard();
    draw(null, el);
    app.close();
  };
}

export default { render };
