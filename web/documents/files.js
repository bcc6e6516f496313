// @ts-nocheck not typed yet: take the line away when the file is converted
// Files made by the kernel and kept by the browser; nothing of them lies on the server.

/** reply: { name, media_type, data (base64) } */
export function keep({ name, media_type: type, data }) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const href = URL.createObjectURL(new Blob([bytes], { type }));
  const link = Object.assign(document.createElement("a"), { href, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
