// Runs before the page's own scripts. A system's probe defines firstRating() and acknowledged(); this clicks the first
// rating as soon as it is there and notes, in ms since the navigation began, when its save was acknowledged.
(() => {
  const PATIENCE_MS = 90000;
  const AFTERWARDS_MS = 150; // the browser tells of a paint a little later
  const times = { clicked: null, saved: null };

  function paints() {
    return Object.fromEntries(performance.getEntriesByType("paint").map(({ name, startTime }) => [name, startTime]));
  }

  window.bench = new Promise((resolve, reject) => {
    function look() {
      if (times.clicked === null) {
        const rating = firstRating();
        if (rating) {
          times.clicked = performance.now();
          rating.click();
        }
      } else if (acknowledged()) {
        times.saved = performance.now();
        setTimeout(() => resolve({ ...times, ...paints() }), AFTERWARDS_MS);
        return;
      }
      if (performance.now() > PATIENCE_MS) reject(new Error("nothing was acknowledged"));
      else setTimeout(look, 2);
    }
    look();
  });
})();
