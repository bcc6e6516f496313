// @ts-nocheck not typed yet: take the line away when the file is converted
// The big screen: follows the facilitator, shows the part that belongs to the phase, and has nothing to press.

import { fill, h, setText, toggle } from "../components/dom/dom.js";
import { follow } from "./follow.js";
import { scenes } from "./scenes.js";

const { round: first, invitation } = JSON.parse(document.getElementById("selfeval-welcome").textContent);
const root = document.getElementById("selfeval");
const team = h("p", { class: "sp-team" });
const phase = h("p", { class: "sp-phase", role: "status" });
const lost = h(
  "p",
  { class: "sp-lost", role: "status", hidden: true },
  "Forbindelsen er tabt. Det, der vises, er måske ikke nyt.",
);
const stage = h("div", { class: "sp-stage" });
const projected = matchMedia("(min-width: 60rem) and (min-aspect-ratio: 1)");
let drawn = "";

function draw(round) {
  const now = JSON.stringify(round);
  if (now === drawn) return;
  drawn = now;
  setText(team, `${round.team} · ${round.title}`);
  setText(phase, round.phase_label);
  document.title = `Storskærm · ${round.phase_label} · ${round.team}`;
  stage.dataset.phase = round.phase;
  show(round);
}

function show(round) {
  for (const version of scenes(round, invitation)) {
    fill(stage, version);
    if (!projected.matches || document.documentElement.scrollHeight <= innerHeight) break; // elsewhere one can scroll
  }
}

fill(root, h("div", { class: "sp-head" }, team, phase), lost, stage);
draw(first);
addEventListener("resize", () => show(JSON.parse(drawn)));
const scheme = location.protocol === "https:" ? "wss:" : "ws:";
follow(`${scheme}//${location.host}${location.pathname.replace(/\/$/, "")}/ws`, draw, (there) => toggle(lost, !there));
