// @ts-nocheck not typed yet: take the line away when the file is converted
// What Voilà's front end expects of a page, and the repair of what it does to the page's landmarks.
(() => {
  const LONG_MS = 20000;
  // JupyterLab's own words, in English, where a widget is still on its way.
  const ON_ITS_WAY = /^(Loading widget|$)/;
  let finished = false;

  const loading = () => document.getElementById("loading");

  // The kernel may die before the page is ready, and then nobody else says so.
  const tellToReload = () => {
    if (!loading() || loading().querySelector("button")) return;
    const text = document.createElement("p");
    text.textContent = "Det varer længere, end det plejer. Det, der er gemt, er stadig gemt. Prøv at genindlæse siden.";
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "knap", textContent: "Genindlæs siden" });
    button.onclick = () => location.reload();
    loading().append(text, button);
  };

  const isThere = (result) => Boolean(result.querySelector(":scope > .lm-Widget > .lm-Widget"));
  const isLost = (result) =>
    !isThere(result) && !result.querySelector("script") && !ON_ITS_WAY.test(result.textContent.trim());

  // The cells are shown when the widgets are there, and no words of JupyterLab's in the place of one.
  const showWhenReady = () => {
    if (!finished || !loading()) return;
    const widgets = [...document.querySelectorAll(".resultat[data-widget]")];
    if (widgets.every(isThere)) {
      loading().remove();
      const cells = document.getElementById("rendered_cells");
      if (cells) cells.hidden = false;
    } else if (widgets.some(isLost)) tellToReload();
  };

  // Voilà calls this when its theme is ready; on slow machines that is after the cells are there.
  const finish = () => {
    finished = true;
    showWhenReady();
  };
  window.display_cells = finish;
  window.voila_heartbeat = () => {};
  window.voila_process = () => {};
  window.voila_finish = finish;
  window.cellLoaded = true;
  setTimeout(tellToReload, LONG_MS);

  // Logging out ends the page's kernel as well: when the page goes, its own word to the kernel comes without the cookie.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".hvem")) return;
    const { kernelId } = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
    event.target.append(
      Object.assign(document.createElement("input"), { type: "hidden", name: "kerne", value: kernelId ?? "" }),
    );
  });

  // Voilà's shell takes the cells out of <main> and puts them in a box of its own; bring the box home.
  const observer = new MutationObserver(() => {
    showWhenReady();
    const shell = document.querySelector("body > #main.jp-LabShell");
    const home = document.getElementById("indhold");
    if (shell && home) {
      home.append(shell);
      // Its empty panels call themselves the page's header and footer, which the page has already.
      for (const panel of shell.querySelectorAll("#voila-top-panel, #voila-bottom-panel")) {
        panel.removeAttribute("role");
      }
    }
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
})();
