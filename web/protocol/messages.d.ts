// What browser and server say to each other. Written by scripts/protocol-types from the models in Python.

/** A message before the channel has given it its id. */
export type Unsent<M> = M extends { type: string } ? Omit<M, "id"> & { id?: string | null } : never;

/** The part of a reply that says which message it answers; a push answers none. */
export type About = { re?: string | null };

/** The six kinds of concrete action that the publication names. */
export type ActionKind = "samarbejde" | "strategi" | "organisering" | "partnerskab" | "struktur" | "metode";

/** Can the team start on its own, or must the frames change first (the leaders' part)? */
export type ActionReach = "egen" | "rammer";

/** Where an action stands. */
export type ActionStatus = "planlagt" | "i_gang" | "gennemfoert" | "droppet";

/** Write a new action. The id is made once for the form, and is the action's. */
export type AddAction = {
  id?: string;
  what?: string;
  why?: string;
  kind: ActionKind;
  reach: ActionReach;
  owner?: string;
  deadline?: string | null;
  sign?: string;
  cleared?: boolean;
  type: "add_action";
  item: string;
  dimension?: string | null;
  parked?: string | null;
};

/** Keep what the team agreed on: a level or an exit. */
export type Agree = {
  id?: string;
  type: "agree";
  item: string;
  dimension: string;
  level?: number | null;
  exit?: Exit | null;
  reason?: string;
  cleared?: boolean;
  seen: number;
};

/** Ask those who rated an item to rate it once more. */
export type AskAgain = {
  id?: string;
  type: "ask_again";
  item: string;
};

/** Correct who one answers as. */
export type ChangePerspective = {
  id?: string;
  type: "perspective";
  perspective: string;
};

/** Change a planned round. */
export type ChangeRound = {
  id?: string;
  reveal_limit: number;
  report_limit: number;
  votes_each: number;
  votes_cap: number;
  retain_until: string | null;
  type: "change";
  revision: number;
  lens?: boolean | null;
};

/** Give the timer a minute more, pause it, let it go on, or stop it. */
export type ChangeTimer = {
  id?: string;
  type: "timer";
  act: TimerAct;
};

/** Give phones another of the server's addresses. */
export type ChooseAddress = {
  id?: string;
  type: "choose_address";
  url: string;
};

/** Keep how many gave each answer on paper for an item. */
export type CountOnPaper = {
  id?: string;
  type: "count_on_paper";
  item: string;
  dimensions: PaperCounts[];
};

/** Plan a round of a team, which is made if it is new. The id is made once for the form, and is the round's. */
export type CreateRound = {
  id?: string;
  reveal_limit: number;
  report_limit: number;
  votes_each: number;
  votes_cap: number;
  retain_until: string | null;
  type: "create";
  organisation: string;
  team: string;
  title: string;
  frameworks: FrameworkChoice[];
  items: string[];
  lens?: boolean;
};

/** A document, the form above it, and the address as it was understood. */
export type DocumentShown = {
  type: "document";
  document: Record<string, unknown>;
  files: OfferedFile[];
  address: string;
  said: string[];
  form: Record<string, unknown>;
  read_at: string;
};

/** The act was done; `time` where it stored something. A tick is answered with the server's clock. */
export type Done = {
  type: "done";
  now?: number;
  time?: string;
};

/** End the voting, and show the votes. */
export type EndVoting = {
  id?: string;
  type: "end_voting";
};

/** End the writing of lines on an item, or let everybody write again. */
export type EndWriting = {
  id?: string;
  type: "end_writing";
  item: string;
  ended: boolean;
};

/** The two ways to answer without a level. A blank is a third thing: no row at all. */
export type Exit = "ikke_relevant" | "ved_ikke";

/** Get what is looked at as a file. */
export type ExportDocument = {
  id?: string;
  type: "export";
  address?: string;
  format: string;
};

/** Get the round as a file. */
export type ExportRound = {
  id?: string;
  type: "export";
  format: string;
};

/** A file; `data` in base64. */
export type FileReply = {
  type: "file";
  name: string;
  media_type: string;
  data: string;
};

/** Say that one is done, or take it back. */
export type Finish = {
  id?: string;
  type: "done";
  done: boolean;
};

/** Show an item to everybody, or none. */
export type FocusOn = {
  id?: string;
  type: "focus";
  item: string | null;
};

/** A version of a framework that a round asks about. */
export type FrameworkChoice = {
  id: string;
  version: string;
};

/** Let lines become one entry of what the team says. */
export type GatherLines = {
  id?: string;
  type: "gather";
  part: Part;
  lines: string[];
};

/** Give the team's votes on paper to an item. */
export type GiveTeamVotes = {
  id: string;
  type: "team_vote";
  item: string;
  votes: number;
};

