// What the team agrees on in one dimension: a level or an exit, and why.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { actOn, drafts } from "../writing/drafts.js";
import { withoutGone } from "../parts/gone.js";
import { NoteAt } from "../parts/note.js";
import { useOnTheWay } from "../parts/on-the-way.js";
import { Squares } from "../parts/squares.js";
import { takeAway, Undo } from "../parts/undo.js";
import { Writing } from "../writing/writing.js";

/** @typedef {import("../parts/squares.js").Value} Value */
/** @typedef {import("../../protocol/messages.d.ts").Exit} Exit */

const AGREE = /** @type {const} */ ("agree");

/**
 * @param {object} props
 * @param {import("../app.js").App} props.app
 * @param {import("../views/board.js").Round} props.round
 * @param {string} props.item
 * @param {import("../views/dialogue.js").Dimension} props.dimension
 * @param {import("../views/dialogue.js").Scale} props.scale
 */
export function Agreement({ app, round, item, dimension, scale }) {
  const { id, title, consensus: stored, revision } = dimension;
  const where = `agreed-${item}-${id}`;
  const draft = `selfeval:fac:${round.id}:enige-${item}-${id}`;
  const { chosen, send } = useOnTheWay();
  const agreed = stored ? stored.level ?? stored.exit : null;
  const about = { item, dimension: id };
  /** What goes with a level that is chosen: a reason that waits for its writer does not. */
  const reason = () => drafts.textOf(draft, stored?.reason ?? "");
  /** @type {(choice: Value, reason: string, cleared?: boolean) => Promise<boolean | null>} */
  const save = async (choice, reason, cleared = false) => {
    const message = { type: AGREE, ...about, seen: revision, reason, cleared, ...answerOf(choice) };
    const done = await send(choice, () => actOn(app, draft, message, where));
    if (done) app.gone.value = withoutGone(app.gone.value, draft);
    const kept = stored?.reason ?? "";
    if (done === false && drafts.read(draft)?.problem && choice !== agreed && reason !== kept) await save(choice, kept);
    return done; // a refused reason waits, and what is agreed is stored without it
  };
  const meant = () => /** @type {Value} */ (chosen() ?? agreed); // a reason never brings an older level back
  const gone = app.gone.value.find(({ key }) => key === draft);
  const takeBack = () => {
    const kept = { choice: agreed, reason: reason() };
    return takeAway(app, { key: draft, place: round.id, what: title, kept }, async () => {
      const done = await actOn(app, draft, { type: "take_back_agreement", ...about, seen: revision }, where);
      if (done) drafts.drop(draft);
      return done;
    });
  };
  const back = gone && {
    app,
    gone,
    sentence: `${title}: Aftalen er taget tilbage.`,
    onBring: () => save(gone.kept.choice, gone.kept.reason),
    home: `[data-agreed="${id}"] input:checked`,
  };
  const why = {
    label: "Fordi",
    draft,
    stored: { text: stored?.reason ?? "", revision },
    onSave: (/** @type {string} */ text, /** @type {boolean} */ cleared) => save(meant(), text, cleared),
  };
  const more = { "aria-label": `Fjern: ${title}` };
  const squares = {
    legend: title,
    options: optionsOf(scale),
    chosen: chosen() ?? agreed,
    onChoose: (/** @type {Value} */ choice) => save(choice, reason()),
  };
  return html`
    <div class="sf-agreed" data-agreed=${id}>
      ${h(Squares, squares)}
      ${stored?.label && html`<p class="se-muted se-small">${stored.label}</p>`}
      ${stored && h(Writing, why)}
      ${stored && h(Button, { label: "Fjern", kind: "se-quiet", onPress: takeBack, more })}
      ${!stored && back && h(Undo, back)}
      ${h(NoteAt, { app, where })}
    </div>
  `;
}

function answerOf(/** @type {Value} */ choice) {
  return typeof choice === "number" ? { level: choice } : { exit: /** @type {Exit} */ (choice) };
}

/** @returns {import("../parts/squares.js").Square[]} */
function optionsOf(/** @type {import("../views/dialogue.js").Scale} */ { levels, exits }) {
  return [
    ...levels.map(({ value, label }) => ({ value, label: String(value), title: label })),
    ...exits.map(({ id, label }) => ({ value: id, label })),
  ];
}
