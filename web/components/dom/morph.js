// @ts-nocheck not typed yet: take the line away when the file is converted
// Makes a live tree look like a fresh one, and keeps what a person is in the middle of:
// focus, text not yet saved, opened details, scroll. Panels can then be drawn whole from the stored state.

const HANDLERS = ["onclick", "oninput", "onchange", "onsubmit", "onkeydown", "ontoggle", "onblur"];
const KEPT = new Set(["open", "data-dirty", "tabindex"]);

export function morph(live, fresh) {
  copyAttributes(live, fresh);
  for (const name of HANDLERS) if (live[name] !== fresh[name]) live[name] = fresh[name];
  if (live.localName !== "textarea") morphChildren(live, fresh);
  copyValue(live, fresh);
  return live;
}

function copyAttributes(live, fresh) {
  for (const { name } of [...live.attributes]) {
    if (!fresh.hasAttribute(name) && !KEPT.has(name)) live.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (KEPT.has(name) && live.localName === "details") continue;
    if (name === "style") live.style.cssText = fresh.style.cssText; // the page allows no style in markup
    else if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
}

// A field with unsaved text belongs to its writer, not to the stored state.
function copyValue(live, fresh) {
  if (!("value" in live) || live.dataset?.dirty === "true") return;
  if (live.type === "checkbox" || live.type === "radio") {
    if (live.checked !== fresh.checked) live.checked = fresh.checked;
  } else if (["input", "textarea", "select"].includes(live.localName) && live.type !== "file") {
    if (live.value !== fresh.value) live.value = fresh.value;
  }
}

function keyOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.dataset.key ?? node.id ?? "" : "";
}

function fits(live, fresh) {
  return live.nodeType === fresh.nodeType && live.nodeName === fresh.nodeName && keyOf(live) === keyOf(fresh);
}

function morphChildren(live, fresh) {
  const keyed = new Map();
  for (const child of live.children) if (keyOf(child)) keyed.set(`${child.nodeName} ${keyOf(child)}`, child);
  let at = live.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const key = keyOf(wanted);
    const found = key ? keyed.get(`${wanted.nodeName} ${key}`) : at && fits(at, wanted) ? at : null;
    if (!found) {
      live.insertBefore(wanted, at);
    } else {
      if (found === at) at = at.nextSibling;
      else live.insertBefore(found, at);
      if (found.nodeType === Node.ELEMENT_NODE) morph(found, wanted);
      else if (found.nodeValue !== wanted.nodeValue) found.nodeValue = wanted.nodeValue;
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}