/** Give votes to an item. */
export type GiveVotes = {
  id: string;
  type: "vote";
  item: string;
  votes: number;
};

/** Turn the round to a phase. */
export type GoToPhase = {
  id?: string;
  type: "go";
  phase: Phase;
  revision: number;
};

/** The page is being closed, or loaded anew. */
export type Gone = {
  id?: string;
  type: "gone";
};

/** A screen greets on each new connection. */
export type Hello = {
  id?: string;
  type: "hello";
  key?: string | null;
  have?: string | null;
  tab?: string | null;
};

/** Join the round with a key of the browser's own making. */
export type Join = {
  id?: string;
  type: "join";
  key: string;
  perspective: string;
  on_paper?: boolean;
};

/** The reply to a join. */
export type Joined = {
  type: "joined";
  me: Me;
};

/** Let a secret of the browser's own making lead to the round's result once the round is closed. */
export type KeepResult = {
  id?: string;
  type: "keep_result";
  secret: string;
};

/** Turn the page to no round. */
export type LeaveRound = {
  id?: string;
  type: "leave";
};

/** Nobody is at the page: it is emptied, and says why. */
export type Locked = {
  type: "locked";
  sentence: string;
};

/** Show an item on this page alone; none: the one that everybody looks at. */
export type LookAt = {
  id?: string;
  type: "look";
  item: string | null;
};

/** Hide lines, mark them for the plan, or take them out of what they were gathered in; or the other way. */
export type MarkLines = {
  id?: string;
  type: "mark_lines";
  lines: string[];
  hidden?: boolean | null;
  plan?: boolean | null;
  gathered?: boolean | null;
};

/** Who the participant answers as. */
export type Me = {
  perspective: string;
  done: boolean;
};

/** The reply to a tick: has something been stored since what is on the page was read? */
export type News = {
  type: "done";
  changed: boolean;
};

/** A kind of file that can be had. */
export type OfferedFile = {
  format: string;
  label: string;
};

/** In a notebook: begin with the round of a code that was typed. */
export type OpenRound = {
  id?: string;
  type: "open";
  code?: string;
};

/** Turn the page to a round. */
export type OpenTheRound = {
  id?: string;
  type: "open";
  round: string;
};

/** Let votes be given and changed again. */
export type OpenVoting = {
  id?: string;
  type: "open_voting";
};

/** How many gave each answer on paper in a dimension. seen: the revision that the change builds on. */
export type PaperCounts = {
  dimension: string;
  counts: Record<string, number>;
  seen: number;
};

/** The sheet for those who answer on paper. */
export type PaperSheetShown = {
  type: "paper_sheet";
  sheet: Record<string, unknown>;
};

/** Keep something to take up later, and the item that the team talks of. */
export type Park = {
  id: string;
  type: "park";
  text: string;
  item?: string | null;
  cleared?: boolean;
};

/** The three things that are said of an item in the dialogue. */
export type Part = "succeeds" | "difficult" | "will_try";

/** The phases of a round, in order. */
export type Phase = "forberedelse" | "vurdering" | "dialog" | "prioritering" | "udviklingsplan" | "afsluttet";

/** A picture as SVG. */
export type PictureShown = {
  type: "picture";
  html: string;
};

/** A quiet screen asks whether the server is there. */
export type Ping = {
  id?: string;
  type: "ping";
};

/** Plan the team's next round like this one; a later round of the team that is open is turned to instead. */
export type PlanNextRound = {
  id?: string;
  type: "next_round";
};

/** The reply to a ping, with the server's clock in milliseconds. */
export type Pong = {
  type: "pong";
  now: number;
  revision: number;
};

/** A big screen greets, or asks whether the server is there; `tab` is its name while it is open. */
export type ProjectorHello = {
  id?: string;
  type?: "hello" | "ping";
  tab?: string | null;
};

/** Where the round is; also comes unasked, without the rest, when it has changed. */
export type ProjectorRound = {
  type: "round";
  round: Record<string, unknown>;
  now?: number;
  invitation?: Record<string, unknown>;
};

/** Let an action that was taken back be there again. */
export type PutBackAction = {
  id?: string;
  type: "put_back_action";
  action: string;
};

/** Let a round that was taken back be there again. */
export type PutBackRound = {
  id?: string;
  type: "put_back_round";
  round: string;
};

/** Answer a question: a level or an exit. */
export type Rate = {
  id: string;
  type: "rate";
  item: string;
  dimension: string;
  level?: number | null;
  exit?: string | null;
  knowledge?: string[];
  note?: string;
  cleared?: boolean;
};

/** Answer a question once more after the talk. */
export type RateAgain = {
  id: string;
  type: "rate_again";
  item: string;
  dimension: string;
  level: number;
};

