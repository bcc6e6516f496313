// For those who answer on paper: the sheet to print, and the way to type it in.

import { Button } from "../../components/parts/button.js";
import { Heard } from "../../components/parts/said.js";
import { h, html, useState } from "../../components/view.js";
import { Select, Tick } from "../parts/fields.js";
import { NoteAt } from "../parts/note.js";
import { printPart } from "../parts/print.js";
import { servedAt } from "../parts/served.js";
import { PaperSheet } from "./sheet.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/paper.js").Sheet} Sheet */

const WHERE = "paper-sheet";

/** @type {import("../views/plan.js").Options} */
const READERS = [["", "Medarbejdere og andre"], ["citizens", "Borgere"]];

export function WithoutPhone(/** @type {{ app: App, round: import("../views/joining.js").Invited }} */ { app, round }) {
  const [readers, setReaders] = useState("");
  const [large, setLarge] = useState(false);
  const [sheet, setSheet] = useState(/** @type {Sheet | null} */ (null));
  const print = async () => {
    const reply = await app.ask({ type: "paper_sheet", citizens: readers === "citizens" }, WHERE);
    if (reply?.type !== "paper_sheet") return;
    setSheet(/** @type {any} */ (reply.sheet));
    setTimeout(() => printPart("paper")); // once it is drawn
  };
  return html`
    <details class="se-card">
      <summary>Er der nogen uden telefon?</summary>
      <div class="sf-inside">
      <p>Giv dem et ark. En, der ikke er med i teamet, taster det ind bagefter. Så tæller det med som alle andres.</p>
      <div class="sf-two">
        ${h(Select, { label: "Hvem er arket til?", options: READERS, chosen: readers, onChoose: setReaders })}
        ${h(Tick, { checked: large, onTurn: setLarge }, "Stor skrift")}
      </div>
      <p class="sf-row">
        ${h(Button, { label: "Udskriv arket", onPress: print })}
        ${h(TypeIn, { round })}
      </p>
      ${h(NoteAt, { app, where: WHERE })}
      </div>
    </details>
    ${sheet && h(PaperSheet, { sheet, large })}
  `;
}

/** The way to the screens on which sheets are typed in, one after the other. */
export function TypeIn(/** @type {{ round: import("../views/joining.js").Invited }} */ { round: { join_url: url } }) {
  const href = servedAt(`d/${url.split("/").pop()}?ark`, `${url}?ark`);
  return html`
    <a class="se-button" href=${href} target="_blank" rel="noopener">
      Tast et ark ind${h(Heard, { text: " (åbner i et nyt vindue)" })}
    </a>
  `;
}
