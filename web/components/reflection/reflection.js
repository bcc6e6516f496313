// A participant's own thoughts on an item: private unless the writer shares them.

import { Field } from "../field/field.js";
import { More } from "../parts/more.js";
import { useName } from "../parts/names.js";
import { SavedLine } from "../parts/said.js";
import { h, html, useRef } from "../view.js";

/** @typedef {{ succeeds: string, difficult: string, will_try: string, shared: boolean, cleared?: boolean }} Thoughts */

/** @type {["succeeds" | "difficult" | "will_try", string][]} */
const QUESTIONS = [
  ["succeeds", "Hvad lykkes for mig?"],
  ["difficult", "Hvad er svært?"],
  ["will_try", "Hvad vil jeg prøve?"],
];

/** @type {Thoughts} */
const NOTHING = { succeeds: "", difficult: "", will_try: "", shared: false };

/**
 * @param {object} props
 * @param {number} props.limit  characters of each answer
 * @param {Thoughts | null} props.thoughts  what is stored or on its way
 * @param {import("../parts/said.js").Saved} props.saved
 * @param {(name: string) => import("../field/field.js").Draft} [props.draftOf]  where what is typed is kept
 * @param {(thoughts: Thoughts) => void} props.onReflect  gets all of them at each change
 */
export function Reflection({ limit, thoughts, saved, draftOf, onReflect }) {
  const id = useName("share");
  const { succeeds, difficult, will_try, shared } = thoughts ?? NOTHING;
  const newest = useRef(NOTHING); // two changes before the next drawing are built on each other
  newest.current = { succeeds, difficult, will_try, shared };
  const give = (/** @type {Partial<Thoughts>} */ change, cleared = false) => {
    newest.current = { ...newest.current, ...change };
    onReflect(cleared ? { ...newest.current, cleared } : newest.current);
  };
  const turn = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
    give({ shared: currentTarget.checked });
  const readers = shared
    ? "Teamet kan læse den i dialogen. Det, du skriver, bliver sendt, når du går ud af feltet. Dit navn står der ikke."
    : "Kun du kan læse den, medmindre du deler den.";
  const body = html`
    <p class="se-small se-muted">${readers}</p>
    ${QUESTIONS.map(([name, label]) =>
      h(Field, {
        label,
        limit,
        text: newest.current[name],
        send: shared ? "Send teksten" : undefined,
        draft: draftOf?.(name),
        onSave: (text, cleared) => give({ [name]: text }, cleared),
      })
    )}
    <div class="se-check">
      <input type="checkbox" id=${id} checked=${shared} onChange=${turn} />
      <label for=${id}>Del med teamet</label>
    </div>
    ${h(SavedLine, saved)}
  `;
  return html`<div class="se-card se-reflection">${
    h(More, { summary: "Din egen refleksion", open: QUESTIONS.some(([name]) => draftOf?.(name).read()) }, body)
  }</div>`;
}
