// @ts-nocheck not typed yet: take the line away when the file is converted
// A participant's way back in: the personal link for another device, and leaving this device to somebody else.

import { button, h, more, newId, setText } from "../dom/dom.js";

/**
 * statement: the address of the accessibility statement, or null;
 * link: text, or null where the host has no address; perspectives: [{id, label}]; perspective: the id of one's own;
 * fixed: it can no longer be corrected. onChoose(id) corrects it, onLeave() forgets the key on this device.
 */
export function access({ link, statement, perspectives, perspective, fixed, onChoose, onLeave }) {
  const label = perspectives.find(({ id }) => id === perspective).label;
  return h(
    "div",
    { class: "se-access" },
    more(
      "Din deltagelse",
      fixed
        ? h("p", {}, "Du deltager som ", h("strong", {}, label), ".")
        : chooser(perspectives, perspective, onChoose),
      link && copyable(link),
      h("p", {}, "Skal en anden svare på denne enhed? Gem først dit link, hvis du vil tilbage til dine svar."),
      button("Lad en anden svare på denne enhed", onLeave),
      statementLink(statement),
    ),
  );
}

/** The way to the accessibility statement; nothing where the host has none. */
export function statementLink(address) {
  return address && h("a", { class: "se-statement", href: address }, "Tilgængelighed");
}

function chooser(perspectives, perspective, onChoose) {
  const id = newId("perspective");
  const options = perspectives.map((one) =>
    h("option", { value: one.id, selected: one.id === perspective }, one.label)
  );
  const select = h("select", { id, class: "se-select", onchange: () => onChoose(select.value) }, options);
  return h("div", {}, h("label", { for: id }, "Du deltager som "), select);
}

function copyable(link) {
  const id = newId("link");
  const input = h("input", {
    id,
    type: "text",
    readonly: true,
    value: link,
    class: "se-link",
    onfocus: (event) => event.target.select(),
  });
  const told = h("p", { role: "status" });
  const copy = async () =>
    setText(
      told,
      (await copied(input)) ? "Linket er kopieret." : "Linket er markeret. Kopiér det med Ctrl+C eller et langt tryk.",
    );
  return [
    h(
      "label",
      { for: id },
      "Dit personlige link. Åbn det på en anden enhed, og fortsæt der. Del det ikke: Det åbner dine svar.",
    ),
    h("div", { class: "se-copy" }, input, button("Kopiér link", copy)),
    told,
  ];
}

// The clipboard needs https; on a meeting room's plain http the older way still works.
async function copied(input) {
  try {
    await navigator.clipboard.writeText(input.value);
    return true;
  } catch {
    input.focus();
    input.select();
    return document.execCommand("copy");
  }
}
