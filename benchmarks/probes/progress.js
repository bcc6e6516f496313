// Notes at which time of day the first item's count of complete answers is shown: window.shown[count] in ms.
(() => {
  window.shown = {};
  const look = () => {
    const text = document.querySelector(".sf-progress .sf-count")?.textContent ?? "";
    const count = /^(\d+) af/.exec(text)?.[1];
    if (count && !(count in window.shown)) window.shown[count] = Date.now();
  };
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
})();
