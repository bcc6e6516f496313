// The participant's screen as an anywidget: what a notebook's kernel hosts.

import { ticket } from "../components/channel/ticket.js";
import { kernelTransport } from "../components/channel/transport.js";
import { show } from "./screen.js";
import { NO_STEPS } from "./steps.js";

/** @param {{ model: import("../components/channel/transport.js").Model, el: HTMLElement }} host */
function render({ model, el }) {
  if (ticket()) model.send({ type: "ticket", ticket: ticket() });
  const surroundings = {
    transport: kernelTransport(model),
    address: () => model.get("address") ?? null,
    onTitle: () => {},
    steps: NO_STEPS,
  };
  return show(el, surroundings, model.get("welcome"));
}

export default { render };
