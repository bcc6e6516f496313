// @ts-nocheck not typed yet: take the line away when the file is converted
// Whether everything is saved, in words: five states, spoken politely, the loss of the connection also as a banner.

import { button, h, setText, toggle } from "../dom/dom.js";

const LATE_MS = 4000;
const NEWS_MS = 6000; // how long "forbindelsen er tilbage" stays
const RELOAD_MS = 20000;

/**
 * {state, text, tone} of a link: gemmes, gemt, ikke gemt, tabt, genforbundet.
 * savedAt: the server's time of the last save; oldest, backAt and now: milliseconds.
 */
export function statusOf({ connected, waiting, oldest, savedAt, backAt, refusal }, now) {
  if (!connected) {
    return {
      state: "tabt",
      text: waiting > 0 ? `Ingen forbindelse. ${counted(waiting)}` : "Ingen forbindelse",
      tone: "late",
    };
  }
  if (waiting > 0 && (refusal || now - oldest > LATE_MS)) {
    return { state: "ikke-gemt", text: "Ikke gemt endnu", tone: "late" };
  }
  if (waiting > 0) return { state: "gemmes", text: "Gemmer …", tone: "busy" };
  if (backAt && now - backAt < NEWS_MS) {
    return { state: "genforbundet", text: "Forbindelsen er tilbage. Alt er gemt.", tone: "good" };
  }
  return savedAt ? { state: "gemt", text: `Gemt kl. ${savedAt}`, tone: "good" } : { state: "klar", text: "", tone: "" };
}

/**
 * The line that says the state, and the banner over the page. `facts()` gives what `statusOf` needs, whether what waits
 * could not be kept (`unsafe`), and whether the host comes back by itself (`comesBack`).
 */
export function statusLine(facts) {
  const line = h("p", { class: "se-saved", role: "status" });
  const text = h("p", {});
  const reload = button("Genindlæs siden", () => location.reload());
  const banner = h("div", { class: "se-banner", role: "alert" }, text, reload);
  let lostAt = null;
  const update = () => {
    const now = Date.now();
    const known = facts();
    const status = statusOf(known, now);
    lostAt = known.connected ? null : (lostAt ?? now);
    setText(line, status.text);
    line.dataset.tone = status.tone;
    line.dataset.state = status.state;
    setText(text, warning(known));
    toggle(banner, text.textContent !== "");
    toggle(reload, !known.comesBack && !known.unsafe && lostAt !== null && now - lostAt > RELOAD_MS);
  };
  update();
  const clock = setInterval(update, 1000);
  return { line, banner, update, close: () => clearInterval(clock) };
}

function warning({ connected, waiting, refusal, unsafe }) {
  if (waiting > 0 && unsafe) {
    return "Svarene kan ikke gemmes på denne enhed, og serveren har dem ikke endnu. Luk ikke siden, før der står »Gemt«.";
  }
  if (!connected) {
    return "Forbindelsen er tabt. Du kan svare videre. Svarene gemmes her på enheden og sendes, når forbindelsen er tilbage.";
  }
  return refusal ?? "";
}

function counted(waiting) {
  return waiting === 1 ? "1 svar er ikke gemt endnu" : `${waiting} svar er ikke gemt endnu`;
}
