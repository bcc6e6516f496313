// Notes times of the day in ms: turns.pressed, when something was pressed; turns.painted, [heading, when it was painted].
(() => {
  const turns = (window.turns = { pressed: [], painted: [] });
  const heading = () => document.querySelector(".sf-focus-title, .sp-focus h1, .se-stage h1")?.textContent ?? "";
  let seen = "";
  const look = () => {
    const text = heading();
    if (text === seen) return;
    seen = text;
    requestAnimationFrame(() => setTimeout(() => turns.painted.push([text, Date.now()])));
  };
  addEventListener("click", () => turns.pressed.push(Date.now()), true);
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
})();
