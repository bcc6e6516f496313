// @ts-nocheck not typed yet: take the line away when the file is converted
// Sentences over the page: why something was refused (with the text that was typed, so it is not lost), and news.

import { button, fill, h } from "../components/dom/dom.js";

const TYPED = ["note", "succeeds", "difficult", "will_try"];

export function notices() {
  const alert = h("div", { role: "alert" });
  const kept = h("div", { role: "alert" }); // stays until it is closed: it holds typed text that is nowhere else
  const news = h("div", { role: "status" });
  const clear = () => {
    fill(alert);
    fill(news);
  };
  const refuse = (sentence, message = {}) => {
    const texts = TYPED.map((name) => message[name]).filter(Boolean);
    const box = h(
      "div",
      { class: "se-alert" },
      h("p", {}, sentence),
      texts.length > 0 && keep(texts.join("\n\n")),
      close(() => box.remove()),
    );
    if (texts.length > 0) kept.append(box);
    else fill(alert, box);
    box.scrollIntoView({ block: "nearest" });
  };
  const tell = (sentence, label, onPress) => {
    const press = () => {
      clear();
      onPress();
    };
    fill(news, h("div", { class: "se-banner" }, h("p", {}, sentence), button(label, press)));
  };
  return { el: h("div", { class: "se-notices" }, alert, kept, news), refuse, tell, clear };
}

function keep(text) {
  const area = h("textarea", { readonly: true, rows: 3, "aria-label": "Teksten, du skrev" });
  area.value = text;
  return h(
    "div",
    { class: "se-field" },
    h("p", { class: "se-small" }, "Teksten, du skrev, så du kan kopiere den:"),
    area,
  );
}

function close(onPress) {
  return button("Luk", onPress);
}
