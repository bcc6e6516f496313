// A form that opens another page is sent once. A second press, before the page has come, would take the place of the
// first, and what the first was answered with, such as a session, would be lost.

let isSent = false;

addEventListener("submit", (event) => {
  if (isSent) event.preventDefault();
  isSent = true;
});
addEventListener("pageshow", () => void (isSent = false)); // also by the way back, to a page that was kept
