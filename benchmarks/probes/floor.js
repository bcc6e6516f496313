function firstRating() {
  return document.querySelector("fieldset input[type=radio]");
}

function acknowledged() {
  return document.getElementById("saved").textContent.startsWith("Gemt");
}
