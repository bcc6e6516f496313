// A part that opens on demand.

import { html, useLayoutEffect, useRef } from "../view.js";

/**
 * @param {object} props
 * @param {import("../view.js").Children} props.summary
 * @param {string} [props.kind]  more classes
 * @param {boolean} [props.open]  opens when it turns true; only the reader closes it
 * @param {boolean} [props.hidden]
 * @param {import("../view.js").Children} [props.children]
 */
export function More({ summary, kind = "", open = false, hidden = false, children }) {
  /** @type {{ current: HTMLDetailsElement | null }} */
  const details = useRef(null);
  useLayoutEffect(() => {
    if (open && details.current) details.current.open = true;
  }, [open]);
  return html`
    <details class=${`se-more ${kind}`.trim()} ref=${details} hidden=${hidden}>
      <summary>${summary}</summary>
      <div class="se-more-body">${children}</div>
    </details>
  `;
}
