// Name and password of the room's Wi-Fi, to be shown on the invitation. They stay in this browser.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { Form, Input, Submit, useForm } from "../parts/fields.js";
import { keepWifi } from "./wifi.js";

/** @typedef {import("./wifi.js").Wifi} Wifi */

const HELP = "Det bliver kun gemt i din browser på denne computer, og det står på invitationen.";

/** @param {{ wifi: Wifi | null, onKeep: (wifi: Wifi | null) => void }} props */
export function WifiForm({ wifi, onKeep }) {
  const [draft, change] = useForm(() => wifi ?? { name: "", password: "" });
  const save = () => Promise.resolve(onKeep(keepWifi(draft)));
  const forget = () => {
    change({ name: "", password: "" });
    onKeep(keepWifi(null));
  };
  const name = { label: "Nettets navn", value: draft.name, onChange: (/** @type {string} */ name) => change({ name }) };
  const password = {
    label: "Nettets kode",
    value: draft.password,
    onChange: (/** @type {string} */ password) => change({ password }),
  };
  return html`
    <details>
      <summary>Vis også lokalets Wi-Fi</summary>
      ${h(
        Form,
        { onSave: save },
        html`
          <p class="se-muted se-small">${HELP}</p>
          <div class="sf-two">
            ${h(Input, { ...name, more: { maxlength: 32, required: true } })}
            ${h(Input, { ...password, more: { maxlength: 63 } })}
          </div>
          <p class="sf-row">
            ${h(Submit, { label: "Vis på invitationen" })}
            ${wifi && h(Button, { label: "Glem nettet", onPress: forget })}
          </p>
        `,
      )}
    </details>
  `;
}
