// @ts-nocheck not typed yet: take the line away when the file is converted
// Which teams, frameworks and period: checked boxes and two days, written as the end of an address.

import { h, more, newId } from "../../components/dom/dom.js";

const MANY = 3;

/** form: { units: [{ name, teams }], frameworks, first, last, since, until }; an option is { id, name, chosen }. */
export function choiceForm(form, go) {
  const { units, frameworks } = form;
  if (!units.length) return null;
  const teams = units.map((unit) => group(units.length > 1 ? unit.name : `Teams i ${unit.name}`, "hold", unit.teams));
  const frames = frameworks.length > 1 && group("Rammer", "ramme", frameworks);
  const alert = h("p", { class: "sl-fejl", role: "alert" });
  const send = (event) => {
    event.preventDefault();
    const wrong = fault(event.target);
    alert.textContent = wrong?.text ?? "";
    if (wrong) wrong.at.focus();
    else go(addressOf(event.target));
  };
  const all = h("button", { type: "button", class: "se-button se-quiet", onclick: () => go("") }, "Vis alt igen");
  const buttons = h("div", { class: "sl-knapper" }, h("button", { class: "se-button se-main" }, "Vis"), all);
  const element = h(
    "form",
    { class: "sl-form", novalidate: true, onsubmit: send },
    teams,
    frames,
    period(form),
    alert,
    buttons,
  );
  const box = more(
    h("span", {}, h("span", {}, "Vælg teams, rammer og periode"), h("span", { class: "sl-valgt" }, inWords(form))),
    element,
  );
  box.classList.add("sl-valg", "se-card");
  return box;
}

function group(legend, name, options) {
  const boxes = options.map(({ id, name: text, chosen }) =>
    h(
      "label",
      { class: "sl-boks" },
      h("input", { type: "checkbox", name, value: id, checked: chosen }),
      h("span", {}, text),
    )
  );
  const set = (checked) => boxes.forEach((box) => (box.firstChild.checked = checked));
  const button = (label, checked) =>
    h("button", {
      type: "button",
      class: "se-button se-quiet",
      "aria-label": `${label}: ${legend}`,
      onclick: () => set(checked),
    }, label);
  const both = options.length > MANY &&
    h("div", { class: "sl-alle" }, button("Vælg alle", true), button("Fravælg alle", false));
  return h("fieldset", { class: "sl-gruppe" }, h("legend", {}, legend), both, h("div", { class: "sl-bokse" }, boxes));
}

function period({ first, last, since, until }) {
  const day = (label, name, value) => {
    const id = newId("dag");
    return h(
      "div",
      { class: "sl-dag" },
      h("label", { for: id }, label),
      h("input", { id, name, type: "date", value, min: first, max: last }),
    );
  };
  return h(
    "fieldset",
    { class: "sl-gruppe" },
    h("legend", {}, "Periode"),
    h("div", { class: "sl-dage" }, day("Fra og med", "fra", since), day("Til og med", "til", until)),
  );
}

const boxesOf = (form, name) => [...form.querySelectorAll(`input[name="${name}"]`)];

function fault(form) {
  for (const [name, text] of [["hold", "Vælg mindst ét team."], ["ramme", "Vælg mindst én ramme."]]) {
    const boxes = boxesOf(form, name);
    if (boxes.length && !boxes.some(({ checked }) => checked)) return { text, at: boxes[0] };
  }
  const { fra, til } = form.elements;
  if (fra.value && til.value && fra.value > til.value) {
    return { text: "Perioden slutter, før den begynder. Vælg en senere dag.", at: til };
  }
  return null;
}

// All is written as nothing: who gets the address sees all that they may see.
function addressOf(form) {
  const ids = (name) => {
    const boxes = boxesOf(form, name);
    const chosen = boxes.filter(({ checked }) => checked);
    return chosen.length === boxes.length ? "" : chosen.map(({ value }) => encodeURIComponent(value)).join(",");
  };
  const parts = { hold: ids("hold"), ramme: ids("ramme"), fra: form.elements.fra.value, til: form.elements.til.value };
  return Object.entries(parts).filter(([, value]) => value).map((pair) => pair.join("=")).join("&");
}

function inWords({ units, frameworks, since, until }) {
  const teams = units.flatMap((unit) => unit.teams);
  const period = since || until
    ? [since && `fra ${danish(since)}`, until && `til ${danish(until)}`].filter(Boolean).join(" ")
    : "hele perioden";
  return [counted(teams, "teams"), frameworks.length > 1 && counted(frameworks, "rammer"), period]
    .filter(Boolean).join(" · ");
}

function counted(options, many) {
  const chosen = options.filter((each) => each.chosen);
  if (chosen.length === 1) return chosen[0].name;
  return chosen.length === options.length
    ? `alle ${options.length} ${many}`
    : `${chosen.length} af ${options.length} ${many}`;
}

const danish = (day) => day.split("-").reverse().join("\u2011"); // a day is not broken over two lines
