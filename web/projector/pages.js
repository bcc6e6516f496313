// A list on a screen that nobody scrolls: as large as it fits, and in pages that turn by themselves where it does not.

import { html, useEffect, useLayoutEffect, useRef, useState } from "../components/view.js";
import { pagesOf, turnedTo } from "./paging.js";

const TURN_MS = 15_000;
/** The smallest letters there are on the screen: 24 px at 1920 × 1080. */
const SMALLEST = 0.84;
const STEPS = /** @type {Record<string, number>} */ ({ ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 });

/**
 * @typedef {object} Layout  how a list stands on the screen
 * @property {{ current: any }} box  goes on the element that the list must fit in
 * @property {number} size  of its letters
 * @property {number} from  the first entry that is shown
 * @property {number} to  the entry after the last
 * @property {number} at  the page, 0 first
 * @property {number} count  of pages
 * @property {boolean} held  do the pages stand still?
 */

/** @typedef {{ from: number, to: number, step: number }} Page  step: how many sizes smaller than the largest it is */
/** @typedef {{ sign: string, pages: Page[], isSplit: boolean }} Fitted */

/**
 * Lay out a list of `count` entries, each an element with `data-entry` in the box. It is tried in ever smaller letters,
 * then in pages, before anything is seen; and anew where `sign`, which stands for all that it says, or the screen's
 * size has changed. A page turns every fifteen seconds and by the arrow keys; the space bar lets the pages stand, and
 * turn again.
 *
 * @type {(count: number, sign: string, sizes: number[]) => Layout}
 */
export function usePages(count, sign, sizes) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  /** @type {() => Fitted} */
  const anew = () => ({ sign, pages: [{ from: 0, to: count, step: 0 }], isSplit: false });
  const [last, keep] = useState(anew);
  const now = last.sign === sign ? last : anew();
  const [at, turn] = useState(0);
  const [held, hold] = useState(false);
  const before = useRef(count);
  const here = Math.min(at, now.pages.length - 1);
  useLayoutEffect(() => {
    const next = box.current && better(now, here, box.current, sizes.length);
    if (next) return keep(next);
    if (count > before.current) turn(now.pages.length - 1); // what is new is seen at once
    before.current = count;
  });
  useEffect(() => {
    const again = () => keep({ sign: "", pages: [], isSplit: false });
    addEventListener("resize", again);
    return () => removeEventListener("resize", again);
  }, []);
  useTurning(now.pages.length, here, held, turn, hold);
  const { from, to, step } = now.pages[here];
  return { box, size: sizes[step] ?? SMALLEST, from, to, at: here, count: now.pages.length, held };
}

/** @type {(count: number, at: number, held: boolean, turn: (at: number) => void, hold: (held: boolean) => void) => void} */
function useTurning(count, at, held, turn, hold) {
  useEffect(() => {
    if (count < 2) return;
    const step = (/** @type {number} */ by) => turn(turnedTo(at, by, count));
    const timer = held ? undefined : setInterval(() => step(1), TURN_MS);
    const press = (/** @type {KeyboardEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === " ") hold(!held);
      else if (STEPS[event.key]) step(STEPS[event.key]);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => {
      clearInterval(timer);
      removeEventListener("keydown", press);
    };
  }, [count, at, held]);
}

/** Is this a screen that nobody scrolls? On any other the whole list is shown. */
function isProjected() {
  return matchMedia("(min-width: 60rem) and (min-aspect-ratio: 1)").matches;
}

/**
 * Return what to try next where the page that is drawn does not fit: smaller letters, then pages, and last the smallest
 * letters there are for an entry that is too tall for a page of its own. Null where it fits, or nothing is left to try.
 *
 * @type {(now: Fitted, at: number, box: HTMLElement, sizes: number) => Fitted | null}
 */
function better({ sign, pages, isSplit }, at, box, sizes) {
  const frame = box.getBoundingClientRect();
  const entries = [...box.querySelectorAll("[data-entry]")].map((entry) => entry.getBoundingClientRect());
  if (!isProjected()) return smaller(pages[at].step < sizes - 1 ? sizes - 1 : null);
  if (Math.max(frame.top, ...entries.map((entry) => entry.bottom)) <= frame.bottom + 1) return null;
  const { from, step } = pages[at];
  if (step === sizes - 1 && entries.length > 1 && !isSplit) {
    const extents = entries.map(({ top, bottom }) => /** @type {[number, number]} */ ([top, bottom]));
    const parts = pagesOf(extents, frame.bottom - entries[0].top);
    return { sign, isSplit: true, pages: parts.map(([first, to]) => ({ from: from + first, to: from + to, step: 0 })) };
  }
  return smaller(step < sizes ? step + 1 : null);

  /** @returns {Fitted | null} */
  function smaller(/** @type {number | null} */ step) {
    return step === null ? null : { sign, isSplit, pages: pages.with(at, { ...pages[at], step }) };
  }
}

/** Which of several pages is shown. */
export function PageNumber(/** @type {Layout} */ { at, count, held }) {
  if (count < 2) return null;
  return html`<p class="sp-page">${`Side ${at + 1} af ${count}${held ? " · holdes" : ""}`}</p>`;
}
