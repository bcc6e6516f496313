// What the server gave a page to show its kernel.

/** Return the ticket of this page; in JupyterLab there is none, and none is asked for. */
export function ticket() {
  return document.getElementById("selfeval-billet")?.textContent ?? "";
}