/** Keep one's own thoughts on an item. */
export type Reflect = {
  id: string;
  type: "reflect";
  item: string;
  succeeds?: string;
  difficult?: string;
  will_try?: string;
  shared?: boolean;
  cleared?: boolean;
};

/** Nothing was stored. */
export type Refused = {
  type: "refused";
  sentence: string;
  code:
    | "round_closed"
    | "not_allowed"
    | "rewrite"
    | "not_found"
    | "stale"
    | "storage"
    | "unreadable"
    | "too_large"
    | "too_fast"
    | "fault"
    | "refused";
  retry: boolean;
  field?: string;
  found?: string[];
};

/** The round's result as a sheet. */
export type ResultShown = {
  type: "result";
  result: Record<string, unknown>;
};

/** Change an action. */
export type ReviseAction = {
  id?: string;
  what?: string;
  why?: string;
  kind: ActionKind;
  reach: ActionReach;
  owner?: string;
  deadline?: string | null;
  sign?: string;
  cleared?: boolean;
  type: "revise_action";
  action: string;
  seen: number;
};

/** Where the round is now; comes unasked when it has changed. */
export type RoundPush = {
  type: "round";
  round: Record<string, unknown>;
};

/** The reply to whatever stores something, with what was stored; also pushed to the participant's other tabs. */
export type Saved = {
  type: "saved";
  me?: Me;
  answer?: StoredAnswer;
  lens?: Record<string, string[]>;
  second?: StoredSecond;
  reflection?: StoredReflection;
  lines?: StoredLine[];
  vote?: StoredVote;
  votes_left?: number | null;
  importance?: StoredImportance;
};

/** Keep what the team said of an item; a text that is not given stays as it is. */
export type Say = {
  id?: string;
  type: "say";
  item: string;
  succeeds?: string | null;
  difficult?: string | null;
  will_try?: string | null;
  cleared?: boolean;
  seen: number;
};

/** What a facilitator turns the big screen to, in place of what belongs to the phase. */
export type Scene = "introduktion" | "sidst" | "program" | "rangliste" | "pause";

/** Say how long the workshop is. */
export type SetMinutes = {
  id?: string;
  type: "minutes";
  revision: number;
  minutes: number;
};

/** Say how far an action has come. */
export type SetStatus = {
  id?: string;
  type: "status";
  action: string;
  status: ActionStatus;
  reason?: string;
  cleared?: boolean;
  seen: number;
};

/** End it, and show how the item was rated again. */
export type ShowAgain = {
  id?: string;
  type: "show_again";
  item: string;
};

/** Show everybody how an item was answered. */
export type ShowAnswers = {
  id?: string;
  type: "show_answers";
  item: string;
};

/** Show what an address asks for; anybody may have written it. */
export type ShowDocument = {
  id?: string;
  type: "show";
  address?: string;
};

/** Show everybody the lines on an item that have come. */
export type ShowLines = {
  id?: string;
  type: "show_lines";
  item: string;
};

/** Get the sheet for those who answer on paper: for citizens, or for everybody else. */
export type ShowPaperSheet = {
  id?: string;
  type: "paper_sheet";
  citizens: boolean;
};

/** Draw the picture of a section. */
export type ShowPicture = {
  id?: string;
  type: "picture";
  address?: string;
  section: string;
};

/** Get the round's result as a sheet. */
export type ShowResult = {
  id?: string;
  type: "result";
};

/** In a notebook: show the ticket that the server gave the page. */
export type ShowTicket = {
  id?: string;
  type: "ticket";
  ticket?: string;
};

/** Start the participants' server, where the page is a notebook in JupyterLab. */
export type StartServer = {
  id?: string;
  type: "start_server";
};

/** Start a timer for the item that everybody looks at, or for the phase. */
export type StartTimer = {
  id?: string;
  type: "start_timer";
  minutes: number;
};

/** An answer as it was stored. */
export type StoredAnswer = {
  item: string;
  dimension: string;
  level: number | null;
  exit: string | null;
  knowledge: string[];
  note: string;
  time: string;
};

/** How important an item was stored to be. */
export type StoredImportance = {
  item: string;
  level: number;
  time: string;
};

/** A line that one has written. shown: everybody has seen it, and it cannot be taken back any more. */
export type StoredLine = {
  id: string;
  item: string;
  part: string;
  text: string;
  shown: boolean;
  time: string;
};

/** A participant's own thoughts as they were stored. */
export type StoredReflection = {
  item: string;
  succeeds: string;
  difficult: string;
  will_try: string;
  shared: boolean;
  time: string;
};

/** A second rating as it was stored. */
export type StoredSecond = {
  item: string;
  dimension: string;
  level: number;
  time: string;
};

/** The votes that were stored for an item. */
export type StoredVote = {
  item: string;
  votes: number;
  time: string;
};

/** Strike off what was to be taken up later, or let it stand again. */
export type StrikeParked = {
  id?: string;
  type: "strike";
  parked: string;
  done: boolean;
};

