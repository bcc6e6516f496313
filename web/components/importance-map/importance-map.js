// @ts-nocheck not typed yet: take the line away when the file is converted
// Level against importance: four fields, a numbered point an item; the table beside it holds the same numbers.

import { h, heard } from "../dom/dom.js";

const NS = "http://www.w3.org/2000/svg";
const SIZE = 320;
const PAD = 34;
const LINE = 13;
const cost = ([right, down]) => Math.hypot(right, 1.5 * down); // rather beside than above: importance has few values
const RADIUS = 11;
const APART = 2 * RADIUS + 1;
const STEPS = [0, 1, -1, 2, -2, 3, -3]
  .flatMap((right) => [0, 1, -1, 2, -2].map((down) => [right, down]))
  .sort((one, other) => cost(one) - cost(other));
const FIELDS = [
  [["Vigtigt,", "og det halter"], 0.25, 0.06],
  [["Vigtigt,", "og det lykkes"], 0.75, 0.06],
  [["Mindre vigtigt,", "og det halter"], 0.25, 0.92],
  [["Mindre vigtigt,", "og det lykkes"], 0.75, 0.92],
];

function s(tag, attributes, ...children) {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const place = (value) => PAD + ((value - 1) / 4) * (SIZE - 2 * PAD);

/**
 * lines: [{ name, level: 1–5 | null, importance: 1–5 | null, level_text, importance_text }]; a point has the number of
 * its place among them. named: whether the names stand in a list beside the picture, with their numbers for who listens;
 * else the picture's label holds them all.
 */
export function importanceMap(lines, { named = true } = {}) {
  const shown = lines.map((line, at) => ({ ...line, number: at + 1 })).filter(({ level, importance }) =>
    level !== null && importance !== null
  );
  if (!shown.length) {
    return h("p", { class: "se-muted" }, "Billedet kommer, når nok har givet både niveau og vigtighed.");
  }
  const text = named
    ? `${shown.length} punkter, som står i listen efter billedet.`
    : shown.map((line) => `${line.name}: ${inWords(line)}`).join("; ");
  const points = apart(shown);
  const svg = s(
    "svg",
    { viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img", "aria-label": `Niveau mod vigtighed. ${text}`, class: "se-map" },
    ...grid(),
    ...points.flatMap(leader),
    ...points.map(point),
  );
  const names = named &&
    h(
      "ol",
      { class: "se-map-names" },
      shown.map((line) => h("li", { value: line.number }, line.name, heard(`: ${inWords(line)}`))),
    );
  return h("div", { class: "se-map-box" }, svg, names || "");
}

const inWords = ({ level_text: level, importance_text: importance }) => `niveau ${level}, vigtighed ${importance}`;

function grid() {
  const middle = place(3);
  const edge = { x: PAD / 2, y: PAD / 2, width: SIZE - PAD, height: SIZE - PAD, class: "se-map-edge" };
  const fields = FIELDS.map(([label, x, y]) => words(label, PAD / 2 + x * (SIZE - PAD), PAD / 2 + y * (SIZE - PAD)));
  return [
    s("rect", edge),
    s("line", { x1: middle, x2: middle, y1: PAD / 2, y2: SIZE - PAD / 2, class: "se-map-line" }),
    s("line", { y1: middle, y2: middle, x1: PAD / 2, x2: SIZE - PAD / 2, class: "se-map-line" }),
    ...fields,
    s("text", { x: SIZE / 2, y: SIZE - 2, class: "se-map-axis" }, "Niveau →"),
    s("text", { x: 10, y: SIZE / 2, class: "se-map-axis", transform: `rotate(-90 10 ${SIZE / 2})` }, "Vigtighed →"),
  ];
}

function words([first, second], x, y) {
  return s("text", { y, class: "se-map-word" }, s("tspan", { x }, first), s("tspan", { x, dy: LINE }, second));
}

// Where a point's spot is taken, its number stands as near to it as there is room, on the same side of the middle if
// it can, and a line leads to the spot. So none hides another, and none is moved to another field unseen.
function apart(lines) {
  const placed = [];
  for (const { number, level, importance } of lines) {
    const spot = { x: place(level), y: SIZE - place(importance) };
    const free = STEPS.map(([right, down]) => ({ x: spot.x + right * APART, y: spot.y + down * APART })).filter((at) =>
      fits(at, placed)
    );
    placed.push({ number, spot, ...(free.find((at) => sameSide(at, spot)) ?? free[0] ?? spot) });
  }
  return placed;
}

function fits({ x, y }, placed) {
  const inside = Math.min(x, y) >= PAD / 2 + RADIUS && Math.max(x, y) <= SIZE - PAD / 2 - RADIUS;
  return inside && placed.every((other) => Math.hypot(x - other.x, y - other.y) >= APART - 1);
}

function sameSide(at, spot) {
  return ["x", "y"].every((axis) => Math.sign(at[axis] - SIZE / 2) === Math.sign(spot[axis] - SIZE / 2));
}

function leader({ x, y, spot }) {
  if (x === spot.x && y === spot.y) return [];
  return [
    s("line", { x1: spot.x, y1: spot.y, x2: x, y2: y, class: "se-map-leader" }),
    s("circle", { cx: spot.x, cy: spot.y, r: 2, class: "se-map-leader" }),
  ];
}

function point({ number, x, y }) {
  return s(
    "g",
    { class: "se-map-point" },
    s("circle", { cx: x, cy: y, r: RADIUS }),
    s("text", { x, y: y + 4 }, String(number)),
  );
}
