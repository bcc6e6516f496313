// The round that the address names is opened by the kernel; leaving it again is a click that the kernel answers.
function firstRating() {
  const board = document.querySelector('.sf-panel[data-panel="tavle"]');
  if (!board?.querySelector("nav")) return null;
  return [...board.querySelectorAll("button")].find(({ textContent }) => textContent === "Skift runde");
}

function acknowledged() {
  const board = document.querySelector('.sf-panel[data-panel="tavle"]');
  return board?.querySelector("h1") && !board.querySelector("nav");
}
