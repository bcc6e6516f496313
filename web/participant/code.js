// In a notebook, which has no address with a code in it: the code is typed.

import { memory } from "../components/channel/memory.js";
import { randomText } from "../components/channel/random.js";
import { useName } from "../components/parts/names.js";
import { html, useLayoutEffect, useRef, useState } from "../components/view.js";

const LAST = "selfeval:code";

/** @typedef {import("../components/channel/transport.js").Reply} Reply */

/**
 * Asks for a round's code, until the kernel knows it.
 *
 * @param {object} props
 * @param {import("../components/channel/transport.js").Transport} props.transport
 * @param {(welcome: Reply) => void} props.onWelcome
 */
export function CodeForm({ transport, onWelcome }) {
  const id = useName("code");
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const asked = useRef("");
  const [problem, say] = useState("");
  useLayoutEffect(() =>
    transport.listen((reply) => {
      if (!asked.current || reply.re !== asked.current) return;
      if (reply.type !== "welcome") return say(reply.sentence ?? "");
      memory.write(LAST, input.current?.value ?? "");
      onWelcome(reply);
    }, () => {}), []);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    asked.current = randomText();
    transport.send({ type: "open", id: asked.current, code: input.current?.value });
  };
  useLayoutEffect(() => {
    if (input.current) input.current.value = memory.read(LAST) ?? "";
  }, []);
  return html`
    <div class="se-page">
      <form class="se-column" onSubmit=${submit}>
        <h1>Deltag i en runde</h1>
        <div class="se-field">
          <label for=${id}>Rundens kode</label>
          <p class="se-small se-muted">Koden har 6 tegn. Den står på skærmen hos facilitatoren.</p>
          <input
            id=${id}
            ref=${input}
            class="se-code"
            type="text"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            maxlength="20"
          />
          <p class="se-problem" role="alert">${problem}</p>
        </div>
        <div><button type="submit" class="se-button se-main">Fortsæt</button></div>
      </form>
    </div>
  `;
}
