// What can be taken along: the document as a file, or the numbers of one of its tables; and on paper.

import { Button } from "../components/parts/button.js";
import { h, html, useState } from "../components/view.js";
import { keep } from "./files.js";

/**
 * @typedef {object} Wording
 * @property {string} take
 * @property {(label: string) => string} file
 * @property {string} making
 * @property {string} [table]  where each table can be had as files of its own
 */

/** @type {Wording} */
export const OF_A_REPORT = {
  take: "Hent og udskriv:",
  file: (label) => `Hent rapporten som ${label}`,
  making: "Rapporten laves …",
};

/**
 * @param {object} props
 * @param {import("./reader.js").Reader} props.reader
 * @param {{ format: string, label: string }[]} props.files
 * @param {Wording} props.wording
 * @param {{ id: string, title: string }} [props.of]  the section whose table it is; without it, all
 */
export function TakeAlong({ reader, files, wording, of }) {
  const [said, say] = useState("");
  const take = async (/** @type {string} */ format) => {
    say(wording.making);
    const { file, sentence } = await reader.file(of ? `${format}:${of.id}` : format);
    if (file) keep(file);
    say(file ? `Hentet: ${file.name}` : sentence);
  };
  const named = (/** @type {string} */ label) => of ? `Hent tallene som ${label}: ${of.title}` : wording.file(label);
  const group = of ? {} : { role: "group", "aria-label": wording.take.replace(":", "") };
  return html`
    <div class="sd-take-along" ...${group}>
      <span>${of ? wording.table : wording.take}</span>
      ${files.map(({ format, label }) =>
        h(Button, { label, onPress: () => take(format), more: { "aria-label": named(label) }, key: format })
      )}
      ${!of && h(Button, { label: "Udskriv", onPress: () => window.print() })}
      <p role="status">${said}</p>
    </div>
  `;
}
