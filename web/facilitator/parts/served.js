// Where the server shows the round to others, as seen from this page.

/**
 * A served page shows it at the address it came from itself: that holds also when the room's net is gone. In JupyterLab
 * it is at the address that the kernel was told.
 *
 * @param {string} path  from the server's own root
 * @param {string} told  the whole address, as the kernel says it
 */
export function servedAt(path, told) {
  const { voila, baseUrl } = document.body.dataset;
  const root = voila && baseUrl?.replace(/voila\/$/, "");
  return root ? new URL(`${root}${path}`, location.href).href : told;
}