/** Take away an action that was written by mistake. */
export type TakeBackAction = {
  id?: string;
  type: "take_back_action";
  action: string;
  seen: number;
};

/** Take back what the team agreed on. */
export type TakeBackAgreement = {
  id?: string;
  type: "take_back_agreement";
  item: string;
  dimension: string;
  seen: number;
};

/** Take back a line of one's own that everybody has not seen yet. */
export type TakeBackLine = {
  id?: string;
  type: "take_back_line";
  line: string;
};

/** Take back a round that was planned by mistake. */
export type TakeBackRound = {
  id?: string;
  type: "take_back_round";
  revision: number;
};

/** Let this page turn everybody's screens from now on. */
export type TakeLead = {
  id?: string;
  type: "lead";
};

/** A page over a kernel asks for news. */
export type Tick = {
  id?: string;
  type: "tick";
};

/** A page over a kernel greets, with the ticket that the server gave it; without one in JupyterLab. */
export type TicketHello = {
  id?: string;
  type: "hello";
  ticket?: string;
  tab?: string | null;
  page?: string | null;
};

/** What can be done with a timer that is there. */
export type TimerAct = "more" | "pause" | "go_on" | "stop";

/** Turn the big screen to a scene, or to what belongs to the phase. slide: of the introduction, 0 first. */
export type TurnScreen = {
  id?: string;
  type: "scene";
  scene?: Scene | null;
  slide?: number;
};

/** Say how important an item is. */
export type Weigh = {
  id: string;
  type: "weigh";
  item: string;
  level: number;
};

/** Say how important an item is to the team. */
export type WeighAsTeam = {
  id: string;
  type: "team_weigh";
  item: string;
  level: number;
};

/** The reply to a hello: where the round is, what it asks (None if the screen has it), and what one has answered. */
export type Welcome = {
  type: "welcome";
  now: number;
  round: Record<string, unknown>;
  content: Record<string, unknown> | null;
  me: Me | null;
  answers?: StoredAnswer[];
  lens?: Record<string, string[]>;
  seconds?: StoredSecond[];
  reflections?: StoredReflection[];
  lines?: StoredLine[];
  votes?: StoredVote[];
  importances?: StoredImportance[];
};

/** Write a short line to the team on an item. */
export type WriteLine = {
  id: string;
  type: "write_line";
  item: string;
  part: string;
  text: string;
  cleared?: boolean;
};

export type ParticipantMessage =
  | ChangePerspective
  | Finish
  | GiveVotes
  | Hello
  | Join
  | KeepResult
  | Ping
  | Rate
  | RateAgain
  | Reflect
  | TakeBackLine
  | Weigh
  | WriteLine;

export type NotebookMessage =
  | ChangePerspective
  | Finish
  | GiveVotes
  | Hello
  | Join
  | KeepResult
  | OpenRound
  | Ping
  | Rate
  | RateAgain
  | Reflect
  | ShowTicket
  | TakeBackLine
  | Weigh
  | WriteLine;

export type FacilitatorMessage =
  | AddAction
  | Agree
  | AskAgain
  | ChangeRound
  | ChangeTimer
  | ChooseAddress
  | CountOnPaper
  | CreateRound
  | EndVoting
  | EndWriting
  | ExportRound
  | FocusOn
  | GatherLines
  | GiveTeamVotes
  | GoToPhase
  | Gone
  | LeaveRound
  | LookAt
  | MarkLines
  | OpenTheRound
  | OpenVoting
  | Park
  | PlanNextRound
  | PutBackAction
  | PutBackRound
  | ReviseAction
  | Say
  | SetMinutes
  | SetStatus
  | ShowAgain
  | ShowAnswers
  | ShowLines
  | ShowPaperSheet
  | ShowResult
  | StartServer
  | StartTimer
  | StrikeParked
  | TakeBackAction
  | TakeBackAgreement
  | TakeBackRound
  | TakeLead
  | Tick
  | TicketHello
  | TurnScreen
  | WeighAsTeam;

export type DocumentsMessage =
  | ExportDocument
  | ShowDocument
  | ShowPicture
  | Tick
  | TicketHello;

export type ProjectorMessage = ProjectorHello;

export type ParticipantReply =
  & About
  & (
    | Joined
    | Pong
    | Refused
    | RoundPush
    | Saved
    | Welcome
  );

export type FacilitatorReply =
  & About
  & (
    | Done
    | FileReply
    | PaperSheetShown
    | Refused
    | ResultShown
  );

export type DocumentsReply =
  & About
  & (
    | DocumentShown
    | FileReply
    | Locked
    | News
    | PictureShown
    | Refused
  );

export type ProjectorReply =
  & About
  & (
    | ProjectorRound
    | Refused
  );
