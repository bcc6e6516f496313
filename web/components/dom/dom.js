// @ts-nocheck not typed yet: take the line away when the file is converted
// Elements without a framework. Text always becomes a text node, so markup in a note is shown as text and never run.

const COUNTERS = new Map();

/** An element: `props` are attributes, `class`, and `onclick`-like listeners; null, undefined and false are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...kept(children));
  return element;
}

/** Put `children` in the place of everything that `element` holds. */
export function fill(element, ...children) {
  element.replaceChildren(...kept(children));
  return element;
}

/** An id that no other element of the page has, also with two screens in one notebook. */
export function newId(stem) {
  const next = (COUNTERS.get(stem) ?? 0) + 1;
  COUNTERS.set(stem, next);
  return `se-${stem}-${next}`;
}

/** Show or hide, and say nothing to anybody when nothing changes. */
export function toggle(element, visible) {
  if (element.hidden === visible) element.hidden = !visible;
}

/** Set text only where it differs, so that a live region speaks once. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Move the focus to a screen's heading: a reader starts at the top of what is new. */
export function focusHeading(root) {
  const heading = root.querySelector("h1, [data-heading]");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  root.scrollIntoView({ block: "start" });
}

/** A paragraph or list item that is only for those who listen. */
export function heard(text) {
  return h("span", { class: "se-heard" }, text);
}

/** A button; `kind` adds classes such as se-main (the one to press) or se-wide. */
export function button(label, onclick, kind = "") {
  return h("button", { type: "button", class: `se-button ${kind}`.trim(), onclick }, label);
}

/** A part that opens on demand. */
export function more(summary, ...children) {
  return h(
    "details",
    { class: "se-more" },
    h("summary", {}, summary),
    h("div", { class: "se-more-body" }, ...children),
  );
}

function setProp(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") {
    element[name] = value; // a property, so that morph can hand it over
  } else if (name === "class") element.className = value;
  else element.setAttribute(name, value === true ? "" : String(value));
}

function kept(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
