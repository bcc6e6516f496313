// Which teams, frameworks and period: checked boxes and two days, written as the end of an address.

import { Button } from "../../components/parts/button.js";
import { More } from "../../components/parts/more.js";
import { useName } from "../../components/parts/names.js";
import { h, html, useState } from "../../components/view.js";
import { addressOf, chosenIn, faultOf, inWords, turned } from "./choice.js";

const MANY = 3;

/** @typedef {import("./choice.js").Form} Form */
/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./choice.js").Option} Option */

/** @param {{ form: Form, onChoose: (address: string) => void }} props */
export function ChoiceForm({ form, onChoose }) {
  const { units, frameworks } = form;
  const [choice, choose] = useState(() => chosenIn(form));
  const [said, say] = useState("");
  if (!units.length) return null;
  const change = (/** @type {Partial<Choice>} */ part) => choose((before) => ({ ...before, ...part }));
  const turn = (/** @type {"teams" | "frameworks"} */ of) => (/** @type {string[]} */ ids, /** @type {boolean} */ on) =>
    choose((before) => ({ ...before, [of]: turned(before[of], ids, on) })); // on what is newest, however fast one is
  const send = (/** @type {SubmitEvent & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const fault = faultOf(choice);
    say(fault?.text ?? "");
    if (fault) /** @type {HTMLElement | null} */ (event.currentTarget.querySelector(`[name="${fault.at}"]`))?.focus();
    else onChoose(addressOf(form, choice));
  };
  const teams = { name: "hold", chosen: choice.teams, onTurn: turn("teams") };
  const legend = (/** @type {string} */ name) => units.length > 1 ? name : `Teams i ${name}`;
  const body = html`
    <form class="sl-form" novalidate onSubmit=${send}>
      ${units.map((unit) => h(Group, { ...teams, legend: legend(unit.name), options: unit.teams, key: unit.name }))}
      ${frameworks.length > 1 && h(Group, {
        name: "spoergeramme",
        legend: "Spørgerammer",
        options: frameworks,
        chosen: choice.frameworks,
        onTurn: turn("frameworks"),
      })}
      ${h(Period, { form, choice, onChange: change })}
      <p class="sl-fault" role="alert">${said}</p>
      <div class="sl-buttons">
        <button class="se-button se-main">Vis</button>
        ${h(Button, { label: "Vis alt igen", kind: "se-quiet", onPress: () => onChoose("") })}
      </div>
    </form>
  `;
  const summary = html`
    <span><span>Vælg teams, spørgerammer og periode</span><span class="sl-chosen">${inWords(form)}</span></span>
  `;
  return h(More, { summary, kind: "sl-choice se-card" }, body);
}

/**
 * @param {object} props
 * @param {string} props.legend
 * @param {string} props.name
 * @param {Option[]} props.options
 * @param {string[]} props.chosen  of these and of other groups
 * @param {(ids: string[], on: boolean) => void} props.onTurn
 */
function Group({ legend, name, options, chosen, onTurn }) {
  const turn = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget: { value, checked } }) =>
    onTurn([value], checked);
  const box = (/** @type {Option} */ { id, name: text }) =>
    html`
      <label class="sl-box">
        <input type="checkbox" name=${name} value=${id} checked=${chosen.includes(id)} onChange=${turn} />
        <span>${text}</span>
      </label>
    `;
  const button = (/** @type {string} */ label, /** @type {boolean} */ on) =>
    h(Button, {
      label,
      kind: "se-quiet",
      onPress: () => onTurn(options.map(({ id }) => id), on),
      more: { "aria-label": `${label}: ${legend}` },
    });
  return html`
    <fieldset class="sl-group">
      <legend>${legend}</legend>
      ${options.length > MANY &&
        html`<div class="sl-all">${button("Vælg alle", true)}${button("Fravælg alle", false)}</div>`}
      <div class="sl-boxes">${options.map(box)}</div>
    </fieldset>
  `;
}

/** @param {{ form: Form, choice: Choice, onChange: (part: Partial<Choice>) => void }} props */
function Period({ form, choice, onChange }) {
  const { first, last } = form;
  const { since, until } = choice;
  return html`
    <fieldset class="sl-group">
      <legend>Periode</legend>
      <div class="sl-days">
        ${h(Day, {
          label: "Fra og med",
          name: "fra",
          value: since,
          first,
          last,
          onChange: (day) => onChange({ since: day }),
        })}
        ${h(Day, {
          label: "Til og med",
          name: "til",
          value: until,
          first,
          last,
          onChange: (day) => onChange({ until: day }),
        })}
      </div>
    </fieldset>
  `;
}

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.name
 * @param {string} props.value
 * @param {string} props.first  the first day that can be chosen
 * @param {string} props.last  and the last
 * @param {(day: string) => void} props.onChange
 */
function Day({ label, name, value, first, last, onChange }) {
  const id = useName("day");
  const turn = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => onChange(currentTarget.value);
  return html`
    <div class="sl-day">
      <label for=${id}>${label}</label>
      <input id=${id} name=${name} type="date" value=${value} min=${first} max=${last}
        onInput=${turn} />
    </div>
  `;
}
