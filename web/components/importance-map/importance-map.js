// Level against importance: four fields, a numbered point an item; the table beside it holds the same numbers.

import { Heard } from "../parts/said.js";
import { h, html } from "../view.js";
import { apart, PAD, placeOf, RADIUS, SIZE } from "./layout.js";

const LINE = 13;
const MARGIN = 14; // the words of a field stand outside it, where no point can lie on them
const [TOP, BOTTOM] = [PAD / 2, SIZE - PAD / 2];

/** @type {[lines: [string, string], x: number, y: number][]} */
const FIELDS = [
  [["Vigtigt,", "og det halter"], 0.25, TOP - LINE - 5],
  [["Vigtigt,", "og det lykkes"], 0.75, TOP - LINE - 5],
  [["Mindre vigtigt,", "og det halter"], 0.25, BOTTOM + LINE],
  [["Mindre vigtigt,", "og det lykkes"], 0.75, BOTTOM + LINE],
];

/**
 * An item; a point has the number of its place among them.
 *
 * @typedef {object} Line
 * @property {string} name
 * @property {number | null} level  1–5
 * @property {number | null} importance  1–5
 * @property {string | null} level_text
 * @property {string | null} importance_text
 */

/** @typedef {Line & { number: number, level: number, importance: number }} Shown */

/**
 * @param {object} props
 * @param {Line[]} props.lines
 * @param {boolean} [props.named]  whether the names are in a list beside the picture, with their numbers for those who
 *   listen; without it the picture's label holds them all
 */
export function ImportanceMap({ lines, named = true }) {
  const shown = /** @type {Shown[]} */ (lines.map((line, at) => ({ ...line, number: at + 1 })).filter(isMeasured));
  if (!shown.length) {
    return html`<p class="se-muted">Billedet kommer, når nok har givet både niveau og vigtighed.</p>`;
  }
  const text = named
    ? `${shown.length} punkter, som står i listen efter billedet.`
    : shown.map((line) => `${line.name}: ${inWords(line)}`).join("; ");
  const points = apart(shown);
  return html`
    <div class="se-map-box">
      <svg viewBox=${`0 ${-MARGIN} ${SIZE} ${
        SIZE + 3 * MARGIN
      }`} role="img" aria-label=${`Niveau mod vigtighed. ${text}`} class="se-map">
        ${h(Grid, {})}
        ${points.map((point) => h(Leader, { ...point, key: point.number }))}
        ${points.map((point) => h(Point, { ...point, key: point.number }))}
      </svg>
      ${named &&
        html`<ol class="se-map-names">${shown.map((line) => h(Name, { line, key: line.number }))}</ol>`}
    </div>
  `;
}

/** Return whether any item has both, so that there is something to see on the map. */
export function hasPoints(/** @type {Line[]} */ lines) {
  return lines.some(isMeasured);
}

function isMeasured(/** @type {Line} */ { level, importance }) {
  return level !== null && importance !== null;
}

function inWords(/** @type {Line} */ { level_text: level, importance_text: importance }) {
  return `niveau ${level}, vigtighed ${importance}`;
}

function Name(/** @type {{ line: Shown }} */ { line }) {
  return html`<li value=${line.number}>${line.name}${h(Heard, { text: `: ${inWords(line)}` })}</li>`;
}

function Grid() {
  const [start, end, middle] = [TOP, BOTTOM, placeOf(3)];
  const inside = SIZE - PAD;
  return html`
    <rect x=${start} y=${start} width=${inside} height=${inside} class="se-map-edge" />
    <line x1=${middle} x2=${middle} y1=${start} y2=${end} class="se-map-line" />
    <line x1=${start} x2=${end} y1=${middle} y2=${middle} class="se-map-line" />
    ${FIELDS.map(([lines, x, y]) => h(Words, { lines, x: start + x * inside, y }))}
    <text x=${SIZE / 2} y=${SIZE + 2 * MARGIN - 3} class="se-map-axis">Niveau →</text>
    <text x="10" y=${SIZE / 2} class="se-map-axis" transform=${`rotate(-90 10 ${SIZE / 2})`}>Vigtighed →</text>
  `;
}

function Words(/** @type {{ lines: [string, string], x: number, y: number }} */ { lines: [first, second], x, y }) {
  return html`
    <text y=${y}>
      <tspan x=${x}>${first}</tspan>
      <tspan x=${x} dy=${LINE}>${second}</tspan>
    </text>
  `;
}

/** A line from a number that had to give way, to its spot. */
function Leader(/** @type {import("./layout.js").Placed} */ { x, y, spot }) {
  if (x === spot.x && y === spot.y) return null;
  return html`
    <line x1=${spot.x} y1=${spot.y} x2=${x} y2=${y} class="se-map-leader" />
    <circle cx=${spot.x} cy=${spot.y} r="2" class="se-map-leader" />
  `;
}

function Point(/** @type {import("./layout.js").Placed} */ { number, x, y }) {
  return html`
    <g class="se-map-point">
      <circle cx=${x} cy=${y} r=${RADIUS} />
      <text x=${x} y=${y + 4}>${number}</text>
    </g>
  `;
}
