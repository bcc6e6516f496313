// The answer to the last act, shown where the act was done.

import { Said } from "../../components/parts/said.js";
import { h } from "../../components/view.js";

export function NoteAt(/** @type {{ app: import("../app.js").App, where: string }} */ { app, where }) {
  const note = app.channel.connected ? app.note.value : null;
  const { text, tone } = note?.where === where ? note : { text: "", tone: "" };
  return h(Said, { text, tone, role: tone === "bad" ? "alert" : "status", kind: "sf-message" });
}
