// @ts-nocheck not typed yet: take the line away when the file is converted
// The form of a new round: whose it is, what it asks about, and its limits.

import { h } from "../components/dom/dom.js";
import { drafts } from "./drafts.js";
import { button, field, notice } from "./fields.js";

const DRAFT = "selfeval:fac:ny-runde";

function draftOf(view, memo) {
  memo.draft ??= keptDraft() ?? {
    organisation: view.organisations[0]?.name ?? "",
    team: "",
    title: view.defaults.title,
    chosen: new Set(view.frameworks.filter((framework) => framework.preselected).map(keyOf)),
    dropped: new Set(),
    recommendations: false,
    lens: false,
    ...limits(view.defaults),
  };
  return memo.draft;
}

function keep(draft) {
  drafts.keepForm(DRAFT, { ...draft, chosen: [...draft.chosen], dropped: [...draft.dropped] });
}

function keptDraft() {
  const kept = drafts.read(DRAFT);
  return kept && { ...kept, chosen: new Set(kept.chosen), dropped: new Set(kept.dropped) };
}

const keyOf = ({ id, version }) => `${id}/${version}`;
const limits = ({ reveal_limit, report_limit, votes_each, votes_cap, retain_until }) => ({
  reveal_limit,
  report_limit,
  votes_each,
  votes_cap,
  retain_until,
});

export function newRound(view, desk, memo, draw) {
  const draft = draftOf(view, memo);
  const set = (name) => (event) => {
    draft[name] = event.target.value;
    keep(draft);
  };
  const changed = () => {
    keep(draft);
    draw();
  };
  const save = async (event) => {
    event.preventDefault();
    const reply = await desk.act(messageOf(view, draft), "ny-runde");
    if (reply.type === "refused") return;
    memo.draft = null;
    drafts.drop(DRAFT);
  };
  return h(
    "form",
    { class: "se-card", onsubmit: save, "data-key": "ny-runde" },
    h("h2", {}, "Ny runde"),
    h(
      "div",
      { class: "sf-two" },
      field(
        "nr-organisation",
        "Kommune eller organisation",
        h("input", {
          value: draft.organisation,
          list: "nr-organisationer",
          maxlength: 120,
          required: true,
          autocomplete: "off",
          oninput: set("organisation"),
        }),
      ),
      field(
        "nr-team",
        "Team",
        h("input", {
          value: draft.team,
          list: "nr-team-liste",
          maxlength: 120,
          required: true,
          autocomplete: "off",
          oninput: set("team"),
        }),
      ),
      field(
        "nr-titel",
        "Rundens navn",
        h("input", { value: draft.title, maxlength: 120, required: true, autocomplete: "off", oninput: set("title") }),
      ),
    ),
    names("nr-organisationer", view.organisations),
    names("nr-team-liste", view.teams),
    h("h3", {}, "Hvad vil I se på?"),
    view.frameworks.map((framework) => frameworkChoice(framework, draft, changed)),
    recommendationChoice(draft, changed),
    principles(view, draft).length ? lensChoice(view.lens, draft, changed) : null,
    h("p", { class: "se-muted se-small", role: "status" }, countText(view, draft)),
    limitFields(draft, { onInput: () => keep(draft) }),
    h("p", { class: "sf-onward" }, h("button", { class: "se-button se-main", type: "submit" }, "Opret runden")),
    notice(desk, "ny-runde"),
  );
}

/** The limits of a round that nobody has answered yet. */
newRound.edit = function edit(round, desk, memo, draw) {
  memo.edit ??= { ...limits({ ...round, retain_until: round.retain_until_iso }), lens: round.lens };
  const save = async (event) => {
    event.preventDefault();
    const reply = await desk.act({
      type: "change",
      revision: round.revision,
      lens: memo.edit.lens,
      ...numbers(limits(memo.edit)),
    }, "ret-runde");
    if (reply.type === "refused") return;
    memo.editing = false;
    memo.edit = null;
    draw();
  };
  return h(
    "form",
    { onsubmit: save, "data-key": "ret-runde" },
    round.lens_offer ? lensChoice(round.lens_offer, memo.edit, draw) : null,
    limitFields(memo.edit, { open: true }),
    h(
      "p",
      { class: "sf-onward" },
      h("button", { class: "se-button", type: "submit" }, "Gem valgene"),
      button("Fortryd", () => {
        memo.editing = false;
        memo.edit = null;
        draw();
      }),
    ),
    notice(desk, "ret-runde"),
  );
};

function names(id, rows) {
  return h("datalist", { id }, [...new Set(rows.map(({ name }) => name))].map((value) => h("option", { value })));
}

function toggleIn(set, key, on) {
  if (on) set.add(key);
  else set.delete(key);
}

function frameworkChoice(framework, draft, draw) {
  const key = keyOf(framework);
  const on = draft.chosen.has(key);
  const flip = (event) => {
    toggleIn(draft.chosen, key, event.target.checked);
    draw();
  };
  return h(
    "div",
    { class: "sf-framework", "data-key": `spoergeramme-${key}` },
    h(
      "label",
      { class: "sf-choice" },
      h("input", { type: "checkbox", checked: on, onchange: flip }),
      h(
        "span",
        {},
        h("strong", {}, framework.title),
        h("span", { class: "se-muted se-small" }, ` ${framework.version_text}`),
      ),
    ),
    h("p", { class: "se-muted se-small" }, framework.about),
    on ? itemChoice(framework, draft, draw) : null,
    framework.missing.length
      ? h(
        "details",
        {},
        h("summary", {}, "Det mangler vi kilde til"),
        h("ul", {}, framework.missing.map((text) => h("li", {}, text))),
      )
      : null,
  );
}

