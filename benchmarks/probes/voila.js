function firstRating() {
  return document.querySelector(".widget-toggle-buttons button");
}

function acknowledged() {
  return [...document.querySelectorAll(".widget-html-content")].some(({ textContent }) => textContent.startsWith("Gemt:"));
}
