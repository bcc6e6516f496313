import { strict as assert } from "node:assert";
import { withClock } from "../../testing/clock.js";
import { withDocument } from "../../testing/page.js";
import { socketAddress, SocketTransport } from "./socket.js";

/** A socket that the test opens and cuts. */
class FakeSocket {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSED = 3;
  /** @type {FakeSocket[]} */
  static made = [];
  readyState = FakeSocket.CONNECTING;
  onopen = () => {};
  onclose = () => {};
  /** @type {(event: { data: string }) => void} */
  onmessage = () => {};
  /** @type {string[]} */
  sent = [];

  constructor() {
    FakeSocket.made.push(this);
  }

  send(/** @type {string} */ text) {
    this.sent.push(text);
  }

  open() {
    this.readyState = FakeSocket.OPEN;
    this.onopen();
  }

  close() {
    this.readyState = FakeSocket.CLOSED;
  }

  cut() {
    this.close();
    this.onclose();
  }
}

/**
 * @param {string} name
 * @param {(at: { transport: SocketTransport, made: FakeSocket[], pass: (ms: number) => void }) => void} run
 */
function test(name, run) {
  Deno.test(name, () => {
    const [RealSocket, realRandom] = [globalThis.WebSocket, Math.random];
    Object.assign(globalThis, { WebSocket: FakeSocket });
    Math.random = () => 1; // the longest of the waits
    FakeSocket.made = [];
    withDocument();
    try {
      withClock(({ pass }) => {
        const transport = new SocketTransport("ws://host/d/k7mxpr/ws");
        run({ transport, made: FakeSocket.made, pass });
        transport.close();
      });
    } finally {
      Object.assign(globalThis, { WebSocket: RealSocket });
      Math.random = realRandom;
    }
  });
}

test("a line that is cut is made anew, later each time", ({ made, pass }) => {
  made[0].cut();
  pass(300);
  assert.equal(made.length, 2);
  made[1].cut();
  pass(300);
  assert.equal(made.length, 2);
  pass(300);
  assert.equal(made.length, 3);
});

test("a line that has lived and spoken is made anew at once when it is cut", ({ made, pass }) => {
  made[0].cut();
  pass(300);
  made[1].cut();
  pass(600);
  made[2].open();
  made[2].onmessage({ data: '{"type":"pong"}' });
  pass(5000);
  made[2].cut();
  pass(300);
  assert.equal(made.length, 4);
});

test("a line that never opens is given up after eight seconds", ({ made, pass }) => {
  pass(7999);
  assert.equal(made[0].readyState, FakeSocket.CONNECTING);
  pass(1);
  assert.equal(made[0].readyState, FakeSocket.CLOSED);
});

test("nothing is sent, and nothing heard, over a line that is gone", ({ transport, made, pass }) => {
  /** @type {string[]} */
  const heard = [];
  transport.listen(({ type }) => heard.push(type), () => {});
  made[0].open();
  transport.send({ type: "ping" });
  assert.deepEqual(made[0].sent, ['{"type":"ping"}']);
  made[0].cut();
  transport.send({ type: "ping" });
  pass(300);
  made[0].onmessage({ data: '{"type":"late"}' });
  made[1].onmessage({ data: '{"type":"new"}' });
  assert.equal(made[0].sent.length, 1);
  assert.deepEqual(heard, ["new"]);
});

test("those who listen are told when the line comes and goes", ({ transport, made }) => {
  /** @type {boolean[]} */
  const turns = [];
  transport.listen(() => {}, () => turns.push(transport.connected()));
  made[0].open();
  made[0].cut();
  assert.deepEqual(turns, [true, false]);
});

Deno.test("a page's socket is its own address with /ws behind", () => {
  const at = /** @type {Location} */ ({ protocol: "https:", host: "a.dk", pathname: "/hub/d/k7mxpr/" });
  assert.equal(socketAddress(at), "wss://a.dk/hub/d/k7mxpr/ws");
  assert.equal(socketAddress(/** @type {Location} */ ({ ...at, protocol: "http:" })), "ws://a.dk/hub/d/k7mxpr/ws");
});
