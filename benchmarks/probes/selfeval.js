// A new participant first chooses who they are and presses "Deltag".
function firstRating() {
  const rating = document.querySelector(".se-rating input[type=radio]");
  const perspective = document.querySelector(".se-perspectives input[type=radio][value=medarbejder]");
  if (!rating && perspective && !perspective.checked) {
    perspective.click();
    perspective.form.requestSubmit();
  }
  return rating;
}

function acknowledged() {
  return document.querySelector(".se-rating .se-saved")?.textContent.startsWith("Gemt kl.");
}
