// What the big screen shows: what the facilitator has turned it to, or else what belongs to the round's phase.

import { h } from "../../components/view.js";
import { Rating, Welcome } from "./beginning.js";
import { Focus } from "./dialogue.js";
import { Plan } from "./plan.js";
import { Programme } from "./programme.js";
import { Ranking } from "./ranking.js";
import { Decisions, Pause, Slide } from "./slides.js";
import { Voting } from "./voting.js";

/** @typedef {import("../content.js").Round} Round */
/** @typedef {import("../content.js").Invitation} Invitation */
/** @typedef {import("../../components/view.js").View} View */
/** @typedef {(round: Round, invitation: Invitation, clock: import("./slides.js").Clock) => View} Drawn */

/** @type {Record<string, Drawn>} */
const TURNED_TO = {
  introduktion: ({ scene }) => h(Slide, /** @type {any} */ (scene)),
  sidst: ({ scene }) => h(Decisions, { actions: scene?.actions ?? [] }),
  program: ({ programme, agenda }) => h(Programme, { programme, agenda }),
  rangliste: ({ priorities }) => voted(priorities),
  pause: ({ timer, phase_label: phase }, _, clock) => h(Pause, { timer, phase, clock }),
};

/** @type {Record<string, Drawn>} */
const OF_A_PHASE = {
  forberedelse: ({ progress }, invitation) => h(Welcome, { progress, invitation }),
  vurdering: ({ progress }, invitation) => h(Rating, { progress, invitation }),
  dialog: ({ dialogue, programme, agenda }) =>
    dialogue ? h(Focus, { ...dialogue, key: dialogue.item }) : h(Programme, { programme, agenda }),
  prioritering: ({ priorities }) => voted(priorities),
  udviklingsplan: ({ actions, priorities }) =>
    priorities?.shown ? h(Ranking, priorities) : h(Plan, { heading: "Det gør vi", actions, closed: false }),
  afsluttet: ({ actions }) => h(Plan, { heading: "Tak for denne gang", actions, closed: true }),
};

/** Until the votes may be shown a line has its name alone: there is no ranking and no map to draw. */
function voted(/** @type {import("../content.js").Priorities} */ priorities) {
  return priorities.shown ? h(Ranking, priorities) : h(Voting, priorities);
}

/** Return the view of a round. @type {Drawn} */
export function sceneOf(round, invitation, clock) {
  const draw = round.scene ? TURNED_TO[round.scene.name] : OF_A_PHASE[round.phase];
  return draw(round, invitation, clock);
}
