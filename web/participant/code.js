// @ts-nocheck not typed yet: take the line away when the file is converted
// In a notebook, which has no address with a code in it: the code is typed.

import { fill, h, newId, setText } from "../components/dom/dom.js";
import { memory, randomText } from "../components/channel/keys.js";

const LAST = "selfeval:code";

/** Ask for a round's code in `el`; onWelcome(welcome) when there is one. Returns {close()}. */
export function askCode(model, el, onWelcome) {
  const id = newId("code");
  const input = h("input", {
    id,
    class: "se-code",
    type: "text",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    maxlength: 20,
  });
  const problem = h("p", { class: "se-problem", role: "alert" });
  let asked = null;
  const submit = (event) => {
    event.preventDefault();
    asked = randomText();
    model.send({ type: "open", id: asked, code: input.value });
  };
  const receive = (reply) => {
    if (reply.re !== asked) return;
    if (reply.type !== "welcome") return setText(problem, reply.sentence);
    close();
    memory.write(LAST, input.value);
    onWelcome(reply);
  };
  const close = () => model.off("msg:custom", receive);
  model.on("msg:custom", receive);
  input.value = memory.read(LAST) ?? "";
  fill(el, h("div", { class: "se-page" }, form(id, input, problem, submit)));
  return { close };
}

function form(id, input, problem, onsubmit) {
  return h(
    "form",
    { class: "se-column", onsubmit },
    h("h1", {}, "Deltag i en runde"),
    h(
      "div",
      { class: "se-field" },
      h("label", { for: id }, "Rundens kode"),
      h("p", { class: "se-small se-muted" }, "Koden har 6 tegn. Den står på skærmen hos facilitatoren."),
      input,
      problem,
    ),
    h("div", {}, h("button", { type: "submit", class: "se-button se-main" }, "Fortsæt")),
  );
}
