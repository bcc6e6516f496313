// Which framework, version, group and years: five lists, written as the end of an address.

import { Button } from "../../components/parts/button.js";
import { useName } from "../../components/parts/names.js";
import { h, html, useState } from "../../components/view.js";
import { addressOf, chosenIn, faultOf, frameworkOf } from "./choice.js";

/** @typedef {import("./choice.js").Form} Form */
/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./choice.js").Named} Named */

/** @param {{ form: Form, onChoose: (address: string) => void }} props */
export function ChoiceForm(props) {
  return props.form.frameworks.length > 0 ? h(Lists, props) : null;
}

/** @param {{ form: Form, onChoose: (address: string) => void }} props */
function Lists({ form, onChoose }) {
  const [choice, choose] = useState(() => chosenIn(form));
  const [said, say] = useState("");
  const change = (/** @type {Partial<Choice>} */ part) => choose((before) => ({ ...before, ...part }));
  const send = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const fault = faultOf(choice);
    say(fault);
    if (fault) /** @type {HTMLElement | null} */ (event.currentTarget.querySelector("[name=til]"))?.focus();
    else onChoose(addressOf(form, choice));
  };
  const chosen = frameworkOf(form, choice.framework);
  const alike = (/** @type {(string | number)[]} */ all) => all.map((one) => ({ id: String(one), name: String(one) }));
  const years = alike(form.years);
  return html`
    <form class="sr-form se-card" aria-label="Vælg tal" onSubmit=${send}>
      ${h(List, {
        label: "Spørgeramme",
        name: "spoergeramme",
        options: form.frameworks,
        value: choice.framework,
        onChange: (framework) => change({ framework, version: frameworkOf(form, framework).start }),
      })}
      ${h(List, {
        label: "Udgave",
        name: "udgave",
        options: alike(chosen.versions),
        value: choice.version,
        onChange: (version) => change({ version }),
      })}
      ${h(List, {
        label: "Hvem tallene er om",
        name: "gruppe",
        options: form.groups,
        value: choice.group,
        onChange: (group) => change({ group }),
      })}
      ${h(List, {
        label: "Fra år",
        name: "fra",
        options: years,
        value: choice.since,
        onChange: (since) => change({ since }),
      })}
      ${h(List, {
        label: "Til år",
        name: "til",
        options: years,
        value: choice.until,
        onChange: (until) => change({ until }),
      })}
      <p class="sr-fault" role="alert">${said}</p>
      <div class="sr-buttons">
        <button class="se-button se-main">Vis</button>
        ${h(Button, { label: "Begynd forfra", kind: "se-quiet", onPress: () => onChoose("") })}
      </div>
    </form>
  `;
}

/** @param {{ label: string, name: string, options: Named[], value: string, onChange: (id: string) => void }} props */
function List({ label, name, options, value, onChange }) {
  const id = useName("choice");
  const turn = (/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) => onChange(currentTarget.value);
  return html`
    <div class="sr-field">
      <label for=${id}>${label}</label>
      <select id=${id} name=${name} value=${value} onChange=${turn}>
        ${options.map((one) => html`<option value=${one.id} key=${one.id}>${one.name}</option>`)}
      </select>
    </div>
  `;
}
