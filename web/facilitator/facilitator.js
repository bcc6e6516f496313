// @ts-nocheck not typed yet: take the line away when the file is converted
// One panel of the facilitator's page. Which one, and what it shows, comes from the kernel; this draws it.

import { h } from "../components/dom/dom.js";
import { morph } from "../components/dom/morph.js";
import { Desk } from "../components/desk/desk.js";
import { notice } from "./fields.js";
import { board, followAddress } from "./board.js";
import { preparation } from "./preparation.js";
import { progress } from "./progress.js";
import { dialogue } from "./dialogue.js";
import { priorities } from "./priorities.js";
import { plan } from "./plan.js";

const PANELS = {
  tavle: board,
  forberedelse: preparation,
  vurdering: progress,
  dialog: dialogue,
  prioritering: priorities,
  udviklingsplan: plan,
};

const LOST =
  "Siden har mistet forbindelsen. Det, der er gemt, er stadig gemt. Det, du har skrevet, bliver liggende i browseren. Genindlæs siden for at gå videre.";

function render({ model, el }) {
  const name = model.get("panel");
  const root = h("div", { class: "se-app sf-panel", "data-panel": name });
  el.classList.add("selfeval");
  el.append(root);
  const memo = {}; // what the user is looking at, but nobody stores
  const draw = () => {
    const view = model.get("view");
    const isLocked = view.locked !== undefined;
    const content = isLocked ? locked(name, view.locked) : PANELS[name](view, desk, memo, draw);
    morph(root, h("div", { class: "se-app sf-panel", "data-panel": name }, lost(desk), content));
    memo.after?.(root);
    memo.after = null;
    if (!isLocked && arrived(name, model.get("view"), memo)) setTimeout(() => goOnAt(root.querySelector("h2")));
  };
  const desk = new Desk(model, {
    onChange: draw,
    onNotice: () => {
      for (const place of root.querySelectorAll("[data-key^=besked-]")) {
        morph(place, notice(desk, place.dataset.key.slice(7)));
      }
    },
    onShow: () => root.offsetParent !== null,
  });
  const unfollow = name === "tavle" ? followAddress(() => model.get("view"), desk) : () => {};
  model.on("change:view", draw);
  draw();
  return () => {
    unfollow();
    model.off("change:view", draw);
    desk.close();
  };
}

// Has the round just come to this panel's phase? The first drawing is no arrival.
function arrived(name, { round }, memo) {
  const before = memo.at;
  memo.at = `${round?.id} ${round?.phase}`;
  const here = round?.phase === "afsluttet" ? "udviklingsplan" : round?.phase;
  return before !== undefined && before !== memo.at && here === name;
}

// Who pressed a button that is gone with its phase goes on at the new one's heading, not at the top of the page.
function goOnAt(heading) {
  const at = document.activeElement;
  const left = !at || at === document.body || !at.checkVisibility();
  if (!heading || !left || !navigator.userActivation?.hasBeenActive) return;
  heading.tabIndex = -1;
  heading.focus();
}

// Nobody is let in: either the page has not been told whose it is as yet, or a sentence says why. One panel says it.
function locked(name, sentence) {
  if (name !== "tavle") return null;
  if (!sentence) return h("p", { role: "status" }, "Henter …");
  const base = document.body.dataset.baseUrl?.replace(/\/voila\/$/, "") ?? "";
  const href = `${base}/log-ind?next=${location.pathname.slice(base.length)}`;
  return h(
    "div",
    { class: "sf-lost", role: "alert", "data-key": "laast" },
    h("p", {}, sentence),
    h("a", { class: "se-button", href }, "Log ind"),
  );
}

function lost(desk) {
  if (desk.notice?.kind !== "tavs") return null;
  return h(
    "div",
    { class: "sf-lost", role: "alert", "data-key": "tabt" },
    h("p", {}, LOST),
    h("button", { type: "button", class: "se-button", onclick: () => location.reload() }, "Genindlæs siden"),
  );
}

export default { render };
