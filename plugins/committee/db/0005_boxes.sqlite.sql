-- SPDX-License-Identifier: EUPL-1.2
-- Secret ballots. `id` is a digest of the receipt that the voter alone has, so that the order of rows, which is that of the
-- primary key, is no order of voting; there is no time, no counter, and nothing in common with the roll but the ballot.
-- `owner` is a digest of voter and receipt: without the receipt it says nothing. `seals` holds a seal for each couple of
-- officers, one a line, all of one length.
-- cmt_inner_box holds what the first officer took out, for the second one, under random ids: one row a box and couple.
-- cmt_tracker is the bulletin: what came out, in the order of itself.
-- Without rowid: SQLite would count rows in the order in which they came.
CREATE TABLE cmt_box (
    ballot_id CHAR(26)   NOT NULL,
    id        CHAR(64)   NOT NULL,
    owner     CHAR(64)   NOT NULL,
    seals     MEDIUMTEXT NOT NULL,
    PRIMARY KEY (ballot_id, id),
    CONSTRAINT cmt_box_of FOREIGN KEY (ballot_id) REFERENCES cmt_ballot (id)
) WITHOUT ROWID;

CREATE TABLE cmt_inner_box (
    ballot_id CHAR(26)   NOT NULL,
    place     INTEGER    NOT NULL,
    id        CHAR(32)   NOT NULL,
    seal      MEDIUMTEXT NOT NULL,
    PRIMARY KEY (ballot_id, place, id),
    CONSTRAINT cmt_inner_box_of FOREIGN KEY (ballot_id) REFERENCES cmt_ballot (id)
) WITHOUT ROWID;

CREATE TABLE cmt_tracker (
    ballot_id CHAR(26) NOT NULL,
    tracker   CHAR(64) NOT NULL,
    PRIMARY KEY (ballot_id, tracker),
    CONSTRAINT cmt_tracker_of FOREIGN KEY (ballot_id) REFERENCES cmt_ballot (id)
) WITHOUT ROWID;
