// What the team takes along: the result on paper, and the files.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { NoteAt } from "../parts/note.js";
import { printPart } from "../parts/print.js";

/** @typedef {import("../app.js").App} App */

const WHERE = "take-along";
const KEPT_MS = 10_000; // a file that is being saved needs its address for a moment

/**
 * @param {object} props
 * @param {App} props.app
 * @param {import("../views/plan.js").Plan["exports"]} props.exports
 * @param {(result: import("../views/result.js").Result) => void} props.onResult  shows it, for print
 */
export function TakeAlong({ app, exports, onResult }) {
  const paper = {
    label: "På papir",
    help: "Alle punkter med jeres svar, det, I blev enige om, og det, I sagde.",
    button: { label: "Udskriv resultatet", onPress: () => printResult(app, onResult) },
  };
  const files = exports.map(({ format, label, help }) => ({
    label,
    help,
    button: { label: "Hent", onPress: () => fetchFile(app, format), more: { "aria-label": `Hent ${label}` } },
  }));
  return html`
    <section class="se-card">
      <h2>Hent og udskriv</h2>
      <ul class="sf-list">${[paper, ...files].map((way) => h(Way, { ...way, key: way.label }))}</ul>
      ${h(NoteAt, { app, where: WHERE })}
    </section>
  `;
}

/** @param {{ label: string, help: string, button: Parameters<typeof Button>[0] }} props */
function Way({ label, help, button }) {
  return html`
    <li>
      <div><strong>${label}</strong><p class="se-muted se-small">${help}</p></div>
      ${h(Button, button)}
    </li>
  `;
}

/**
 * All items are much to carry along at every change, so they are fetched when they are to be printed.
 *
 * @type {(app: App, onResult: (result: import("../views/result.js").Result) => void) => Promise<void>}
 */
async function printResult(app, onResult) {
  const reply = await app.ask({ type: "result" }, WHERE);
  if (reply?.type !== "result") return;
  onResult(/** @type {any} */ (reply.result));
  setTimeout(() => printPart("result")); // once it is drawn
}

/** The file is made on the click and is private to this page: no address that others could open. */
async function fetchFile(/** @type {App} */ app, /** @type {string} */ format) {
  const reply = await app.ask({ type: "export", format }, WHERE);
  if (reply?.type !== "file") return;
  const bytes = Uint8Array.from(atob(reply.data), (char) => char.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: reply.media_type }));
  link.download = reply.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
