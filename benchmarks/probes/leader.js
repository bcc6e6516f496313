// Runs before the page's own scripts. leader.first gives when the first screen was there, in ms since the navigation
// began; leader.choose(teams) presses "Vis" for those of the teams, and gives the ms until the page told of them.
(() => {
  const PATIENCE_MS = 90000;

  function until(isSo) {
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const look = () => {
        if (isSo()) resolve(performance.now());
        else if (performance.now() - begun > PATIENCE_MS) reject(new Error("nothing was shown"));
        else setTimeout(look, 2);
      };
      look();
    });
  }

  const page = () => document.querySelector('[data-panel="overview"]');
  const isShown = () => page()?.querySelectorAll(".sd-section").length > 3 && !page().hasAttribute("aria-busy");

  async function choose(teams) {
    const form = page().querySelector("form.sl-form");
    form.querySelectorAll('input[name="hold"]').forEach((box, at) => box.checked === teams.includes(at) || box.click());
    await new Promise(requestAnimationFrame);
    const pressed = performance.now();
    form.querySelector(".se-main").click();
    return (await until(() => isShown() && !form.isConnected)) - pressed;
  }

  window.leader = { first: until(isShown), choose };
})();
