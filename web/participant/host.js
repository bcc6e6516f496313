// The participant's page: shows over a socket of the server's what a notebook shows over its kernel.

import { socketAddress, SocketTransport } from "../components/channel/socket.js";
import { show } from "./screen.js";
import { STEPS_OF_A_PAGE } from "./steps.js";

const welcome = JSON.parse(document.getElementById("selfeval-welcome")?.textContent ?? "null");
const surroundings = {
  transport: new SocketTransport(socketAddress()),
  address: () => location.origin + location.pathname.replace(/\/$/, ""),
  onTitle: (/** @type {string} */ title) => void (document.title = title),
  steps: STEPS_OF_A_PAGE,
  sheets: new URLSearchParams(location.search).has("ark"),
};
show(/** @type {HTMLElement} */ (document.getElementById("selfeval")), surroundings, welcome);
