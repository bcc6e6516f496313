// What Voilà's front end expects of a page, and the repair of what it does to the page's landmarks.
(() => {
  const LONG_MS = 20000;
  const show = () => {
    document.getElementById("loading")?.remove();
    const cells = document.getElementById("rendered_cells");
    if (cells) cells.hidden = false;
  };
  // Voilà calls this when its theme is ready; on slow machines that is after the cells are there.
  window.display_cells = show;
  window.voila_heartbeat = () => {};
  window.voila_process = () => {};
  window.voila_finish = show;
  window.cellLoaded = true;

  // The kernel may die before the page is ready, and then nobody else says so.
  setTimeout(() => {
    const loading = document.getElementById("loading");
    if (!loading) return;
    const text = document.createElement("p");
    text.textContent = "Det varer længere, end det plejer. Det, der er gemt, er stadig gemt. Prøv at genindlæse siden.";
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: "Genindlæs siden", onclick: () => location.reload() });
    loading.append(text, button);
  }, LONG_MS);

  // Logging out ends the page's kernel as well: when the page goes, its own word to the kernel comes without the cookie.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".hvem")) return;
    const { kernelId } = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
    event.target.append(Object.assign(document.createElement("input"), { type: "hidden", name: "kerne", value: kernelId ?? "" }));
  });

  // Voilà's shell takes the cells out of <main> and puts them in a box of its own; bring the box home.
  const observer = new MutationObserver(() => {
    const shell = document.querySelector("body > #main.jp-LabShell");
    const home = document.getElementById("indhold");
    if (shell && home) {
      home.append(shell);
      // Its empty panels call themselves the page's header and footer, which the page has already.
      for (const panel of shell.querySelectorAll("#voila-top-panel, #voila-bottom-panel")) panel.removeAttribute("role");
    }
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
})();
