// @ts-nocheck not typed yet: take the line away when the file is converted
// One question on the scale: five numbered squares in a row and the exits in a second row, as native radios.

import { h, newId } from "../dom/dom.js";

const KEY_PAUSE_MS = 400; // arrow keys pass over levels that are not meant

/**
 * A radio group named by `legend`. levels: [{value, label, description}], exits: [{id, label, description}].
 * onChange({level, exit}) gets what was chosen; exactly one of the two is not null.
 * Returns {el, show({level, exit} | null), flush()}.
 */
export function scale({ legend, levels, exits = [], hint = "", onChange }) {
  const name = newId("scale");
  const described = h("div", { class: "se-described" }, h("p", { class: "se-muted" }, hint));
  const options = [...levels.map(levelOption), ...exits.map(exitOption)].map((option) =>
    build(option, name, described)
  );
  const [squares, pills] = [
    options.filter((one) => one.answer.exit === null),
    options.filter((one) => one.answer.level === null),
  ];
  const el = h(
    "fieldset",
    { class: "se-scale" },
    h("legend", {}, legend),
    h(
      "div",
      { class: "se-squares" },
      squares.map((one) => one.el),
    ),
    described,
    pills.length > 0 &&
      h(
        "div",
        { class: "se-exits" },
        pills.map((one) => one.el),
      ),
  );
  return { el, ...listen(el, options, described, onChange) };
}

function levelOption({ value, label, description }) {
  return { answer: { level: value, exit: null }, face: String(value), label, description };
}

function exitOption({ id, label, description }) {
  return { answer: { level: null, exit: id }, face: label, label, description };
}

function build({ answer, face, label, description }, name, described) {
  const id = newId("option");
  const text = h(
    "p",
    { id: `${id}-text`, class: answer.exit && "se-described-exit" },
    h("strong", {}, `${label}.`),
    description ? ` ${description}` : "",
  );
  described.append(text);
  const input = h("input", {
    type: "radio",
    name,
    id,
    value: answer.level ?? answer.exit,
    "aria-describedby": `${id}-text`,
  });
  const spoken = face === label
    ? face
    : [h("span", { "aria-hidden": "true" }, face), h("span", { class: "se-heard" }, `${face}: ${label}`)];
  const el = h("div", { class: "se-option" }, input, h("label", { for: id }, spoken));
  return { answer, input, text, el };
}

// Returns {show(answer), flush()}. What was just chosen by key stands until it is given on, whatever the server says meanwhile.
function listen(el, options, described, onChange) {
  let byKey = false;
  let timer = null;
  let pending = null;
  const describeChosen = () => describe(options, described, options.find(({ input }) => input.checked) ?? null);
  const flush = () => {
    clearTimeout(timer);
    const answer = pending;
    pending = null;
    if (answer) onChange(answer);
  };
  el.addEventListener("keydown", () => (byKey = true));
  el.addEventListener("pointerdown", () => (byKey = false));
  el.addEventListener("focusout", ({ relatedTarget }) => el.contains(relatedTarget) || flush());
  for (const option of options) {
    option.input.addEventListener("change", () => {
      pending = option.answer;
      describeChosen();
      clearTimeout(timer);
      if (byKey) timer = setTimeout(flush, KEY_PAUSE_MS);
      else flush();
    });
    option.el.addEventListener(
      "pointerenter",
      ({ pointerType }) => pointerType === "mouse" && describe(options, described, option),
    );
    option.el.addEventListener("pointerleave", describeChosen);
  }
  const show = (answer) => {
    if (pending) return;
    for (const { input, answer: own } of options) input.checked = Boolean(answer) && same(own, answer);
    describeChosen();
  };
  return { show, flush };
}

function same(one, other) {
  return one.level === other.level && one.exit === other.exit;
}

// The levels' descriptions lie in one grid cell, so the page does not jump when another one shows.
function describe(options, described, current) {
  described.firstChild.classList.toggle("se-shown", !current);
  for (const option of options) option.text.classList.toggle("se-shown", option === current);
}
