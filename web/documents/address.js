// @ts-nocheck not typed yet: take the line away when the file is converted
// What is looked at stands in the address after the #, so that a view can be shared and the way back leads back.
// In JupyterLab the address is JupyterLab's own, and is left alone.

const SECTION = "afsnit=";
const served = () => Boolean(document.body.dataset.voila);

/** What the address asks for: a choice, and a section of the page or "". */
export function asked() {
  const parts = served() ? location.hash.slice(1).split("&") : [];
  const isSection = (part) => part.startsWith(SECTION);
  return {
    choice: parts.filter((part) => part && !isSection(part)).join("&"),
    section: plain(parts.find(isSection)?.slice(SECTION.length) ?? ""),
  };
}

function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

export function addressOf(choice, section = "") {
  const parts = [choice, section && SECTION + encodeURIComponent(section)].filter(Boolean);
  return `#${parts.join("&")}`;
}

/** Write a choice into the address: as a new step, or in the place of one that meant the same. */
export function write(choice, { section = "", step = false } = {}) {
  if (!served()) return;
  const wanted = addressOf(choice, section);
  if (wanted === (location.hash || "#")) return;
  history[step ? "pushState" : "replaceState"](null, "", wanted === "#" ? location.pathname + location.search : wanted);
}

export function follow(turn) {
  addEventListener("hashchange", turn);
  return () => removeEventListener("hashchange", turn);
}
