// What is looked at is in the address after the #, so that a view can be shared and the way back leads back.
// In JupyterLab the address is JupyterLab's own, and is left alone.

const SECTION = "afsnit=";
const served = () => Boolean(document.body.dataset.voila);

/** @typedef {{ choice: string, section: string }} Place  a choice, and a section of the page or "" */

/** Return what the page's address asks for. */
export function asked() {
  return placeOf(served() ? location.hash : "");
}

/** Return what the end of an address asks for, from the # on. @returns {Place} */
export function placeOf(/** @type {string} */ hash) {
  const parts = hash.slice(1).split("&");
  const section = parts.find(isSection)?.slice(SECTION.length) ?? "";
  return { choice: parts.filter((part) => part && !isSection(part)).join("&"), section: plain(section) };
}

/** Return the end of the address of a choice, and of a section in it. */
export function addressOf(/** @type {string} */ choice, section = "") {
  const parts = [choice, section && SECTION + encodeURIComponent(section)].filter(Boolean);
  return `#${parts.join("&")}`;
}

/**
 * Return the fields of a choice as the end of an address; a field that is "" is left out.
 *
 * @param {Record<string, string>} fields  written as they are: what may hold a sign of the address is encoded before
 */
export function written(fields) {
  return Object.entries(fields).filter(([, value]) => value).map((pair) => pair.join("=")).join("&");
}

/** Write a choice into the address: as a new step, or in the place of one that meant the same. */
export function write(/** @type {string} */ choice, { section = "", step = false } = {}) {
  if (!served()) return;
  const wanted = addressOf(choice, section);
  if (wanted === (location.hash || "#")) return;
  history[step ? "pushState" : "replaceState"](null, "", wanted === "#" ? location.pathname + location.search : wanted);
}

/** Call `turn` when the address is changed by hand or by the way back. Returns what ends it. */
export function follow(/** @type {() => void} */ turn) {
  addEventListener("hashchange", turn);
  return () => removeEventListener("hashchange", turn);
}

function isSection(/** @type {string} */ part) {
  return part.startsWith(SECTION);
}

function plain(/** @type {string} */ text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
