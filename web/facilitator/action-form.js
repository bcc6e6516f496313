// @ts-nocheck not typed yet: take the line away when the file is converted
// The form of one action: what, why, who, when, and how you will see that it works.

import { h } from "../components/dom/dom.js";
import { drafts } from "./drafts.js";
import { button, field, notice, select } from "./fields.js";

const EMPTY = {
  what: "",
  why: "",
  kind: "samarbejde",
  reach: "egen",
  owner: "",
  deadline_iso: "",
  sign: "",
  dimension: "",
};

const draftOf = (round) => `selfeval:fac:${round.id}:handling`;

/** Once in each round: take up the form that was open when the page was left. */
export function takeUp(round, memo) {
  if (memo.takenUp === round.id) return;
  const kept = drafts.read(draftOf(round));
  Object.assign(memo, {
    takenUp: round.id,
    editing: kept?.editing ?? null,
    form: kept?.form ?? null,
    item: kept?.form.item,
  });
}

/** action: a stored action, or { id: "ny", item } */
export function actionForm(action, view, desk, memo, draw) {
  memo.form ??= { ...EMPTY, ...action, dimension: action.dimension ?? "" };
  const form = memo.form;
  const where = `handling-${action.id}`;
  const keep = () => drafts.keepForm(draftOf(view.round), { editing: action.id, form });
  const set = (name) => (event) => {
    form[name] = event.target.value;
    keep();
  };
  const changed = () => {
    keep();
    draw();
  };
  const choose = (name) => (value) => {
    form[name] = value;
    changed();
  };
  const done = () => {
    drafts.drop(draftOf(view.round));
    memo.editing = null;
    memo.form = null;
    draw();
  };
  const save = async (event) => {
    event.preventDefault();
    const reply = await desk.act(messageOf(action, form), where);
    if (reply.type !== "refused") done();
  };
  return h(
    "form",
    { onsubmit: save, "data-key": `form-${action.id}` },
    action.id === "ny"
      ? field("hf-punkt", "Punkt", select(view.items.map(({ id, name }) => [id, name]), form.item, choose("item")))
      : null,
    suggestions(view.suggestions[form.item] ?? [], form, changed),
    field("hf-hvad", "Hvad vil I gøre?", h("textarea", { rows: 2, required: true, oninput: set("what") }, form.what)),
    field("hf-hvorfor", "Hvorfor?", h("textarea", { rows: 2, oninput: set("why") }, form.why)),
    h(
      "div",
      { class: "sf-two" },
      field("hf-slags", "Slags", select(view.choices.kinds, form.kind, choose("kind"))),
      field("hf-raekkevidde", "Hvem kan gå i gang?", select(view.choices.reaches, form.reach, choose("reach"))),
      field(
        "hf-ansvarlig",
        "Ansvarlig (en rolle, ikke et navn)",
        h("input", { value: form.owner, maxlength: 120, autocomplete: "off", oninput: set("owner") }),
      ),
      field("hf-frist", "Frist", h("input", { type: "date", value: form.deadline_iso, oninput: set("deadline_iso") })),
      action.id === "ny"
        ? field(
          "hf-dimension",
          "Dimension",
          select([["", "Alle tre"], ...view.choices.dimensions], form.dimension, choose("dimension")),
        )
        : null,
    ),
    field("hf-tegn", "Hvad er tegnet på, at det lykkes?", h("textarea", { rows: 2, oninput: set("sign") }, form.sign)),
    h(
      "p",
      { class: "sf-onward" },
      h("button", { type: "submit", class: "se-button" }, "Gem handlingen"),
      button("Fortryd", done),
    ),
    notice(desk, where),
  );
}

function suggestions(texts, form, changed) {
  if (!texts.length) return null;
  const use = (text) => () => {
    form.what = form.what ? `${form.what} ${text}` : text;
    const box = document.getElementById("hf-hvad");
    if (box) box.value = form.what;
    changed();
  };
  return h(
    "details",
    { "data-key": "forslag" },
    h("summary", {}, "Forslag fra kilderne"),
    h(
      "ul",
      { class: "sf-list" },
      texts.map((text) =>
        h(
          "li",
          {},
          h("span", {}, text),
          button("Brug", use(text), { kind: "se-quiet", "aria-label": `Brug forslaget: ${text}` }),
        )
      ),
    ),
  );
}

function messageOf(action, form) {
  const { what, why, kind, reach, owner, sign } = form;
  const words = { what, why, kind, reach, owner, sign, deadline: form.deadline_iso || null };
  if (action.id === "ny") return { type: "add_action", item: form.item, dimension: form.dimension || null, ...words };
  return { type: "revise_action", action: action.id, seen: action.revision, ...words };
}
