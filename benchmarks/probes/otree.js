// A click before the live socket is open would be lost.
function firstRating() {
  return window.liveSocket?.readyState === WebSocket.OPEN && document.querySelector("fieldset input[type=radio]");
}

function acknowledged() {
  return document.getElementById("saved").textContent.startsWith("Gemt");
}
