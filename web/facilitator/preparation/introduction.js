// Introduktion: short screens that the facilitator shows to begin with.

import { Button } from "../../components/parts/button.js";
import { useName } from "../../components/parts/names.js";
import { h, html, useLayoutEffect, useRef, useState } from "../../components/view.js";
import { EarlierActions } from "../parts/earlier.js";
import { NoteAt } from "../parts/note.js";

const SCENE = /** @type {const} */ ("scene");

/** @typedef {import("../views/preparation.js").Prepared} View */
/** @typedef {import("../views/preparation.js").Screen & { earlier?: boolean }} Screen */

/** @type {Screen} */
const LAST_TIME = { title: "Det besluttede vi sidst", earlier: true, paragraphs: [], points: [] };

export function Introduction(/** @type {{ app: import("../app.js").App, view: View }} */ { app, view }) {
  const id = useName("introduction");
  const title = useRef(/** @type {HTMLElement | null} */ (null));
  const turned = useRef(false);
  const telling = useRef(false); // from the press until the page hears that everybody sees it
  const [looked, show] = useState(0);
  /** @type {Screen[]} */
  const screens = view.earlier.length > 0 ? [LAST_TIME, ...view.introduction] : view.introduction;
  const before = screens.length - view.introduction.length;
  const shown = shownOf(view.scene, before); // what everybody sees is what is seen here
  const [at, last] = [Math.min(shown ?? looked, screens.length - 1), screens.length - 1];
  useLayoutEffect(() => {
    if (turned.current) title.current?.focus();
    turned.current = false;
  }, [at]);
  useLayoutEffect(() => {
    telling.current = false;
  }, [shown]);
  const tell = (/** @type {number} */ to) =>
    app.act(
      screens[to].earlier
        ? { type: SCENE, scene: "sidst", slide: 0 }
        : { type: SCENE, scene: "introduktion", slide: to - before },
      "intro-shown",
    );
  const tellAll = () => {
    telling.current = true;
    return tell(at);
  };
  const turn = (/** @type {number} */ step) => () => {
    turned.current = true;
    show(at + step);
    return shown === null && !telling.current ? undefined : tell(at + step);
  };
  const everybody = shown === null
    ? { label: "Vis for alle", onPress: tellAll }
    : { label: "Stop visningen", onPress: () => app.act({ type: SCENE, scene: null, slide: 0 }, "intro-shown") };
  const back = { label: "Forrige", onPress: turn(-1), why: at === 0 ? "Det er den første." : null };
  const on = { label: "Næste", onPress: turn(1), why: at === last ? "Det er den sidste." : null };
  const { earlier, choices, round } = view;
  return html`
    <section class="se-card sf-intro" aria-label="Introduktion">
      <p class="sf-above">${`Introduktion · ${at + 1} af ${screens.length}`}</p>
      <h2 id=${id} tabindex="-1" ref=${title}>${screens[at].title}</h2>
      ${screens[at].earlier &&
        h(EarlierActions, { app, place: "intro", actions: earlier, choices, closed: round.closed })}
      ${h(Words, { screen: screens[at] })}
      <p class="sf-onward">
        ${h(Button, back)}${h(Button, on)}${!round.closed && h(Button, everybody)}
        ${shown !== null && html`<span class="se-muted">Vises nu på storskærm og telefoner</span>`}
      </p>
      ${h(NoteAt, { app, where: "intro-shown" })}
    </section>
  `;
}

function Words(/** @type {{ screen: Screen }} */ { screen: { paragraphs, points, source } }) {
  const concepts = points.map(({ term, text }) =>
    html`
      <div>
        <dt>${term}</dt>
        <dd>${text}</dd>
      </div>
    `
  );
  return html`
    ${paragraphs.map((text) => html`<p>${text}</p>`)}
    ${points.length > 0 && html`<dl class="sf-concepts">${concepts}</dl>`}
    ${source && html`<p class="sf-source">${source}</p>`}
  `;
}

/**
 * Return which of the screens everybody sees, or null where it is none of them.
 *
 * @type {(scene: View["scene"], before: number) => number | null}
 */
export function shownOf(scene, before) {
  if (scene?.name === "introduktion") return before + (scene.at ?? 1) - 1;
  return scene?.name === "sidst" && before > 0 ? 0 : null;
}
