// A page that shows documents: what is looked at, the form above it, what can be taken along, and what goes wrong.

import { ticket } from "../components/channel/ticket.js";
import { Button } from "../components/parts/button.js";
import { guardAgainstSlips } from "../components/slips/slips.js";
import { h, html, render, useEffect, useLayoutEffect, useRef } from "../components/view.js";
import { addressOf } from "./address.js";
import { anchor, Contents, Sections } from "./document.js";
import { openForPrint } from "./print.js";
import { Reader } from "./reader.js";
import { TakeAlong } from "./take-along.js";

const LOST =
  "Siden har mistet forbindelsen. Genindlæs siden for at gå videre. Det, der er gemt i selfeval, er stadig gemt.";

/**
 * What is one page's own.
 *
 * @typedef {object} Look
 * @property {string} name  of the page, for who measures it
 * @property {import("preact").ComponentType<{ form: any, onChoose: (address: string) => void }>} Chooser
 *   the form above the document
 * @property {import("./take-along.js").Wording} wording
 * @property {number} first  how many sections are the first screen
 */

/** Show the page in `el`. Returns what takes it down again. */
export function showPage(
  /** @type {import("../components/channel/transport.js").Model} */ model,
  /** @type {HTMLElement} */ el,
  /** @type {Look} */ look,
) {
  el.classList.add("selfeval");
  const unguard = guardAgainstSlips(el);
  const place = el.appendChild(document.createElement("div"));
  const reader = new Reader(model, {
    page: () => place.offsetParent !== null,
    picture: (section) => Boolean(document.querySelector(`#${anchor(section)} .sd-picture`)?.checkVisibility()),
  });
  render(h(Page, { reader, look }), place);
  return () => {
    unguard();
    render(null, place);
    reader.close();
  };
}

/** @typedef {{ reader: Reader, look: Look }} Props */

function Page(/** @type {Props} */ { reader, look }) {
  const { busy, waiting, drawn, shown } = reader.state.value;
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => root.current ? openForPrint(root.current) : undefined, []);
  useFocus(reader, root);
  return html`
    <div class="se-app sd-page" data-panel=${look.name} aria-busy=${busy ? "true" : undefined} ref=${root}>
      <div class="sd-top">${h(Trouble, { reader })}${h(Top, { reader, look, key: drawn })}</div>
      <div class="sd-loading" role="status">
        ${waiting && html`<p>${waiting}</p><progress aria-label=${waiting}></progress>`}
      </div>
      <div class="sd-body">${shown && h(Body, { reader, look, shown, key: drawn })}</div>
    </div>
  `;
}

/**
 * Move the focus where the reader goes on, once it is drawn.
 *
 * @type {(reader: Reader, root: { current: HTMLElement | null }) => void}
 */
function useFocus(reader, root) {
  const { focus } = reader.state.value;
  useLayoutEffect(() => {
    if (!focus) return;
    const found = "section" in focus
      ? document.getElementById(anchor(focus.section))?.querySelector("h2")
      : root.current?.querySelector("h1");
    const heading = /** @type {HTMLElement | null | undefined} */ (found);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }, [focus]);
}

function Top(/** @type {Props} */ { reader, look }) {
  const { shown, news, refused, drawn } = reader.state.value;
  if (!shown) return null;
  const { title, about } = shown.document;
  if (refused) return html`<h1>${title}</h1>`;
  const { Chooser, wording } = look;
  return html`
    <h1>${title}</h1>
    <ul class="sd-about">${about.map((text) => html`<li>${text}</li>`)}</ul>
    ${shown.said.map((text) => html`<p class="sd-left-out" role="status">${text}</p>`)}
    <div class="sd-live" role="status">${news && h(News, { reader, shown })}</div>
    ${h(Chooser, { form: shown.form, onChoose: (address) => reader.go(address), key: drawn })}
    ${h(TakeAlong, { reader, files: shown.files, wording })}
  `;
}

/** @typedef {import("./content.js").Shown} Shown */

function News(/** @type {{ reader: Reader, shown: Shown }} */ { reader, shown }) {
  return html`
    <p class="sd-news">
      <span>${`Der er gemt noget nyt, siden tallene blev hentet kl. ${shown.read_at}.`}</span>
      ${h(Button, { label: "Hent de nyeste tal", onPress: () => reader.renew() })}
    </p>
  `;
}

function Body(/** @type {Props & { shown: Shown }} */ { reader, look: { wording, first }, shown }) {
  const below = (/** @type {import("./content.js").Section} */ { id, title, table }) =>
    wording.table && table && h(TakeAlong, { reader, files: shown.files, wording, of: { id, title } });
  return html`
    ${h(Contents, {
      document: shown.document,
      href: (id) => addressOf(shown.address, id),
      onTurn: (id) => reader.turnTo(id),
    })}
    ${h(Sections, { document: shown.document, first, drawings: reader.state.value.drawings, below })}
  `;
}

/** What goes wrong, with the way on. */
function Trouble(/** @type {{ reader: Reader }} */ { reader }) {
  const { locked, refused } = reader.state.value;
  const logIn = ticket() ? { label: "Log ind", onPress: () => location.assign(toLogIn()) } : null;
  if (locked !== null) return h(Alert, { sentence: locked, way: logIn });
  if (!reader.channel.connected) {
    return h(Alert, { sentence: LOST, way: { label: "Genindlæs siden", onPress: () => location.reload() } });
  }
  if (!refused) return null;
  const again = { label: "Prøv igen", onPress: () => reader.show(refused.choice) };
  return h(Alert, { sentence: refused.sentence, way: again });
}

/** @typedef {{ label: string, onPress: () => unknown }} Way */

function Alert(/** @type {{ sentence: string, way: Way | null }} */ { sentence, way }) {
  return html`<div class="sd-lost" role="alert"><p>${sentence}</p>${way && h(Button, way)}</div>`;
}

/** Return the address of the log-in that leads back here. */
function toLogIn() {
  const base = document.body.dataset.baseUrl?.replace(/\/voila\/$/, "") ?? "";
  return `${base}/log-ind?next=${location.pathname.slice(base.length)}`;
}
