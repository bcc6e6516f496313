// @ts-nocheck not typed yet: take the line away when the file is converted
// Fields of the facilitator's panels. What is typed is kept as a draft until it is stored.

import { h } from "../components/dom/dom.js";
import { drafts } from "./drafts.js";

const IDLE_MS = 1500;
const KEY_PAUSE_MS = 400;

/** A labelled control; `id` must be stable from one drawing to the next. */
export function field(id, label, control, help = null) {
  control.id = id;
  if (help) control.setAttribute("aria-describedby", `${id}-hjaelp`);
  return h(
    "div",
    { class: "sf-field", "data-key": `felt-${id}` },
    h("label", { for: id }, label),
    help ? h("p", { class: "se-muted se-small", id: `${id}-hjaelp` }, help) : null,
    control,
  );
}

export function select(options, chosen, onChoose, props = {}) {
  const list = options.map(([value, label]) => h("option", { value, selected: value === chosen }, label));
  return h("select", { ...props, onchange: (event) => onChoose(event.target.value) }, list);
}

/**
 * Text that saves itself: when the writer stops for a moment, and when the field is left.
 * stored: { text, revision }; save(text) gives a promise of the reply. A refused or unanswered text stays in the field
 * and in the tab's memory.
 */
export function selfSaving(draftName, stored, save, props = {}) {
  const draft = drafts.read(draftName)?.text;
  const store = async (box) => {
    clearTimeout(box.idle);
    if (box.dataset.dirty !== "true") return;
    const text = box.value;
    const reply = await save(text);
    if (reply?.type === "refused" || box.value !== text) return;
    box.dataset.dirty = "false";
    drafts.drop(draftName);
  };
  const box = h(
    "textarea",
    {
      rows: 2,
      ...props,
      oninput: (event) => {
        const live = event.target;
        live.dataset.dirty = "true";
        drafts.keep(draftName, live.value, stored.revision);
        clearTimeout(live.idle);
        live.idle = setTimeout(() => changeOf(live), IDLE_MS);
      },
      onchange: (event) => store(event.target),
    },
    draft ?? stored.text,
  );
  if (draft !== undefined && draft !== stored.text) box.dataset.dirty = "true";
  if (drafts.leftBehind(draftName)) setTimeout(() => changeOf(document.getElementById(box.id)), IDLE_MS);
  return box;
}

// As when the field is left; by the handler of the newest drawing.
function changeOf(live) {
  live?.onchange({ target: live });
}

/** What somebody else has stored meanwhile, beside a text that was refused for it. */
export function overtaken(draftName, stored) {
  if (!drafts.overtaken(draftName, stored.revision)) return null;
  return h("p", { class: "sf-meanwhile" }, h("strong", {}, "Der står nu: "), stored.text || "ingenting");
}

/** A row of choices that are radio buttons to a reader and squares to the eye. */
export function squares(name, legend, options, chosen, onChoose, props = {}) {
  const boxes = options.map(({ value, label, title }) =>
    h(
      "label",
      { class: "sf-square", "data-key": `${name}-${value}`, title: title ?? null },
      h("input", {
        type: "radio",
        name,
        value,
        checked: String(value) === String(chosen ?? ""),
        "aria-label": title ? `${label}: ${title}` : null,
        onchange: (event) => chosenAt(event, () => onChoose(value)),
        onblur: ({ target, relatedTarget }) => target.closest("fieldset")?.contains(relatedTarget) || giveOn(target),
      }),
      h("span", {}, label),
    )
  );
  const byArrow = (event) => {
    event.currentTarget.byArrow = event.key.startsWith("Arrow"); // says nothing back: false would stop the key
  };
  return h(
    "fieldset",
    { class: "sf-squares", "data-key": name, onkeydown: byArrow, ...props },
    h("legend", {}, legend),
    h("div", { class: "sf-row" }, boxes),
  );
}

// Arrow keys pass over choices that are not meant: what they come to is given on after a pause, or when the group is
// left, and stands until then.
function chosenAt({ target }, choose) {
  const group = target.closest("fieldset");
  clearTimeout(group.pause);
  group.pending = choose;
  if (!group.byArrow) return giveOn(target);
  group.byArrow = false;
  hold(group, true);
  group.pause = setTimeout(() => giveOn(target), KEY_PAUSE_MS);
}

function giveOn(box) {
  const group = box.closest("fieldset");
  const choose = group?.pending;
  if (!choose) return;
  clearTimeout(group.pause);
  group.pending = null;
  hold(group, false);
  choose();
}

function hold(group, on) {
  for (const box of group.querySelectorAll("input")) box.dataset.dirty = String(on);
}

/** A button; when it cannot be used it says why. */
export function button(label, onclick, { why = null, kind = "", ...props } = {}) {
  const element = h("button", {
    type: "button",
    class: `se-button ${kind}`,
    ...props,
    "aria-disabled": why ? "true" : null,
    onclick: why ? null : onclick,
  }, label);
  if (!why) return element;
  return h("span", { class: "sf-off" }, element, h("span", { class: "se-muted se-small" }, why));
}

/** The answer to the last act, shown where the act was done. */
export function notice(desk, where) {
  const said = desk.notice?.where === where ? desk.notice : null;
  return h(
    "p",
    {
      class: `sf-message ${said?.kind ?? ""}`,
      role: said?.kind === "afvist" ? "alert" : "status",
      "data-key": `besked-${where}`,
    },
    said?.text ?? "",
  );
}
