// @ts-nocheck not typed yet: take the line away when the file is converted
// The page's host: gives the screen the model that a notebook's kernel would give it, over a WebSocket of the server's own.

import { WAKING } from "../components/channel/link.js";
import { render } from "./app.js";

const SHORTEST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5000;
const OPENING_MS = 8000; // a net that swallows everything leaves a socket opening for minutes
const STEADY_MS = 5000; // a connection that lives so long was no vain try
const STALE_MS = 2000; // what has been opening for so long when the phone wakes is begun anew

/** A model over the socket at `address`: get, set, on, off, send, save_changes. */
function socketModel(traits, address) {
  const values = { connected: false, ...traits };
  const listeners = new Map();
  let socket = null;
  let failures = 0;
  let timer = null;
  let steady = null;
  let begun = 0;

  function emit(event, ...details) {
    for (const callback of listeners.get(event) ?? []) callback(...details);
  }

  function put(name, value) {
    if (values[name] === value) return;
    values[name] = value;
    emit(`change:${name}`);
  }

  function connect() {
    if (socket && socket.readyState <= WebSocket.OPEN) return;
    clearTimeout(timer);
    const mine = new WebSocket(address);
    socket = mine;
    begun = Date.now();
    timer = setTimeout(abandon, OPENING_MS);
    mine.onopen = () => {
      if (mine !== socket) return;
      clearTimeout(timer);
      put("connected", true);
    };
    mine.onmessage = (event) => mine === socket && heard(event);
    mine.onclose = () => mine === socket && lost();
  }

  function heard(event) {
    // Not at opening, and not at once: a server that lets in and says nothing, or drops what it has let in, is left in peace.
    steady ??= setTimeout(() => (failures = 0), STEADY_MS);
    emit("msg:custom", JSON.parse(event.data), []);
  }

  function lost() {
    socket = null;
    clearTimeout(steady);
    steady = null;
    put("connected", false);
    const longest = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** failures++);
    clearTimeout(timer);
    timer = setTimeout(connect, longest * (0.5 + Math.random() / 2)); // jitter: a whole team does not come back at once
  }

  function abandon() {
    socket?.close(); // a dead line answers no close, so nobody waits for it
    lost();
  }

  function wake() {
    if (document.visibilityState !== "visible") return;
    if (socket?.readyState === WebSocket.CONNECTING && Date.now() - begun > STALE_MS) abandon();
    connect();
  }

  for (const [target, event] of WAKING) target.addEventListener(event, wake);
  connect();

  return {
    get: (name) => values[name],
    set: (name, value) => (name === "connected" && value === false ? abandon() : put(name, value)),
    save_changes() {},
    on: (event, callback) => listeners.set(event, [...(listeners.get(event) ?? []), callback]),
    off: (event, callback) =>
      listeners.set(
        event,
        (listeners.get(event) ?? []).filter((one) => one !== callback),
      ),
    send: (message) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message)),
  };
}

const welcome = JSON.parse(document.getElementById("selfeval-welcome").textContent);
const path = location.pathname.replace(/\/$/, "");
const scheme = location.protocol === "https:" ? "wss:" : "ws:";
const model = socketModel(
  { welcome, code: welcome.round.code, address: location.origin + path },
  `${scheme}//${location.host}${path}/ws`,
);
model.on("change:title", () => (document.title = model.get("title")));
render({ model, el: document.getElementById("selfeval") });
