// @ts-nocheck not typed yet: take the line away when the file is converted
// What is typed and not yet stored: kept by this tab, also over a reload, with the revision that its writer had before them.

const kept = new Map();

function read(name) {
  try {
    return kept.get(name) ?? JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

function write(name, draft) {
  kept.set(name, draft);
  try {
    sessionStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // switched off or full: then it is kept as long as the page
  }
}

export const drafts = {
  read,
  keep(name, text, revision) {
    write(name, { seen: revision, ...read(name), text });
  },
  /** Once for each: was it left by an earlier load of the page, and not refused? Then it is still to be stored. */
  leftBehind(name) {
    const draft = read(name);
    if (kept.has(name) || !draft) return false;
    kept.set(name, draft);
    return draft.base === undefined;
  },
  /** A whole form that is not stored yet. */
  keepForm: write,
  drop(name) {
    kept.delete(name);
    try {
      sessionStorage.removeItem(name);
    } catch {
      // nothing was kept, so nothing needs to go
    }
  },
  /** It was refused: its writer is told, and shown what is there now; what they save after that is built on it. */
  refused(name) {
    const draft = read(name);
    if (draft) write(name, { text: draft.text, base: draft.seen ?? draft.base });
  },
  /** Does something else stand there now than when a refused text was begun? */
  overtaken(name, revision) {
    const base = read(name)?.base;
    return base !== undefined && base < revision;
  },
};

/** Do an act that stores the texts of these drafts, built on what their writer had before them; `revision` is the newest. */
export async function actOn(desk, names, revision, message, where) {
  const seen = Math.min(revision, ...names.map((name) => read(name)?.seen ?? revision));
  const reply = await desk.act({ ...message, seen }, where);
  if (reply.type === "refused") names.forEach((name) => drafts.refused(name));
  return reply;
}
