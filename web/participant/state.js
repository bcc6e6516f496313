// What the screen knows: the server's latest word on the round, the content, and this participant's own answers.
// A state is never changed: each function gives the next one.

/** @typedef {import("./content.js").Round} Round */
/** @typedef {import("./content.js").Content} Content */
/** @typedef {import("../components/channel/transport.js").Message} Message */
/** @typedef {import("../protocol/messages.d.ts").ParticipantReply} Reply */
/** @typedef {import("../protocol/messages.d.ts").Welcome} Whole */
/**
 * @typedef {Pick<Whole, "round" | "content"> & Partial<Whole>} Welcome  the page itself brings round and content alone
 */
/** @typedef {Partial<import("../protocol/messages.d.ts").Saved>} Saving  what a reply says it stored, if anything */
/** @typedef {import("../components/parts/said.js").Saved} Saved */
/** @typedef {Pick<import("../components/channel/channel.js").Channel, "waitingFor" | "connected" | "refusal">} Way */

/**
 * @typedef {object} State
 * @property {Round} round
 * @property {Content} content
 * @property {import("./content.js").Me | null} me
 * @property {ReadonlyMap<string, import("./content.js").StoredAnswer>} answers
 * @property {ReadonlyMap<string, string[]>} lens  which questions of the lens the server asks now, by item
 * @property {ReadonlyMap<string, import("./content.js").StoredSecond>} seconds  how one has rated again, by cell
 * @property {ReadonlyMap<string, import("./content.js").StoredThoughts>} reflections
 * @property {readonly import("./content.js").StoredLine[]} lines  one's own
 * @property {ReadonlyMap<string, import("./content.js").StoredVote>} votes
 * @property {ReadonlyMap<string, import("./content.js").StoredImportance>} importances
 * @property {string | null} savedAt
 */

/** Return the state that a welcome begins with. @returns {State} */
export function newState(/** @type {Welcome} */ welcome) {
  const nothing = { content: welcome.content, savedAt: null };
  return takeWelcome(/** @type {any} */ (nothing), welcome);
}

/** The round of a welcome or a push; its shape is that of content.js. @returns {Round} */
export function roundOf(/** @type {{ round: Record<string, unknown> }} */ { round }) {
  return /** @type {any} */ (round);
}

/** @type {(state: State, welcome: Welcome) => State} */
export function takeWelcome(state, welcome) {
  const answers = welcome.answers ?? [];
  return {
    ...state,
    round: roundOf(welcome),
    content: /** @type {any} */ (welcome.content) ?? state.content,
    me: welcome.me ?? null,
    answers: new Map(answers.map((answer) => [cell(answer.item, answer.dimension), answer])),
    lens: new Map(Object.entries(welcome.lens ?? {})),
    seconds: new Map((welcome.seconds ?? []).map((one) => [cell(one.item, one.dimension), one])),
    reflections: byItem(welcome.reflections),
    lines: linesOf(welcome) ?? [],
    votes: byItem(welcome.votes),
    importances: byItem(welcome.importances),
  };
}

/** Take over what the server says it stored. @type {(state: State, reply: Reply) => State} */
export function takeSaved(state, reply) {
  const { me, answer, lens, second, reflection, vote, importance } = /** @type {Saving} */ (reply);
  const lines = linesOf(/** @type {Saving} */ (reply));
  return {
    ...state,
    me: me ?? state.me,
    answers: answer ? extended(state.answers, cell(answer.item, answer.dimension), answer) : state.answers,
    lens: lens ? new Map([...state.lens, ...Object.entries(lens)]) : state.lens,
    seconds: second ? extended(state.seconds, cell(second.item, second.dimension), second) : state.seconds,
    reflections: reflection ? extended(state.reflections, reflection.item, reflection) : state.reflections,
    lines: lines ?? state.lines,
    votes: vote ? extended(state.votes, vote.item, vote) : state.votes,
    importances: importance ? extended(state.importances, importance.item, importance) : state.importances,
    savedAt: (answer ?? second ?? reflection ?? vote ?? importance ?? lines?.at(-1))?.time ?? state.savedAt,
  };
}

/** @returns {import("./content.js").StoredLine[] | undefined} */
function linesOf(/** @type {{ lines?: unknown }} */ { lines }) {
  return /** @type {any} */ (lines);
}

/**
 * One's own line on an item, if there is one.
 *
 * @type {(state: State, item: string, part: import("./content.js").Part) => import("./content.js").StoredLine | null}
 */
export function ownLine({ lines, round }, item, part) {
  const own = lines.find((line) => line.item === item && line.part === part);
  const all = round.dialogue?.lines ?? [];
  return own ? { ...own, shown: own.shown || all.some((line) => line.part === part && line.text === own.text) } : null;
}

/** What is stored in a message's cell. @type {(state: State, message: Message) => Record<string, any> | undefined} */
export function storedIn({ answers, reflections }, { type, item, dimension }) {
  return type === "rate" ? answers.get(cell(item, dimension)) : reflections.get(item);
}

/**
 * What a screen shows of a cell: what is on its way, or otherwise is stored.
 *
 * @template T
 * @param {Way} channel
 * @param {string} cellName
 * @param {T | null | undefined} stored
 * @returns {T | null}
 */
export function shownOf(channel, cellName, stored) {
  return /** @type {any} */ (channel.waitingFor(cellName)) ?? stored ?? null;
}

export function cell(/** @type {string} */ item, /** @type {string} */ dimension) {
  return `${item}|${dimension}`;
}

/**
 * How many of the questions asked of an item have an answer, counting those on their way.
 *
 * @type {(state: State, channel: Way, id: string) => { answered: number, of: number }}
 */
