// What Voilà's front end expects of a page, and the repair of what it does to the page's landmarks.
// A script of the old kind, because it must have run before Voilà's own: its names are kept from the other scripts.

(() => {
  const LONG_MS = 20000;
  const ON_ITS_WAY = /^(Loading widget|$)/; // JupyterLab's own words, in English, where a widget is still on its way
  const LATE = "Det varer længere, end det plejer. Det, der er gemt, er stadig gemt. Prøv at genindlæse siden.";

  let finished = false;

  const loading = () => document.getElementById("loading");

  /** The kernel may die before the page is ready, and then nobody else says so. */
  function tellToReload() {
    const place = loading();
    if (!place || place.querySelector("button")) return;
    const text = Object.assign(document.createElement("p"), { textContent: LATE });
    const again = {
      type: "button",
      className: "button",
      textContent: "Genindlæs siden",
      onclick: () => location.reload(),
    };
    place.append(text, Object.assign(document.createElement("button"), again));
  }

  function isThere(/** @type {Element} */ result) {
    return Boolean(result.querySelector(":scope > .lm-Widget > .lm-Widget"));
  }

  function isLost(/** @type {Element} */ result) {
    return !isThere(result) && !result.querySelector("script") && !ON_ITS_WAY.test(result.textContent?.trim() ?? "");
  }

  /** The cells are shown when the widgets are there, and no words of JupyterLab's in the place of one. */
  function showWhenReady() {
    if (!finished || !loading()) return;
    const widgets = [...document.querySelectorAll(".result[data-widget]")];
    if (widgets.every(isThere)) {
      loading()?.remove();
      const cells = document.getElementById("rendered_cells");
      if (cells) cells.hidden = false;
    } else if (widgets.some(isLost)) tellToReload();
  }

  /** Voilà calls this when its theme is ready; on slow machines that is after the cells are there. */
  function finish() {
    finished = true;
    showWhenReady();
  }

  /**
   * Logging out ends the page's kernel as well: when the page goes, its own word to the kernel comes without the
   * cookie.
   */
  function nameTheKernel(/** @type {SubmitEvent} */ { target }) {
    if (!(target instanceof HTMLFormElement) || !target.matches(".log-out")) return;
    const { kernelId } = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
    const field = { type: "hidden", name: "kerne", value: kernelId ?? "" };
    target.append(Object.assign(document.createElement("input"), field));
  }

  /** Voilà's shell takes the cells out of <main> and puts them in a box of its own; bring the box home. */
  function bringHome() {
    const shell = document.querySelector("body > #main.jp-LabShell");
    const home = document.getElementById("indhold");
    if (!shell || !home) return;
    home.append(shell);
    // Its empty panels call themselves the page's header and footer, which the page has already.
    for (const panel of shell.querySelectorAll("#voila-top-panel, #voila-bottom-panel")) panel.removeAttribute("role");
  }

  Object.assign(globalThis, {
    display_cells: finish,
    voila_heartbeat: () => {},
    voila_process: () => {},
    voila_finish: finish,
    cellLoaded: true,
  });
  setTimeout(tellToReload, LONG_MS);
  document.addEventListener("submit", nameTheKernel);
  new MutationObserver(() => {
    showWhenReady();
    bringHome();
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
