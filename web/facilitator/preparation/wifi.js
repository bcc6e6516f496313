// The room's Wi-Fi as a picture that a phone joins by. Name and password stay in this browser: nothing sends them.

import { renderSVG } from "uqr";
import { memory } from "../../components/channel/memory.js";

/** @typedef {{ name: string, password: string }} Wifi */

const KEPT = "selfeval:wifi";
const LONGEST = { name: 32, password: 63 }; // what Wi-Fi itself allows

/** @returns {Wifi | null} what is kept on this computer */
export function keptWifi() {
  try {
    const { name, password } = JSON.parse(memory.read(KEPT) ?? "null") ?? {};
    return typeof name === "string" && name ? { name, password: String(password ?? "") } : null;
  } catch {
    return null;
  }
}

/** Keep it on this computer, or forget it. Return what is kept now. @type {(wifi: Wifi | null) => Wifi | null} */
export function keepWifi(wifi) {
  const name = wifi?.name.trim().slice(0, LONGEST.name);
  if (!wifi || !name) {
    memory.remove(KEPT);
    return null;
  }
  const kept = { name, password: wifi.password.slice(0, LONGEST.password) };
  memory.write(KEPT, JSON.stringify(kept));
  return kept;
}

/** Return what phones read to join a net: name and password as they are, with their signs marked. */
export function wifiText(/** @type {Wifi} */ { name, password }) {
  const marked = (/** @type {string} */ text) => text.replace(/[\\;,:"]/g, "\\$&");
  return password ? `WIFI:T:WPA;S:${marked(name)};P:${marked(password)};;` : `WIFI:T:nopass;S:${marked(name)};;`;
}

/** Return the picture of a net as the address of an image. */
export function wifiPicture(/** @type {Wifi} */ wifi) {
  return `data:image/svg+xml,${encodeURIComponent(renderSVG(wifiText(wifi), { border: 2 }))}`;
}
