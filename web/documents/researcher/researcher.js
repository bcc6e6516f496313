// @ts-nocheck not typed yet: take the line away when the file is converted
// The researcher's page: a form to choose by, and the document that the choice comes to, with its data to take along.

import { h } from "../../components/dom/dom.js";
import { reader } from "../reader.js";
import { choiceForm } from "./choice-form.js";

const WORDING = {
  take: "Hent alle tal:",
  file: (label) => `Hent alle tal som ${label}`,
  making: "Filen laves …",
  table: "Hent tabellens tal:",
};

function render({ model, el }) {
  const root = h("div", { class: "se-app sd-page", "data-panel": "forskning" });
  el.classList.add("selfeval");
  el.append(root);
  return reader(model, root, { chooser: choiceForm, wording: WORDING });
}

export default { render };
