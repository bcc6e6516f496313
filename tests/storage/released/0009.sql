BEGIN TRANSACTION;
CREATE TABLE access_key (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	scope JSON NOT NULL, 
	label TEXT NOT NULL, 
	secret_hash TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME, 
	once BOOLEAN NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT uq_access_key_id UNIQUE (id)
);
INSERT INTO "access_key" VALUES(1,'k7mxprab','facilitator','["teamet", "kommunen"]','Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \','$argon2id$v=19$','2027-03-04 10:42:31.123456','2027-03-04 10:42:31.123456',0,NULL);
INSERT INTO "access_key" VALUES(2,'k7mxprcd','facilitator','["teamet", "kommunen"]','Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \','$argon2id$v=19$','2027-03-04 10:42:31.123456',NULL,0,'2027-03-04 10:42:31.123456');
CREATE TABLE action (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	team_id VARCHAR(64) NOT NULL, 
	origin_round_id VARCHAR(64) NOT NULL, 
	round_id VARCHAR(64) NOT NULL, 
	item VARCHAR(64) NOT NULL, 
	dimension VARCHAR(64), 
	what TEXT NOT NULL, 
	why TEXT NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	reach VARCHAR(32) NOT NULL, 
	owner TEXT NOT NULL, 
	deadline DATE, 
	sign TEXT NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	status_reason TEXT NOT NULL, 
	at DATETIME NOT NULL, withdrawn BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_action_team_id FOREIGN KEY(team_id) REFERENCES team (id), 
	CONSTRAINT fk_action_origin_round_id FOREIGN KEY(origin_round_id) REFERENCES round (id), 
	CONSTRAINT fk_action_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT uq_action_id_revision UNIQUE (id, revision)
);
INSERT INTO "action" VALUES(1,'handlingen',1,'teamet','runden','runden','p01','faglig','Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \','Vi vurderer praksis forskelligt.','metode','egen','faglig koordinator','2026-06-01','Alle har været med mindst to gange.','planlagt','','2026-03-04 10:42:00.000000',0);
INSERT INTO "action" VALUES(2,'handlingen',2,'teamet','runden','runden','p01',NULL,'Fast sparring hver anden uge','Vi vurderer praksis forskelligt.','metode','egen','faglig koordinator',NULL,'Alle har været med mindst to gange.','planlagt','','2026-03-04 10:42:00.000000',0);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0009');
CREATE TABLE audit (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	key_id VARCHAR(64) NOT NULL, 
	act VARCHAR(64) NOT NULL, 
	round_id VARCHAR(64), 
	detail TEXT NOT NULL
);
INSERT INTO "audit" VALUES(1,'2026-03-04 10:42:00.000000','facilitator','k7mxprab','fase','runden','Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \');
INSERT INTO "audit" VALUES(2,'2026-03-04 10:42:00.000000','facilitator','k7mxprab','fase',NULL,'Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \');
CREATE TABLE consensus (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	round_id VARCHAR(64) NOT NULL, 
	item VARCHAR(64) NOT NULL, 
	dimension VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	level INTEGER, 
	exit VARCHAR(32), 
	reason TEXT NOT NULL, withdrawn BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT ck_consensus_level_or_exit CHECK ((level IS NULL) <> (exit IS NULL)), 
	CONSTRAINT fk_consensus_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT uq_consensus_round_id_item_dimension_revision UNIQUE (round_id, item, dimension, revision)
);
INSERT INTO "consensus" VALUES(1,'runden','p01','faglig',1,'2026-03-04 10:42:00.000000',4,NULL,'Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \',0);
INSERT INTO "consensus" VALUES(2,'runden','p01','faglig',2,'2026-03-04 10:42:00.000000',NULL,'ikke_relevant','',1);
CREATE TABLE deletion (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	round_id VARCHAR(64) NOT NULL, 
	team_id VARCHAR(64) NOT NULL, 
	retain_until DATE NOT NULL, 
	rows JSON NOT NULL
);
INSERT INTO "deletion" VALUES(1,'2027-03-04 10:42:31.123456','slettet','teamet','2026-01-01','{"rating": 7}');
CREATE TABLE dialogue_note (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	round_id VARCHAR(64) NOT NULL, 
	item VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	succeeds TEXT NOT NULL, 
	difficult TEXT NOT NULL, 
	will_try TEXT NOT NULL, 
	CONSTRAINT fk_dialogue_note_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT uq_dialogue_note_round_id_item_revision UNIQUE (round_id, item, revision)
);
INSERT INTO "dialogue_note" VALUES(1,'runden','p01',1,'2026-03-04 10:42:00.000000','','Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \','');
CREATE TABLE framework_snapshot (
	digest VARCHAR(64) NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_framework_snapshot PRIMARY KEY (digest)
);
INSERT INTO "framework_snapshot" VALUES('eafe7783246d65ff2cf70d2d0ef96c4d722a0e25b4306429f75d80c9891ada6e','{"id": "ramme", "version": "1", "items": ["p01", "p02"]}');
CREATE TABLE importance (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	round_id VARCHAR(64) NOT NULL, 
	participant_id VARCHAR(64), 
	item VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	level INTEGER NOT NULL, 
	CONSTRAINT fk_importance_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT fk_importance_round_id_participant_id FOREIGN KEY(round_id, participant_id) REFERENCES participant (round_id, id), 
	CONSTRAINT uq_importance_id UNIQUE (id)
);
INSERT INTO "importance" VALUES(1,'i1','runden','deltageren','p01','2026-03-04 10:42:00.000000',4);
INSERT INTO "importance" VALUES(2,'i2','runden',NULL,'p01','2026-03-04 10:42:00.000000',4);
CREATE TABLE line (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	round_id VARCHAR(64) NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	participant_id VARCHAR(64) NOT NULL, 
	item VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	part VARCHAR(32) NOT NULL, 
	text TEXT NOT NULL, 
	withdrawn BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_line_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT fk_line_round_id_participant_id FOREIGN KEY(round_id, participant_id) REFERENCES participant (round_id, id), 
	CONSTRAINT uq_line_id UNIQUE (id)
);
INSERT INTO "line" VALUES(1,'runden','linjen','deltageren','p01','2026-03-04 10:42:00.000000','succeeds','Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \',0);
CREATE TABLE line_mark (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	round_id VARCHAR(64) NOT NULL, 
	line_id VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	shown BOOLEAN NOT NULL, 
	hidden BOOLEAN NOT NULL, 
	gathered BOOLEAN NOT NULL, 
	"plan" BOOLEAN NOT NULL, 
	CONSTRAINT fk_line_mark_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT fk_line_mark_line_id FOREIGN KEY(line_id) REFERENCES line (id), 
	CONSTRAINT uq_line_mark_line_id_revision UNIQUE (line_id, revision)
);
INSERT INTO "line_mark" VALUES(1,'runden','linjen',1,'2026-03-04 10:42:00.000000',0,1,0,1);
CREATE TABLE open_page (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	round_id VARCHAR(64) NOT NULL, 
	page VARCHAR(64) NOT NULL, 
	seen_at DATETIME NOT NULL, 
	leads BOOLEAN NOT NULL, 
	CONSTRAINT fk_open_page_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT uq_open_page_round_id_page UNIQUE (round_id, page)
);
INSERT INTO "open_page" VALUES(1,'runden','siden','2026-03-04 10:42:00.000000',0);
CREATE TABLE organisation (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT uq_organisation_id UNIQUE (id)
);
INSERT INTO "organisation" VALUES(1,'kommunen','Kommunen');
CREATE TABLE paper_tally (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	round_id VARCHAR(64) NOT NULL, 
	item VARCHAR(64) NOT NULL, 
	dimension VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	counts JSON NOT NULL, 
	CONSTRAINT fk_paper_tally_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT uq_paper_tally_round_id_item_dimension_revision UNIQUE (round_id, item, dimension, revision)
);
INSERT INTO "paper_tally" VALUES(1,'runden','p01','faglig',1,'2026-03-04 10:42:00.000000','{"1": 3, "ved_ikke": 1}');
CREATE TABLE parked (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	round_id VARCHAR(64) NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	item VARCHAR(64), 
	at DATETIME NOT NULL, 
	done BOOLEAN NOT NULL, 
	CONSTRAINT fk_parked_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT uq_parked_id_revision UNIQUE (id, revision)
);
INSERT INTO "parked" VALUES(1,'runden','senere p01',1,'Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \','p01','2026-03-04 10:42:00.000000',0);
INSERT INTO "parked" VALUES(2,'runden','senere None',1,'Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \',NULL,'2026-03-04 10:42:00.000000',0);
CREATE TABLE participant (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	round_id VARCHAR(64) NOT NULL, 
	key_hash VARCHAR(64), 
	perspective VARCHAR(32) NOT NULL, 
	done BOOLEAN NOT NULL, on_paper BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_participant_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT uq_participant_id UNIQUE (id), 
	CONSTRAINT uq_participant_round_id_key_hash UNIQUE (round_id, key_hash), 
	CONSTRAINT uq_participant_round_id_id UNIQUE (round_id, id)
);
INSERT INTO "participant" VALUES(1,'deltageren','runden','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','borger',0,0);
INSERT INTO "participant" VALUES(2,'den anden','runden','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','medarbejder',1,0);
CREATE TABLE phase_change (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	round_id VARCHAR(64) NOT NULL, 
	phase VARCHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT fk_phase_change_round_id FOREIGN KEY(round_id) REFERENCES round (id)
);
INSERT INTO "phase_change" VALUES(1,'runden','vurdering','2026-03-04 10:42:00.000000');
INSERT INTO "phase_change" VALUES(2,'den næste','dialog','2026-03-04 10:42:00.000000');
CREATE TABLE rating (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	round_id VARCHAR(64) NOT NULL, 
	participant_id VARCHAR(64) NOT NULL, 
	item VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	dimension VARCHAR(64) NOT NULL, 
	level INTEGER, 
	exit VARCHAR(32), 
	knowledge JSON NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT ck_rating_level_or_exit CHECK ((level IS NULL) <> (exit IS NULL)), 
	CONSTRAINT fk_rating_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT fk_rating_round_id_participant_id FOREIGN KEY(round_id, participant_id) REFERENCES participant (round_id, id), 
	CONSTRAINT uq_rating_id UNIQUE (id)
);
INSERT INTO "rating" VALUES(1,'r1','runden','deltageren','p01','2026-03-04 10:42:00.000000','faglig',4,NULL,'["praksis", "forskning"]','Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \');
INSERT INTO "rating" VALUES(2,'r2','runden','deltageren','p01','2026-03-04 10:42:00.000000','faglig',NULL,'ved_ikke','[]','');
CREATE TABLE reflection (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	round_id VARCHAR(64) NOT NULL, 
	participant_id VARCHAR(64) NOT NULL, 
	item VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	succeeds TEXT NOT NULL, 
	difficult TEXT NOT NULL, 
	will_try TEXT NOT NULL, 
	shared BOOLEAN NOT NULL, 
	CONSTRAINT fk_reflection_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT fk_reflection_round_id_participant_id FOREIGN KEY(round_id, participant_id) REFERENCES participant (round_id, id), 
	CONSTRAINT uq_reflection_id UNIQUE (id)
);
INSERT INTO "reflection" VALUES(1,'f1','runden','deltageren','p01','2026-03-04 10:42:00.000000','Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \','','',1);
CREATE TABLE result_link (
	secret_hash VARCHAR(64) NOT NULL, 
	round_id VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_result_link PRIMARY KEY (secret_hash), 
	CONSTRAINT fk_result_link_round_id FOREIGN KEY(round_id) REFERENCES round (id)
)
 WITHOUT ROWID

;
INSERT INTO "result_link" VALUES('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc','runden');
CREATE TABLE reveal (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	round_id VARCHAR(64) NOT NULL, 
	what VARCHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	participants BIGINT NOT NULL, 
	ratings BIGINT NOT NULL, 
	reflections BIGINT NOT NULL, 
	votes BIGINT NOT NULL, 
	importances BIGINT NOT NULL, 
	second_ratings BIGINT NOT NULL, 
	item VARCHAR(64), 
	CONSTRAINT fk_reveal_round_id FOREIGN KEY(round_id) REFERENCES round (id)
);
INSERT INTO "reveal" VALUES(1,'runden','svar','2026-03-04 10:42:00.000000',2,2,1,2,2,1,NULL);
CREATE TABLE round (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	team_id VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	code VARCHAR(32) NOT NULL, 
	phase VARCHAR(32) NOT NULL, 
	frameworks JSON NOT NULL, 
	scope JSON NOT NULL, 
	retain_until DATE NOT NULL, 
	created_at DATETIME NOT NULL, 
	reveal_limit INTEGER NOT NULL, 
	report_limit INTEGER NOT NULL, 
	votes_each INTEGER NOT NULL, 
	votes_cap INTEGER NOT NULL, 
	focus VARCHAR(64), 
	predecessor_id VARCHAR(64), 
	revision INTEGER NOT NULL, withdrawn BOOLEAN DEFAULT 0 NOT NULL, lens BOOLEAN DEFAULT 0 NOT NULL, opened JSON DEFAULT '[]' NOT NULL, voting_ended BOOLEAN DEFAULT 0 NOT NULL, asked_again JSON DEFAULT '[]' NOT NULL, due_checked DATETIME, due_seconds INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_round_team_id FOREIGN KEY(team_id) REFERENCES team (id), 
	CONSTRAINT fk_round_predecessor_id FOREIGN KEY(predecessor_id) REFERENCES round (id), 
	CONSTRAINT uq_round_id UNIQUE (id), 
	CONSTRAINT uq_round_code UNIQUE (code)
);
INSERT INTO "round" VALUES(1,'runden','teamet','Æble & <b>"citat"</b> ''nej''; -- 🙂
ny linje	%s {x} \','K7MXPR','vurdering','[{"id": "ramme", "version": "1", "digest": "eafe7783246d65ff2cf70d2d0ef96c4d722a0e25b4306429f75d80c9891ada6e"}]','["p01", "p02"]','2028-03-04','2026-03-04 10:42:00.000000',3,5,3,2,NULL,NULL,1,0,0,'[]',0,'[]',NULL,0);
INSERT INTO "round" VALUES(2,'den næste','teamet','Forår 2026','B7MXPQ','dialog','[{"id": "ramme", "version": "1", "digest": "eafe7783246d65ff2cf70d2d0ef96c4d722a0e25b4306429f75d80c9891ada6e"}]','["p01", "p02"]','2028-03-04','2026-03-04 10:42:00.000000',3,5,3,2,'p02','runden',2,0,1,'[]',0,'[]',NULL,0);
CREATE TABLE second_rating (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	round_id VARCHAR(64) NOT NULL, 
	participant_id VARCHAR(64) NOT NULL, 
	item VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	dimension VARCHAR(64) NOT NULL, 
	level INTEGER NOT NULL, 
	CONSTRAINT fk_second_rating_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT fk_second_rating_round_id_participant_id FOREIGN KEY(round_id, participant_id) REFERENCES participant (round_id, id), 
	CONSTRAINT uq_second_rating_id UNIQUE (id)
);
INSERT INTO "second_rating" VALUES(1,'s1','runden','deltageren','p01','2026-03-04 10:42:00.000000','faglig',2);
CREATE TABLE team (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	organisation_id VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT fk_team_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id), 
	CONSTRAINT uq_team_id UNIQUE (id)
);
INSERT INTO "team" VALUES(1,'teamet','kommunen','Team Åparken');
CREATE TABLE vote (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(64) NOT NULL, 
	round_id VARCHAR(64) NOT NULL, 
	participant_id VARCHAR(64), 
	item VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	votes INTEGER NOT NULL, 
	CONSTRAINT fk_vote_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT fk_vote_round_id_participant_id FOREIGN KEY(round_id, participant_id) REFERENCES participant (round_id, id), 
	CONSTRAINT uq_vote_id UNIQUE (id)
);
INSERT INTO "vote" VALUES(1,'v1','runden','deltageren','p01','2026-03-04 10:42:00.000000',1);
INSERT INTO "vote" VALUES(2,'v2','runden',NULL,'p01','2026-03-04 10:42:00.000000',1);
CREATE TABLE writing (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	round_id VARCHAR(64) NOT NULL, 
	item VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	ended BOOLEAN NOT NULL, 
	CONSTRAINT fk_writing_round_id FOREIGN KEY(round_id) REFERENCES round (id), 
	CONSTRAINT uq_writing_round_id_item_revision UNIQUE (round_id, item, revision)
);
INSERT INTO "writing" VALUES(1,'runden','p01',1,'2026-03-04 10:42:00.000000',1);
CREATE INDEX ix_round_team_id ON round (team_id);
CREATE INDEX ix_phase_change_round_id ON phase_change (round_id);
CREATE INDEX ix_rating_cell ON rating (round_id, participant_id, item, dimension, seq);
CREATE INDEX ix_reflection_cell ON reflection (round_id, participant_id, item, seq);
CREATE INDEX ix_vote_cell ON vote (round_id, participant_id, item, seq);
CREATE INDEX ix_importance_cell ON importance (round_id, participant_id, item, seq);
CREATE INDEX ix_action_team_id ON action (team_id);
CREATE INDEX ix_audit_round_id ON audit (round_id);
CREATE INDEX ix_reveal_round_id ON reveal (round_id);
CREATE INDEX ix_second_rating_cell ON second_rating (round_id, participant_id, item, dimension, seq);
CREATE INDEX ix_result_link_round_id ON result_link (round_id);
CREATE INDEX ix_line_round_id_item ON line (round_id, item);
CREATE INDEX ix_line_mark_round_id ON line_mark (round_id);
CREATE INDEX ix_parked_round_id ON parked (round_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('access_key',2);
INSERT INTO "sqlite_sequence" VALUES('audit',2);
INSERT INTO "sqlite_sequence" VALUES('deletion',1);
INSERT INTO "sqlite_sequence" VALUES('organisation',1);
INSERT INTO "sqlite_sequence" VALUES('team',1);
INSERT INTO "sqlite_sequence" VALUES('round',2);
INSERT INTO "sqlite_sequence" VALUES('action',2);
INSERT INTO "sqlite_sequence" VALUES('consensus',2);
INSERT INTO "sqlite_sequence" VALUES('dialogue_note',1);
INSERT INTO "sqlite_sequence" VALUES('open_page',1);
INSERT INTO "sqlite_sequence" VALUES('paper_tally',1);
INSERT INTO "sqlite_sequence" VALUES('parked',2);
INSERT INTO "sqlite_sequence" VALUES('participant',2);
INSERT INTO "sqlite_sequence" VALUES('phase_change',2);
INSERT INTO "sqlite_sequence" VALUES('reveal',1);
INSERT INTO "sqlite_sequence" VALUES('writing',1);
INSERT INTO "sqlite_sequence" VALUES('importance',2);
INSERT INTO "sqlite_sequence" VALUES('line',1);
INSERT INTO "sqlite_sequence" VALUES('rating',2);
INSERT INTO "sqlite_sequence" VALUES('reflection',1);
INSERT INTO "sqlite_sequence" VALUES('second_rating',1);
INSERT INTO "sqlite_sequence" VALUES('vote',2);
INSERT INTO "sqlite_sequence" VALUES('line_mark',1);
COMMIT;
