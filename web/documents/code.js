// The Python that makes a section's table, to be taken along.

import { Button } from "../components/parts/button.js";
import { copied } from "../components/parts/copied.js";
import { More } from "../components/parts/more.js";
import { h, html, useRef, useState } from "../components/view.js";

const MARKED = "Koden er markeret. Kopiér den med Ctrl+C eller et langt tryk.";

export function Code(/** @type {{ code: string, title: string }} */ { code, title }) {
  const source = useRef(/** @type {HTMLElement | null} */ (null));
  const [said, say] = useState("");
  const mark = () => {
    if (source.current) getSelection()?.selectAllChildren(source.current);
  };
  const copy = async () => say(await copied(code, mark) ? "Koden er kopieret." : MARKED);
  const shown = html`<code ref=${source}>${code}</code>`;
  const body = html`
    <pre class="sd-scroll" tabindex="0" role="group" aria-label=${`Koden bag: ${title}`}>${shown}</pre>
    ${h(Button, { label: "Kopiér koden", onPress: copy, more: { "aria-label": `Kopiér koden: ${title}` } })}
    <p role="status">${said}</p>
  `;
  return h(More, { summary: "Koden bag tabellen", kind: "sd-code" }, body);
}
