// The time that is left: small and calm to look at, and told to those who listen at half time, one minute and the end.

import { useNow } from "../parts/now.js";
import { Said } from "../parts/said.js";
import { h, html, useRef } from "../view.js";
import { inMinutes, leftOf, newsOf } from "./counting.js";

/** @typedef {import("./counting.js").Set} Set */

/**
 * @param {object} props
 * @param {Set | null | undefined} props.timer  none is set: only the place where it will be told
 * @param {import("../server-clock/server-clock.js").ServerClock} props.clock
 */
export function Timer({ timer, clock }) {
  useNow();
  const left = timer ? leftOf(timer, clock.now()) : 0;
  const news = useNews(timer ?? null, left);
  return html`
    <div class="se-timer" data-state=${timer ? stateOf(timer, left) : "none"}>
      ${timer && html`
        <p role="timer">
          <span class="se-timer-about">${`${timer.started === null ? "På pause" : timer.about} `}</span>
          <strong>${left > 0 ? inMinutes(left) : "Tiden er gået"}</strong>
        </p>
      `}
      ${h(Said, { text: news, kind: "se-heard" })}
    </div>
  `;
}

function stateOf(/** @type {Set} */ { started }, /** @type {number} */ left) {
  return left === 0 ? "over" : started === null ? "paused" : "runs";
}

/** What was told last of this timer; as it was set anew, nothing has been told. */
function useNews(/** @type {Set | null} */ timer, /** @type {number} */ left) {
  const of = JSON.stringify(timer);
  const last = useRef({ of, left, news: "" });
  const { current } = last;
  const news = timer && current.of === of ? newsOf(current.left, left, timer.seconds) || current.news : "";
  last.current = { of, left, news };
  return news;
}
