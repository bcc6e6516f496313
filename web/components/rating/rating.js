// One dimension of one item: the question on the scale, a note to the team, and when it was stored.

import { Field } from "../field/field.js";
import { More } from "../parts/more.js";
import { useName } from "../parts/names.js";
import { SavedLine } from "../parts/said.js";
import { Meanings, Scale } from "../scale/scale.js";
import { h, html, useRef } from "../view.js";

/**
 * @typedef {{ level: number | null, exit: string | null, knowledge: string[], note: string, cleared?: boolean }} Answer
 *   cleared: what was found in the note is nobody's, its writer says
 */
/** @typedef {Omit<Answer, "knowledge">} OwnAnswer  what is said of one dimension alone */

/** @type {OwnAnswer} */
const NOTHING = { level: null, exit: null, note: "" };

/**
 * @param {object} props
 * @param {{ title: string, guide?: string }} props.dimension
 * @param {string} props.question
 * @param {import("../scale/scale.js").Level[]} props.levels
 * @param {import("../scale/scale.js").Exit[]} props.exits
 * @param {number} props.noteLimit  characters of a note
 * @param {import("../field/field.js").Draft} [props.noteDraft]  where a note is kept that is not sent yet
 * @param {"h2" | "h3"} [props.heading]
 * @param {boolean} [props.hidden]  not asked now; what was typed is kept
 * @param {OwnAnswer | null} props.answer  what is stored or on its way
 * @param {import("../parts/said.js").Saved} props.saved
 * @param {(answer: OwnAnswer) => void} props.onAnswer  gets the whole answer at each change
 */
export function Rating(props) {
  const { dimension, question, levels, exits, heading = "h2", hidden = false, answer, saved } = props;
  const meanings = useName("meaning");
  const newest = useRef(answer); // two changes before the next drawing are built on each other
  newest.current = answer;
  const give = (/** @type {Partial<OwnAnswer>} */ change, cleared = false) => {
    const { level, exit, note } = { ...NOTHING, ...newest.current, ...change };
    newest.current = { level, exit, note };
    props.onAnswer(cleared ? { ...newest.current, cleared } : newest.current);
  };
  const writing = {
    answer,
    limit: props.noteLimit,
    draft: props.noteDraft,
    onSave: (/** @type {string} */ note, /** @type {boolean} */ cleared) => give({ note }, cleared),
  };
  const beside = html`
    ${h(Note, writing)}
    ${h(More, { summary: html`Hjælp<span class="se-heard"> til niveauerne</span>` }, [
      dimension.guide && html`<p>${dimension.guide}</p>`,
      h(Meanings, { id: meanings, levels, exits }),
    ])}
  `;
  const scale = { legend: question, levels, exits, answer, onChange: give, described: meanings };
  return html`
    <section class="se-card se-rating" hidden=${hidden}>
      <div class="se-rating-top">
        ${h(heading, { class: "se-rating-title" }, dimension.title)}${h(SavedLine, saved)}
      </div>
      ${h(Scale, scale, beside)}
    </section>
  `;
}

/**
 * @param {object} props
 * @param {OwnAnswer | null} props.answer
 * @param {number} props.limit
 * @param {import("../field/field.js").Draft} [props.draft]
 * @param {(text: string, cleared: boolean) => void} props.onSave
 */
function Note({ answer, limit, draft, onSave }) {
  const field = h(Field, {
    label: "Note til teamet",
    help: "Noten bliver sendt, når du går ud af feltet. Teamet kan læse den i dialogen. Dit navn står der ikke.",
    limit,
    text: answer?.note ?? "",
    send: "Send noten",
    onSave,
    draft,
  });
  const summary = html`Note<span class="se-heard"> til teamet</span>`;
  const written = Boolean(answer?.note || draft?.read());
  return h(More, { summary, open: written, kind: answer ? "" : "se-reserved" }, field);
}
