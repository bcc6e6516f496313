// @ts-nocheck not typed yet: take the line away when the file is converted
// The leader's page: a form to choose by, and the document that the choice comes to.

import { h } from "../../components/dom/dom.js";
import { reader } from "../reader.js";
import { choiceForm } from "./choice-form.js";

const QUESTIONS = 4; // where are we, what has moved, what must we talk about, what do we do: the first four sections

function render({ model, el }) {
  const root = h("div", { class: "se-app sd-page", "data-panel": "overblik" });
  el.classList.add("selfeval");
  el.append(root);
  return reader(model, root, { chooser: choiceForm, first: QUESTIONS });
}

export default { render };
