// @ts-nocheck not typed yet: take the line away when the file is converted
// Which framework, version, group and years: five lists, written as the end of an address.

import { h, newId } from "../../components/dom/dom.js";

/** form: { frameworks: [{ id, name, versions, start }], groups: [{ id, name }], years, framework, version, group, since, until } */
export function choiceForm(form, go) {
  const { frameworks, groups, years } = form;
  if (!frameworks.length) return null;
  const alert = h("p", { class: "sr-fejl", role: "alert" });
  const framework = chosenFramework(form, form.framework);
  const versions = list("udgave", framework.versions, form.version || framework.start);
  const names = list("ramme", frameworks.map(({ id, name }) => [id, name]), framework.id, (event) => {
    const now = chosenFramework(form, event.target.value);
    versions.replaceChildren(...options(now.versions, now.start));
  });
  const group = list("gruppe", groups.map(({ id, name }) => [id, name]), form.group || "alle");
  const since = list("fra", years, form.since || years[0]);
  const until = list("til", years, form.until || years.at(-1));
  const send = (event) => {
    event.preventDefault();
    const wrong = Number(since.value) > Number(until.value);
    alert.textContent = wrong ? "Årene står i den forkerte orden. Vælg et senere år." : "";
    if (wrong) until.focus();
    else go(addressOf(form, { names, versions, group, since, until }));
  };
  const fields = [["Ramme", names], ["Udgave", versions], ["Hvem tallene er om", group], ["Fra år", since], [
    "Til år",
    until,
  ]];
  const buttons = h(
    "div",
    { class: "sr-knapper" },
    h("button", { class: "se-button se-main" }, "Vis"),
    h("button", { type: "button", class: "se-button se-quiet", onclick: () => go("") }, "Begynd forfra"),
  );
  return h(
    "form",
    { class: "sr-form se-card", "aria-label": "Vælg tal", onsubmit: send },
    fields.map(([label, box]) => field(label, box)),
    alert,
    buttons,
  );
}

const chosenFramework = ({ frameworks }, id) => frameworks.find((one) => one.id === id) ?? frameworks[0];

function field(label, box) {
  box.id = newId("valg");
  return h("div", { class: "sr-felt" }, h("label", { for: box.id }, label), box);
}

const list = (name, known, chosen, onchange = null) => h("select", { name, onchange }, options(known, chosen));

function options(known, chosen) {
  return known.map((one) => {
    const [value, text] = Array.isArray(one) ? one : [one, one];
    return h("option", { value, selected: String(value) === String(chosen) }, String(text));
  });
}

// What is shown where nothing is named is left out: the address stays short.
function addressOf({ frameworks, years }, { names, versions, group, since, until }) {
  const framework = frameworks.find(({ id }) => id === names.value);
  const parts = {
    ramme: framework === frameworks[0] ? "" : framework.id,
    udgave: versions.value === framework.start ? "" : versions.value,
    gruppe: group.value === "alle" ? "" : group.value,
    fra: since.value === String(years[0]) ? "" : since.value,
    til: until.value === String(years.at(-1)) ? "" : until.value,
  };
  return Object.entries(parts).filter(([, value]) => value).map(([name, value]) =>
    `${name}=${encodeURIComponent(value)}`
  ).join("&");
}
