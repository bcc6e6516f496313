// A document on a page: sections with statements, and the table and picture behind them; and how to read the numbers.

import { More } from "../components/parts/more.js";
import { Heard } from "../components/parts/said.js";
import { h, html } from "../components/view.js";
import { Code } from "./code.js";
import { isColoured } from "./columns.js";
import { Picture } from "./picture.js";
import { DataTable } from "./table.js";

const BESIDE = "(min-width: 72rem)"; // as in the style sheet
const READING = { id: "laesning", title: "Sådan læser du tallene" };

/** @typedef {import("./content.js").Document} Document */
/** @typedef {import("./content.js").Section} Content */
/** @typedef {import("../components/view.js").Children} Children */
/** @typedef {Record<string, string | null>} Drawings  by section; null where one could not be drawn */

/** Return the id of a section on the page. */
export function anchor(/** @type {string} */ id) {
  return `sd-${id}`;
}

/**
 * @param {object} props
 * @param {Document} props.document
 * @param {number} props.first  how many sections are the first screen: they say what they say in words, side by side
 *   where there is room, with all the rest one press away
 * @param {Drawings} props.drawings
 * @param {(section: Content) => Children} props.below  what is under a section
 */
export function Sections({ document: { sections, reading }, first, drawings, below }) {
  const part = (/** @type {Content} */ section, /** @type {number} */ at) => {
    const Body = at < first ? InShort : InFull;
    return h(Part, { ...section, key: section.id }, [
      h(Body, { section, drawing: drawings[section.id] }),
      below(section),
    ]);
  };
  const parts = sections.map(part);
  return html`
    <div class="sd-parts">
      ${first > 0 && html`<div class="sd-first">${parts.slice(0, first)}</div>`}
      ${parts.slice(first)}
      ${reading.length > 0 && h(Part, READING, reading.map((text) => html`<p>${text}</p>`))}
    </div>
  `;
}

/**
 * Links to all sections, where there are some to choose from.
 *
 * @param {object} props
 * @param {Document} props.document
 * @param {(id: string) => string} props.href  gives the address of a section
 * @param {(id: string) => void} props.onTurn
 */
export function Contents({ document: { sections, reading }, href, onTurn }) {
  const all = reading.length ? [...sections, READING] : sections;
  if (all.length < 3) return null;
  const link = (/** @type {{ id: string, title: string }} */ { id, title }) => {
    const turn = (/** @type {Event} */ event) => {
      event.preventDefault();
      onTurn(id);
    };
    return html`<li><a href=${href(id)} onClick=${turn}>${title}</a></li>`;
  };
  const open = matchMedia(BESIDE).matches; // above the sections it would be all that a phone shows
  return html`
    <nav class="sd-contents" aria-label="Indhold">
      ${h(More, { summary: "Indhold", open }, html`<ol>${all.map(link)}</ol>`)}
    </nav>
  `;
}

/** @param {{ id: string, title: string, children?: Children }} props */
function Part({ id, title, children }) {
  const name = `${anchor(id)}-titel`;
  return html`
    <section class="se-card sd-section" id=${anchor(id)} aria-labelledby=${name}>
      <h2 id=${name}>${title}</h2>
      ${children}
    </section>
  `;
}

/** @typedef {{ section: Content, drawing: string | null | undefined }} Body */

function InFull(/** @type {Body} */ { section, drawing }) {
  const { title, says, picture, table, notes, empty, code } = section;
  return html`
    <div class=${picture ? "sd-two" : "sd-one"}>
      ${h(List, { kind: "sd-says", texts: says })}
      ${picture && h(Picture, { picture, drawing })}
    </div>
    ${h(Empty, { text: empty })}
    ${table && h(Numbers, { section, table })}
    ${h(List, { kind: "sd-notes", texts: notes })}
    ${code && h(Code, { code, title })}
  `;
}

/** What is said in words has its numbers one press away; a table that is a map in colours is a picture. */
function Numbers(
  /** @type {{ section: Content, table: import("./content.js").Table }} */ { section: { says, picture }, table },
) {
  const isBehind = picture || (says.length > 0 && !isColoured(table));
  const shown = h(DataTable, { table });
  return isBehind ? h(More, { summary: `Tallene bag: ${table.caption}` }, shown) : shown;
}

function InShort(/** @type {Body} */ { section, drawing }) {
  const { title, says, picture, table, notes, empty, code } = section;
  const what = picture ? (table ? "Billede og tal" : "Billede") : table ? "Tallene" : "Forklaring";
  const summary = [what, h(Heard, { text: ` bag ${title}` })];
  const behind = html`
    ${picture && h(Picture, { picture, drawing })}
    ${table && h(DataTable, { table })}
    ${h(List, { kind: "sd-notes", texts: notes })}
    ${code && h(Code, { code, title })}
  `;
  return html`
    ${h(List, { kind: "sd-says", texts: says })}
    ${h(Empty, { text: empty })}
    ${(picture || table || notes.length > 0 || code) && h(More, { summary }, behind)}
  `;
}

function List(/** @type {{ kind: string, texts: string[] }} */ { kind, texts }) {
  return texts.length > 0 && html`<ul class=${kind}>${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

function Empty(/** @type {{ text: string | null }} */ { text }) {
  return text && html`<p class="sd-empty">${text}</p>`;
}
