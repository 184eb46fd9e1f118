-- SPDX-License-Identifier: EUPL-1.2
-- What lists of an event show, kept when something is written: at ten thousand people, counting them at every look costs far more
-- than the page (decision 0068). Everything here follows from other tables and can be made anew at any time; an edition without a
-- row in evt_standing_of is counted by whoever looks or writes first, so nothing is filled in here: when a link was opened the
-- host knows, and the order of names belongs to a language.

-- `revision` is raised by each count, which makes two that count wait for each other; `protocol` by each change of who stands where.
CREATE TABLE evt_standing_of (
    edition_id CHAR(26) NOT NULL PRIMARY KEY,
    revision   INTEGER  NOT NULL,
    protocol   INTEGER  NOT NULL,
    CONSTRAINT evt_standing_of_edition FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

-- One row a delegation. `stands`: it comes and has its places. people: the head and members; badges: those of them who have one that
-- holds; present: who were let in. to_invite, to_remind, to_approve: whether such a message would go to it.
CREATE TABLE evt_standing (
    delegation_id CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id    CHAR(26)     NOT NULL,
    region        VARCHAR(40)  NOT NULL,
    party_name    VARCHAR(200) NOT NULL,
    answer        VARCHAR(20)  NOT NULL,
    state         VARCHAR(12)  NOT NULL,
    stands        INTEGER      NOT NULL,
    people        INTEGER      NOT NULL,
    badges        INTEGER      NOT NULL,
    present       INTEGER      NOT NULL,
    to_invite     INTEGER      NOT NULL,
    to_remind     INTEGER      NOT NULL,
    to_approve    INTEGER      NOT NULL,
    CONSTRAINT evt_standing_in FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (stands IN (0, 1))
);
CREATE UNIQUE INDEX evt_standing_by_name ON evt_standing (edition_id, party_name, delegation_id);
CREATE UNIQUE INDEX evt_standing_by_state ON evt_standing (edition_id, state, party_name, delegation_id);
CREATE UNIQUE INDEX evt_standing_coming ON evt_standing (edition_id, stands, party_name, delegation_id, people);

-- Sums of evt_standing; people, badges and present of those that stand.
CREATE TABLE evt_standing_count (
    edition_id  CHAR(26)    NOT NULL,
    region      VARCHAR(40) NOT NULL,
    state       VARCHAR(12) NOT NULL,
    delegations INTEGER     NOT NULL,
    standing    INTEGER     NOT NULL,
    people      INTEGER     NOT NULL,
    badges      INTEGER     NOT NULL,
    present     INTEGER     NOT NULL,
    to_invite   INTEGER     NOT NULL,
    to_remind   INTEGER     NOT NULL,
    to_approve  INTEGER     NOT NULL,
    PRIMARY KEY (edition_id, region, state),
    CONSTRAINT evt_standing_count_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

-- How often an office went behind its links, and when last, as the host told.
CREATE TABLE evt_opening (
    delegation_id CHAR(26) NOT NULL PRIMARY KEY,
    times         INTEGER  NOT NULL,
    last_at       CHAR(20) NOT NULL,
    CONSTRAINT evt_opening_by FOREIGN KEY (delegation_id) REFERENCES evt_delegation (id)
);

-- The order of protocol in one language, numbered from 1. It holds while `protocol` and `host_city` are those of the edition.
CREATE TABLE evt_protocol_made (
    edition_id CHAR(26)    NOT NULL,
    language   VARCHAR(8)  NOT NULL,
    protocol   INTEGER     NOT NULL,
    host_city  VARCHAR(60) NOT NULL,
    PRIMARY KEY (edition_id, language),
    CONSTRAINT evt_protocol_made_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
CREATE TABLE evt_protocol_number (
    edition_id    CHAR(26)   NOT NULL,
    language      VARCHAR(8) NOT NULL,
    number        INTEGER    NOT NULL,
    delegation_id CHAR(26)   NOT NULL,
    PRIMARY KEY (edition_id, language, number),
    CONSTRAINT evt_protocol_number_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
