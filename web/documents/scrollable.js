// What is wider than its place scrolls inside it, by keyboard too, and has a name only then: no stop without a purpose.

import { html, useLayoutEffect, useRef, useState } from "../components/view.js";

/**
 * @param {object} props
 * @param {string} props.label  the id of what it is called
 * @param {string} [props.kind]  more classes
 * @param {string} [props.ratio]  of width to height, where what is to be in it is not there yet
 * @param {Node} [props.node]  what is in it, in the place of children
 * @param {import("../components/view.js").Children} [props.children]
 */
export function Scrollable({ label, kind = "", ratio, node, children }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [wide, turn] = useState(false);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const watch = new ResizeObserver(() => turn(current.scrollWidth > current.clientWidth + 1));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (node) box.current?.replaceChildren(node);
  }, [node]);
  const named = wide ? { tabindex: "0", role: "group", "aria-labelledby": label } : {};
  const style = ratio ? { aspectRatio: ratio } : undefined;
  return html`<div class=${`sd-scroll ${kind}`.trim()} ref=${box} style=${style} ...${named}>${children}</div>`;
}
