// @ts-nocheck not typed yet: take the line away when the file is converted
// Listens to a round over a WebSocket of the server's own, and comes back by itself when the line is cut.

const ASK_MS = 10_000;
const PATIENCE_MS = 5_000; // no word for so long after asking: the line is dead, whatever the browser thinks
const RETRY_MS = 1_000;

/** onRound(round) gets the round each time the server tells it, onLine(true | false) whether there is a line. */
export function follow(address, onRound, onLine) {
  let socket = null;
  let patience = null;
  const ask = () => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.send("{}");
    patience ??= setTimeout(() => lose(socket), PATIENCE_MS);
  };
  const heard = (event) => {
    clearTimeout(patience);
    patience = null;
    onLine(true);
    const said = JSON.parse(event.data);
    if (said.type === "round") onRound(said.round);
  };
  const lose = (mine) => {
    if (mine !== socket) return;
    clearTimeout(patience);
    patience = null;
    socket = null;
    mine.close();
    onLine(false);
    setTimeout(open, RETRY_MS);
  };
  function open() {
    const mine = new WebSocket(address);
    socket = mine;
    mine.onopen = ask;
    mine.onmessage = (event) => mine === socket && heard(event);
    mine.onclose = () => lose(mine);
  }
  setInterval(ask, ASK_MS);
  document.addEventListener("visibilitychange", ask);
  open();
}
