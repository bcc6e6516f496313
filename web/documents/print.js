// @ts-nocheck not typed yet: take the line away when the file is converted
// On paper everything that can be opened is open; afterwards the page is as it was.

export function openForPrint(root) {
  let closed = [];
  const open = () => {
    closed = [...root.querySelectorAll("details:not([open])")];
    for (const each of closed) each.open = true;
  };
  const close = () => {
    for (const each of closed) each.open = false;
    closed = [];
  };
  addEventListener("beforeprint", open);
  addEventListener("afterprint", close);
  return () => {
    removeEventListener("beforeprint", open);
    removeEventListener("afterprint", close);
  };
}
