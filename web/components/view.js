// The one way to draw: Preact's parts, under one name for all files of web/.

import { h } from "preact";
import htm from "htm";

export { Fragment, h, render } from "preact";
export { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
export { batch, computed, effect, signal, untracked, useSignal } from "@preact/signals";

/** @typedef {import("preact").VNode<any>} View */
/** @typedef {import("preact").ComponentChildren} Children */
/**
 * @template T
 * @typedef {import("@preact/signals").Signal<T>} Signal
 */

/**
 * Markup: html`<p class="se-lead">${text}</p>`. Text is always shown as text, and markup in it is never run.
 * A component is put in as ${h(Component, props)}, because the props are checked there and not in a template.
 *
 * @type {(strings: TemplateStringsArray, ...values: any[]) => View}
 */
export const html = /** @type {any} */ (htm).bind(h);
