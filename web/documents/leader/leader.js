// The leader's page: a form to choose by, and the document that the choice comes to.

import { showPage } from "../page.js";
import { OF_A_REPORT } from "../take-along.js";
import { ChoiceForm } from "./choice-form.js";

const QUESTIONS = 4; // where are we, what has moved, what must we talk about, what do we do: the first four sections

/** @param {{ model: import("../../components/channel/transport.js").Model, el: HTMLElement }} host */
function render({ model, el }) {
  return showPage(model, el, { name: "overview", Chooser: ChoiceForm, wording: OF_A_REPORT, first: QUESTIONS });
}

export default { render };
