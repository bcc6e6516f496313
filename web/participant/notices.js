// Sentences over the page: why something was refused (with the text that was typed, so it is not lost), and news.

import { Button } from "../components/parts/button.js";
import { h, html, signal, useLayoutEffect, useRef } from "../components/view.js";

const TYPED = ["note", "succeeds", "difficult", "will_try"];

/** @typedef {{ id: number, sentence: string, text: string }} Refusal */
/** @typedef {{ sentence: string, label: string, onPress: () => void }} News */

export class Notices {
  #last = 0;
  alert = signal(/** @type {Refusal | null} */ (null));
  /** These stay until they are closed: they hold typed text that is nowhere else. */
  kept = signal(/** @type {Refusal[]} */ ([]));
  news = signal(/** @type {News | null} */ (null));

  clear() {
    this.alert.value = null;
    this.news.value = null;
  }

  /** Say why something was refused; `message` is what was refused. */
  refuse(/** @type {string} */ sentence, /** @type {Record<string, any>} */ message = {}) {
    const text = TYPED.map((name) => message[name]).filter(Boolean).join("\n\n");
    const refusal = { id: ++this.#last, sentence, text };
    if (text) this.kept.value = [...this.kept.value, refusal];
    else this.alert.value = refusal;
  }

  close(/** @type {Refusal} */ refusal) {
    this.kept.value = this.kept.value.filter((one) => one !== refusal);
    if (this.alert.value === refusal) this.alert.value = null;
  }

  /** Tell of something, with a button that goes on from it. */
  tell(/** @type {string} */ sentence, /** @type {string} */ label, /** @type {() => void} */ onPress) {
    this.news.value = { sentence, label, onPress };
  }
}

export function NoticesView(/** @type {{ notices: Notices }} */ { notices }) {
  const box = (/** @type {Refusal} */ refusal) =>
    h(Box, { key: refusal.id, refusal, onClose: () => notices.close(refusal) });
  const news = notices.news.value;
  const press = () => {
    notices.clear();
    news?.onPress();
  };
  return html`
    <div class="se-notices">
      <div role="alert">${notices.alert.value && box(notices.alert.value)}</div>
      <div role="alert">${notices.kept.value.map(box)}</div>
      <div role="status">
        ${news &&
          html`<div class="se-banner"><p>${news.sentence}</p>${h(Button, { label: news.label, onPress: press })}</div>`}
      </div>
    </div>
  `;
}

function Box(/** @type {{ refusal: Refusal, onClose: () => void }} */ { refusal: { sentence, text }, onClose }) {
  const el = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => el.current?.scrollIntoView({ block: "nearest" }), []);
  const typed = html`
    <div class="se-field">
      <p class="se-small">Teksten, du skrev, så du kan kopiere den:</p>
      <textarea readonly rows="3" aria-label="Teksten, du skrev" value=${text}></textarea>
    </div>
  `;
  return html`
    <div class="se-alert" ref=${el}>
      <p>${sentence}</p>
      ${text && typed}
      ${h(Button, { label: "Luk", onPress: onClose })}
    </div>
  `;
}
