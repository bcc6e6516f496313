// What a channel sends over: the kernel of a notebook, or a socket of the server's (socket.js). Both look
// alike from here.

// What each conversation says is in web/protocol/messages.d.ts; here it is carried, whatever it says.

/** @typedef {{ type: string, id?: string, [field: string]: any }} Message  what the browser says */
/** @typedef {Partial<Omit<import("../../protocol/messages.d.ts").Refused, "type">>} Refusal */
/** @typedef {Refusal & { type: string, re?: string | null, [field: string]: any }} Reply  what it hears */

/**
 * @typedef {object} Transport
 * @property {boolean} comesBack  it tells of its connection and makes a new one by itself; a kernel does neither
 * @property {() => boolean} connected
 * @property {(message: Message) => void} send  may throw where the connection is gone
 * @property {() => void} giveUp  the connection seems dead: make a new one, if that can be done
 * @property {(hear: (reply: Reply) => void, turn: () => void) => () => void} listen
 *   `hear` gets each message, `turn` is called when `connected` has changed; returns what ends it
 */

/**
 * The part of an anywidget's model that is used.
 *
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {(event: string, callback: (...details: any[]) => void) => void} on
 * @property {(event: string, callback: (...details: any[]) => void) => void} off
 * @property {(message: Message) => void} send
 */

/** Return the transport over a kernel. It is there until it does not answer. @returns {Transport} */
export function kernelTransport(/** @type {Model} */ model) {
  return {
    comesBack: false,
    connected: () => true,
    send: (message) => model.send(message),
    giveUp: () => {},
    listen(hear) {
      model.on("msg:custom", hear);
      return () => model.off("msg:custom", hear);
    },
  };
}
