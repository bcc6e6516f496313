// The researcher's page: a form to choose by, and the document that the choice comes to, with its data to take along.

import { showPage } from "../page.js";
import { ChoiceForm } from "./choice-form.js";

const WORDING = {
  take: "Hent alle tal:",
  file: (/** @type {string} */ label) => `Hent alle tal som ${label}`,
  making: "Filen laves …",
  table: "Hent tabellens tal:",
};

/** @param {{ model: import("../../components/channel/transport.js").Model, el: HTMLElement }} host */
function render({ model, el }) {
  return showPage(model, el, { name: "research", Chooser: ChoiceForm, wording: WORDING, first: 0 });
}

export default { render };
