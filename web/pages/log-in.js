// A link carries the key in the fragment, which no server log ever sees. Any other fragment belongs to the page that
// was asked for, such as the round to open, and goes along: a redirect keeps the fragment of what was sent.

const KEY = /^[0-9a-z]{8}\.[0-9a-z]{26}$/;

const form = /** @type {HTMLFormElement} */ (document.getElementById("log-ind"));
const field = /** @type {HTMLInputElement} */ (document.getElementById("noegle"));
const fragment = decodeURIComponent(location.hash.slice(1));
if (KEY.test(fragment)) {
  history.replaceState(null, "", location.pathname + location.search);
  field.value = fragment;
  form.submit();
} else if (location.hash) {
  form.action += location.hash;
}
