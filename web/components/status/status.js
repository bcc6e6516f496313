// Whether everything is saved, in words: spoken politely, the loss of the connection also as a banner.

import { Button } from "../parts/button.js";
import { useNow } from "../parts/now.js";
import { h, html, useRef } from "../view.js";

const LATE_MS = 4000;
const NEWS_MS = 6000; // how long "forbindelsen er tilbage" stays
const RELOAD_MS = 20000;
const UNSAFE =
  "Svarene kan ikke gemmes på denne enhed, og serveren har dem ikke endnu. Luk ikke siden, før der står »Gemt«.";
const LOST =
  "Forbindelsen er tabt. Du kan svare videre. Svarene gemmes her på enheden og sendes, når forbindelsen er " +
  "tilbage.";

/**
 * What is known of the way to the server.
 *
 * @typedef {object} Facts
 * @property {boolean} connected
 * @property {number} waiting  messages that are not acknowledged
 * @property {number} unsent  texts that are typed and not sent
 * @property {number} refused  those of them that are too long, or were refused
 * @property {number | null} oldest  when the first of them was sent, in milliseconds
 * @property {string | null} savedAt  the server's time of the last save
 * @property {number | null} backAt  when a lost connection came back, in milliseconds
 * @property {string | null} refusal  why the server cannot store now
 * @property {boolean} unsafe  what waits could not be kept on this device
 * @property {boolean} comesBack  the connection is made anew by itself
 */

/**
 * Return the state, and how it is said.
 *
 * @type {(facts: Facts, now: number) => { state: string, text: string, tone: string }}
 */
export function statusOf({ connected, waiting, unsent, refused, oldest, savedAt, backAt, refusal }, now) {
  if (!connected) {
    return {
      state: "lost",
      text: waiting > 0 ? `Ingen forbindelse. ${counted(waiting)}` : "Ingen forbindelse",
      tone: "late",
    };
  }
  if (waiting > 0 && (refusal || now - (oldest ?? now) > LATE_MS)) {
    return { state: "late", text: "Ikke gemt endnu", tone: "late" };
  }
  if (waiting > 0) return { state: "saving", text: "Gemmer …", tone: "busy" };
  if (refused > 0) return { state: "refused", text: "En tekst er ikke gemt", tone: "late" };
  if (unsent > 0) return { state: "typing", text: "Ikke gemt endnu", tone: "busy" };
  if (backAt && now - backAt < NEWS_MS) {
    return { state: "back", text: "Forbindelsen er tilbage. Alt er gemt.", tone: "good" };
  }
  return savedAt
    ? { state: "saved", text: `Gemt kl. ${savedAt}`, tone: "good" }
    : { state: "ready", text: "", tone: "" };
}

/** The line that says the state. */
export function StatusLine(/** @type {{ facts: () => Facts }} */ { facts }) {
  const { state, text, tone } = statusOf(facts(), useNow());
  return html`<p class="se-saved" role="status" data-tone=${tone} data-state=${state}>${text}</p>`;
}

/** The banner over the page while the connection is lost, or what is typed is not safe. */
export function LossBanner(/** @type {{ facts: () => Facts }} */ { facts }) {
  const now = useNow();
  const known = facts();
  const lostAt = useRef(/** @type {number | null} */ (null));
  lostAt.current = known.connected ? null : lostAt.current ?? now;
  const text = warning(known);
  const stuck = !known.comesBack && !known.unsafe && lostAt.current !== null && now - lostAt.current > RELOAD_MS;
  const reload = { label: "Genindlæs siden", onPress: () => location.reload(), more: { hidden: !stuck } };
  return html`<div class="se-banner" role="alert" hidden=${text === ""}><p>${text}</p>${h(Button, reload)}</div>`;
}

function warning(/** @type {Facts} */ { connected, waiting, refusal, unsafe }) {
  if (waiting > 0 && unsafe) {
    return UNSAFE;
  }
  if (!connected) {
    return LOST;
  }
  return refusal ?? "";
}

function counted(/** @type {number} */ waiting) {
  return waiting === 1 ? "1 svar er ikke gemt endnu" : `${waiting} svar er ikke gemt endnu`;
}