export function countOf(state, channel, id) {
  const asked = [...dimensionsOf(state, id).map((dimension) => dimension.id), ...lensOf(state, id)];
  const answered = asked.filter((dimension) => answerOf(state, channel, id, dimension));
  return { answered: answered.length, of: asked.length };
}

/** @type {(state: State, channel: Way) => { answered: number, of: number }} */
export function totals(state, channel) {
  const counts = state.content.items.map(({ id }) => countOf(state, channel, id));
  return {
    answered: counts.reduce((sum, one) => sum + one.answered, 0),
    of: counts.reduce((sum, one) => sum + one.of, 0),
  };
}

/**
 * The answer on its way, or otherwise the stored one.
 *
 * @type {(state: State, channel: Way, item: string, dimension: string) => unknown}
 */
export function answerOf(state, channel, item, dimension) {
  return channel.waitingFor(`rate|${item}|${dimension}`) ?? state.answers.get(cell(item, dimension)) ?? null;
}

/**
 * One's levels of an item, on their way or stored; dimensions that were left by an exit are not among them.
 *
 * @type {(state: State, channel: Way, item: string) => import("./content.js").StoredAnswer[]}
 */
export function ratedIn(state, channel, item) {
  return dimensionsOf(state, item).flatMap(({ id }) => {
    const answer = shownOf(channel, `rate|${item}|${id}`, state.answers.get(cell(item, id)));
    return answer === null || answer.level === null ? [] : [answer];
  });
}

/**
 * What one has said that the levels of an item rest on.
 *
 * @type {(state: State, channel: Way, item: string) => string[]}
 */
export function marksOf(state, channel, item) {
  const marked = new Set(ratedIn(state, channel, item).flatMap(({ knowledge }) => knowledge));
  return state.content.knowledge.map(({ id }) => id).filter((id) => marked.has(id));
}

/** @type {(state: State, id: string) => import("./content.js").Dimension[]} */
export function dimensionsOf(state, id) {
  const questions = itemOf(state, id)?.questions ?? {};
  return state.content.dimensions.filter((dimension) => questions[dimension.id]);
}

/**
 * The ids of the lens's questions that are asked of an item: the server's latest word, before it the content's.
 *
 * @type {(state: State, id: string) => string[]}
 */
export function lensOf(state, id) {
  return state.lens.get(id) ?? itemOf(state, id).lens;
}

/** @type {(state: State, id: string) => import("./content.js").Item} */
export function itemOf({ content }, id) {
  const found = content.items.find((item) => item.id === id);
  if (!found) throw new Error(`no item ${id} in this round`);
  return found;
}

function isCitizen(/** @type {State} */ { me }) {
  return me?.perspective === "borger";
}

/**
 * What a question or statement says to this participant.
 *
 * @type {(state: State, wording: import("./content.js").Wording) => string}
 */
export function wordsOf(state, { citizen, staff }) {
  return (isCitizen(state) && citizen) || staff;
}

/**
 * The signs for one's own actor.
 *
 * @type {(state: State, item: import("./content.js").Item) => { label: string, texts: string[] } | null}
 */
export function signsOf({ content, me }, item) {
  const own = content.perspectives.find(({ id }) => id === me?.perspective);
  const actor = own?.actors.find(({ id }) => item.signs[id]?.length);
  return actor ? { label: actor.label, texts: item.signs[actor.id] } : null;
}

/**
 * The scale of a dimension; the lens has its own.
 *
 * @type {(state: State, dimension: string) => import("./content.js").Scale}
 */
export function scaleOf({ content }, dimension) {
  return content.lens?.questions.some(({ id }) => id === dimension) ? content.lens.scale : content.scale;
}

/**
 * Levels as the scale component takes them, described for one dimension.
 *
 * @type {(state: State, dimension: string) => import("../components/scale/scale.js").Level[]}
 */
export function levelsFor(state, dimension) {
  return scaleOf(state, dimension).levels.map(({ value, label, descriptions }) => ({
    value,
    label,
    description: descriptions[dimension] ?? "",
  }));
}

/**
 * An answer in words: "4 (i høj grad)".
 *
 * @type {(state: State, answer: import("./content.js").StoredAnswer) => string}
 */
export function inWords(state, { dimension, level, exit }) {
  const { levels, exits } = scaleOf(state, dimension);
  if (exit) return exits.find(({ id }) => id === exit)?.label.toLowerCase() ?? "";
  return `${level} (${levels.find(({ value }) => value === level)?.label.toLowerCase()})`;
}

/**
 * The words beside a field or question: on its way, late, or saved at a time.
 *
 * @type {(channel: Way, cellName: string, stored: { time?: string } | null | undefined, unsent?: boolean) => Saved}
 */
export function savedText(channel, cellName, stored, unsent = false) {
  if (unsent) return { text: "Teksten er ikke gemt endnu", tone: "late" };
  if (!channel.waitingFor(cellName)) {
    return stored?.time ? { text: `Gemt kl. ${stored.time}`, tone: "good" } : { text: "", tone: "" };
  }
  return channel.connected && !channel.refusal
    ? { text: "Gemmer …", tone: "busy" }
    : { text: "Ikke gemt endnu", tone: "late" };
}

/**
 * @template {{ item: string }} T
 * @param {T[] | undefined} rows
 * @returns {Map<string, T>}
 */
function byItem(rows) {
  return new Map((rows ?? []).map((row) => [row.item, row]));
}

/**
 * @template V
 * @param {ReadonlyMap<string, V>} map
 * @param {string} key
 * @param {V} value
 */
function extended(map, key, value) {
  return new Map([...map, [key, value]]);
}
