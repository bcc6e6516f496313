// One dimension of one item: the question on the scale, what the judgement rests on, a note to the team, and when it
// was stored.

import { Field } from "../field/field.js";
import { More } from "../parts/more.js";
import { useName } from "../parts/names.js";
import { SavedLine } from "../parts/said.js";
import { Scale } from "../scale/scale.js";
import { h, html, useRef } from "../view.js";

/** @typedef {{ level: number | null, exit: string | null, knowledge: string[], note: string }} Answer */
/** @typedef {{ id: string, label: string }} Ground */

/** @type {Answer} */
const NOTHING = { level: null, exit: null, knowledge: [], note: "" };

/**
 * @param {object} props
 * @param {{ title: string, guide?: string }} props.dimension
 * @param {string} props.question
 * @param {import("../scale/scale.js").Level[]} props.levels
 * @param {import("../scale/scale.js").Exit[]} props.exits
 * @param {Ground[]} [props.knowledge]  none where it is not asked what the answer rests on
 * @param {number} props.noteLimit  characters of a note
 * @param {"h2" | "h3"} [props.heading]
 * @param {boolean} [props.hidden]  not asked now; what was typed is kept
 * @param {Answer | null} props.answer  what is stored or on its way
 * @param {import("../parts/said.js").Saved} props.saved
 * @param {(answer: Answer) => void} props.onAnswer  gets the whole answer at each change
 */
export function Rating(props) {
  const {
    dimension,
    question,
    levels,
    exits,
    knowledge = [],
    heading = "h2",
    hidden = false,
    answer,
    saved,
    noteLimit,
  } = props;
  const newest = useRef(answer); // two changes before the next drawing are built on each other
  newest.current = answer;
  const give = (/** @type {Partial<Answer>} */ change) => {
    const { level, exit, knowledge, note } = { ...NOTHING, ...newest.current, ...change };
    newest.current = { level, exit, knowledge, note };
    props.onAnswer(newest.current);
  };
  const hint = "1 er i meget lav grad, 5 er i meget høj grad.";
  return html`
    <section class="se-card se-rating" hidden=${hidden}>
      <div class="se-rating-top">${h(heading, { class: "se-rating-title" }, dimension.title)}${h(
        SavedLine,
        saved,
      )}</div>
      ${h(Scale, { legend: question, levels, exits, hint, answer, onChange: give })}
      ${knowledge.length > 0 && h(Grounds, { knowledge, answer, onMark: (marks) => give({ knowledge: marks }) })}
      <div class="se-extras">
        ${h(Note, { answer, limit: noteLimit, onSave: (note) => give({ note }) })}
        ${dimension.guide && h(More, { summary: "Hvad handler det om?" }, html`<p>${dimension.guide}</p>`)}
      </div>
    </section>
  `;
}

/**
 * @param {object} props
 * @param {Ground[]} props.knowledge
 * @param {Answer | null} props.answer
 * @param {(marks: string[]) => void} props.onMark
 */
function Grounds({ knowledge, answer, onMark }) {
  const name = useName("ground");
  const marked = answer?.knowledge ?? [];
  const chip = (/** @type {Ground} */ { id, label }) => {
    const turn = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget: { checked } }) =>
      onMark(knowledge.map((one) => one.id).filter((one) => one === id ? checked : marked.includes(one)));
    const box = `${name}-${id}`;
    return html`
      <div class="se-chip">
        <input type="checkbox" value=${id} id=${box} checked=${marked.includes(id)} onChange=${turn} />
        <label for=${box}>${label}</label>
      </div>
    `;
  };
  return html`
    <fieldset class="se-grounds" hidden=${answer === null}>
      <legend>Hvad bygger du det på?</legend>
      <div class="se-chips">${knowledge.map(chip)}</div>
    </fieldset>
  `;
}

/** @param {{ answer: Answer | null, limit: number, onSave: (text: string) => void }} props */
function Note({ answer, limit, onSave }) {
  const field = h(Field, {
    label: "Note til teamet",
    help: "Teamet kan læse noten i dialogen. Dit navn står der ikke.",
    limit,
    text: answer?.note ?? "",
    onSave,
  });
  return h(More, { summary: "Note til teamet", open: Boolean(answer?.note), hidden: answer === null }, field);
}