function itemChoice(framework, draft, draw) {
  return h(
    "details",
    { "data-key": `punkter-${framework.id}` },
    h("summary", {}, "Vælg enkelte punkter"),
    framework.groups.map((group) =>
      h(
        "fieldset",
        { class: "sf-group", "data-key": `gruppe-${framework.id}-${group.id}` },
        h("legend", {}, group.title),
        h("p", { class: "sf-row" }, all(group, draft, draw, true), all(group, draft, draw, false)),
        group.items.map((item) => itemBox(item, draft, draw)),
      )
    ),
  );
}

function all(group, draft, draw, on) {
  const label = on ? "Vælg alle" : "Fravælg alle";
  return button(label, () => {
    group.items.forEach(({ id }) => toggleIn(draft.dropped, id, !on));
    draw();
  }, { kind: "se-quiet", "aria-label": `${label} i ${group.title}` });
}

function itemBox(item, draft, draw) {
  const flip = (event) => {
    toggleIn(draft.dropped, item.id, !event.target.checked);
    draw();
  };
  return h(
    "label",
    { class: "sf-choice", "data-key": item.id },
    h("input", { type: "checkbox", checked: !draft.dropped.has(item.id), onchange: flip }),
    h("span", {}, `${item.number} ${item.title}`),
  );
}

function recommendationChoice(draft, draw) {
  const flip = (event) => {
    draft.recommendations = event.target.checked;
    draw();
  };
  return h(
    "label",
    { class: "sf-choice" },
    h("input", { type: "checkbox", checked: draft.recommendations, onchange: flip }),
    h("span", {}, "Tag anbefalinger og lokale standarder med"),
  );
}

function lensChoice({ label, help }, draft, draw) {
  const flip = (event) => {
    draft.lens = event.target.checked;
    draw();
  };
  return h(
    "div",
    { "data-key": "linse" },
    h(
      "label",
      { class: "sf-choice" },
      h("input", { type: "checkbox", checked: draft.lens, onchange: flip, "aria-describedby": "nr-linse" }),
      h("span", {}, label),
    ),
    h("p", { class: "se-muted se-small", id: "nr-linse" }, help),
  );
}

function chosenTop(view, draft) {
  const frameworks = view.frameworks.filter((framework) => draft.chosen.has(keyOf(framework)));
  return frameworks.flatMap((framework) => framework.groups.flatMap((group) => group.items)).filter(({ id }) =>
    !draft.dropped.has(id)
  );
}

const principles = (view, draft) => chosenTop(view, draft).filter(({ lens }) => lens);
const lensAsked = (view, draft) => Boolean(draft.lens && principles(view, draft).length);

function chosenItems(view, draft) {
  return chosenTop(view, draft).flatMap((item) => [item.id, ...(draft.recommendations ? item.recommendations : [])]);
}

function countText(view, draft) {
  const count = chosenItems(view, draft).length;
  if (!count) return "Vælg mindst ét punkt.";
  const more = lensAsked(view, draft) ? principles(view, draft).length * view.lens.most : 0;
  const answers = `${count} punkter giver ${count * 3} svar til hver${
    more ? ` og op til ${more} mere om principperne` : ""
  }.`;
  return `${answers} Regn med cirka ${
    Math.max(5, Math.round((count * 3 + more) / 2))
  } minutter. Er tiden kort, så vælg færre.`;
}

function limitFields(draft, { open = false, onInput = () => {} }) {
  const set = (name) => (event) => {
    draft[name] = event.target.value;
    onInput();
  };
  const number = (name, min, max) =>
    h("input", { type: "number", min, max, value: draft[name], required: true, oninput: set(name) });
  return h(
    "details",
    { "data-key": "graenser", open },
    h("summary", {}, "Små grupper, stemmer og sletning"),
    h(
      "div",
      { class: "sf-two" },
      field(
        "nr-vis",
        "Teamet ser svar, når mindst så mange har svaret",
        number("reveal_limit", 2, 20),
        "Låses ved det første svar.",
      ),
      field(
        "nr-rapport",
        "Ledere og forskere ser grupper på mindst",
        number("report_limit", 2, 50),
        "Låses ved det første svar.",
      ),
      field("nr-stemmer", "Stemmer til hver deltager", number("votes_each", 1, 20)),
      field("nr-loft", "Højst så mange stemmer på samme punkt", number("votes_cap", 1, 20)),
      field(
        "nr-slet",
        "Svarene bliver slettet den",
        h("input", { type: "date", value: draft.retain_until, required: true, oninput: set("retain_until") }),
      ),
    ),
  );
}

function numbers(draft) {
  const { retain_until, ...counts } = draft;
  return { retain_until, ...Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, Number(value)])) };
}

function messageOf(view, draft) {
  return {
    type: "create",
    organisation: draft.organisation,
    team: draft.team,
    title: draft.title,
    frameworks: view.frameworks.filter((framework) => draft.chosen.has(keyOf(framework))).map(({ id, version }) => ({
      id,
      version,
    })),
    items: chosenItems(view, draft),
    lens: lensAsked(view, draft),
    ...numbers(limits(draft)),
  };
}
