// @ts-nocheck not typed yet: take the line away when the file is converted
// The participant's screen as an anywidget: what a notebook's kernel hosts.

import { render as renderScreen } from "./app.js";

function render({ model, el }) {
  const ticket = document.getElementById("selfeval-billet")?.textContent; // the server's pages have one, JupyterLab none
  if (ticket) model.send({ type: "ticket", ticket });
  return renderScreen({ model, el });
}

export default { render };
