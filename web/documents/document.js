// @ts-nocheck not typed yet: take the line away when the file is converted
// A document on a page: sections with statements, and the table and picture behind them; and how to read the numbers.

import { h, heard, more } from "../components/dom/dom.js";
import { codeBehind } from "./code.js";
import { picturePlace } from "./picture.js";
import { dataTable } from "./table.js";

const COLOURED_MAP = 3; // columns: one for each dimension
const BESIDE = "(min-width: 72rem)"; // as in the style sheet
const READING = { id: "laesning", title: "Sådan læser du tallene" };

/** Where a section stands on the page. */
export const anchor = (id) => `sd-${id}`;

/**
 * document: { sections, reading }. first: how many sections are the first screen: they say what they say in words, with
 * all else one press away. Gives the elements, one a section, and the places of pictures still to be drawn, in order.
 */
export function documentBody({ sections, reading }, first = 0) {
  const places = [];
  const elements = sections.map((one, at) => (at < first ? inShort(one, places) : section(one, places)));
  if (reading.length) elements.push(part(READING, reading.map((text) => h("p", {}, text))));
  return { elements, places };
}

/** Links to all sections, where there are some to choose from. href(id) is the address of one, go(id) turns to it. */
export function contents({ sections, reading }, href, go) {
  const all = reading.length ? [...sections, READING] : sections;
  if (all.length < 3) return "";
  const links = all.map(({ id, title }) =>
    h("li", {}, h("a", { href: href(id), onclick: (event) => go(id, event) }, title))
  );
  const list = more("Indhold", h("ol", {}, links));
  list.open = matchMedia(BESIDE).matches; // where it stands above the sections it would be all that a phone shows
  return h("nav", { class: "sd-contents", "aria-label": "Indhold" }, list);
}

function section(told, places) {
  const { code, title } = told;
  return part(
    told,
    h("div", { class: told.picture ? "sd-two" : "sd-one" }, statements(told), picture(told, places)),
    nothing(told),
    table(told),
    notes(told),
    code && codeBehind(code, title),
  );
}

function inShort(told, places) {
  const { picture: pictured, table: tabled, title, code } = told;
  const behind = [picture(told, places), tabled && dataTable(tabled), notes(told), code && codeBehind(code, title)]
    .filter(Boolean);
  const what = pictured ? (tabled ? "Billede og tal" : "Billede") : tabled ? "Tal" : "Forklaring";
  return part(
    told,
    statements(told),
    nothing(told),
    behind.length > 0 && more([what, heard(` bag ${title}`)], ...behind),
  );
}

const list = (className, texts) =>
  texts.length > 0 && h("ul", { class: className }, texts.map((text) => h("li", {}, text)));
const statements = ({ says }) => list("sd-says", says);
const notes = ({ notes: texts }) => list("sd-notes", texts);
const nothing = ({ empty }) => empty && h("p", { class: "sd-empty" }, empty);

function part({ id, title }, ...children) {
  return h(
    "section",
    { class: "se-card sd-section", id: anchor(id), "aria-labelledby": `${anchor(id)}-titel` },
    h("h2", { id: `${anchor(id)}-titel` }, title),
    children,
  );
}

function picture({ id, picture }, places) {
  if (!picture) return null;
  const place = picturePlace(picture);
  places.push({ id, ...place });
  return place.figure;
}

// What is said in words has its numbers one press away. A table that is a map in the colours of the scale is a picture.
function table({ says, table, picture }) {
  if (!table) return null;
  const coloured = table.heads.filter((_, at) => table.rows.some((row) => row[at]?.tone));
  const behind = picture || (says.length && coloured.length < COLOURED_MAP);
  return behind ? more(`Tallene bag: ${table.caption}`, dataTable(table)) : dataTable(table);
}
