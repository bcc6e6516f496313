// Files made by the kernel and kept by the browser; nothing of them is left on the server.

/** Hand a file over to the reader's own computer. */
export function keep(/** @type {import("./content.js").File} */ { name, media_type: type, data }) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const href = URL.createObjectURL(new Blob([bytes], { type }));
  const link = Object.assign(document.createElement("a"), { href, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
