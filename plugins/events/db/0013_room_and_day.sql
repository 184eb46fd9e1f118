-- SPDX-License-Identifier: EUPL-1.2
-- Who interprets at an edition, which languages its sessions are spoken in and interpreted into, and who sits in the booths.
-- Of an interpreter the booth is kept, not the directions: they follow from it and from the languages that are understood.
-- Languages are codes with spaces between. Who was typed is nobody of the directory: the name goes with those of delegates.
ALTER TABLE evt_venue_room ADD COLUMN booths INTEGER NOT NULL DEFAULT 0;

CREATE TABLE evt_interpreter (
    id            CHAR(26)      NOT NULL PRIMARY KEY,
    edition_id    CHAR(26)      NOT NULL,
    person_ref    VARCHAR(60)   NOT NULL,
    name          VARCHAR(200)  NOT NULL,
    booth         VARCHAR(8)    NOT NULL,
    both_ways     VARCHAR(8)    NOT NULL,
    sources       VARCHAR(100)  NOT NULL,
    alone_minutes INTEGER       NOT NULL,
    day_minutes   INTEGER       NOT NULL,
    note          VARCHAR(1000) NOT NULL,
    removed_at    VARCHAR(20)   NOT NULL,
    revision      INTEGER       NOT NULL,
    CONSTRAINT evt_interpreter_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (alone_minutes > 0 AND day_minutes > 0)
);
CREATE INDEX evt_interpreter_edition ON evt_interpreter (edition_id, name, id);

-- On the walls of the venue, as sessions are. No row: whenever they are needed.
CREATE TABLE evt_interpreter_hours (
    interpreter_id CHAR(26) NOT NULL,
    starts_local   CHAR(16) NOT NULL,
    ends_local     CHAR(16) NOT NULL,
    PRIMARY KEY (interpreter_id, starts_local),
    CONSTRAINT evt_interpreter_hours_of FOREIGN KEY (interpreter_id) REFERENCES evt_interpreter (id)
);

CREATE TABLE evt_session_interpretation (
    session_id      CHAR(26)     NOT NULL PRIMARY KEY,
    floor_languages VARCHAR(100) NOT NULL,
    booth_languages VARCHAR(100) NOT NULL,
    revision        INTEGER      NOT NULL,
    CONSTRAINT evt_session_interpretation_of FOREIGN KEY (session_id) REFERENCES evt_session (id)
);

CREATE TABLE evt_session_interpreter (
    session_id     CHAR(26) NOT NULL,
    interpreter_id CHAR(26) NOT NULL,
    PRIMARY KEY (session_id, interpreter_id),
    CONSTRAINT evt_session_interpreter_in FOREIGN KEY (session_id) REFERENCES evt_session (id),
    CONSTRAINT evt_session_interpreter_who FOREIGN KEY (interpreter_id) REFERENCES evt_interpreter (id)
);

-- A list in balance by region and gender is one more order of it. That the order has a list of its own in 0006 cannot be changed
-- on both engines, so it stands beside it; where it is 1, order_rule says nothing. A gender is as the directory has it, or as
-- the chair says; empty: not known.
ALTER TABLE evt_floor ADD COLUMN balanced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evt_floor_request ADD COLUMN gender VARCHAR(10) NOT NULL DEFAULT '';

-- That those concerned by a release were written to: once for each.
CREATE TABLE evt_release_told (
    edition_id CHAR(26)     NOT NULL,
    number     INTEGER      NOT NULL,
    told_at    CHAR(20)     NOT NULL,
    told_by    VARCHAR(200) NOT NULL,
    PRIMARY KEY (edition_id, number),
    CONSTRAINT evt_release_told_of FOREIGN KEY (edition_id, number) REFERENCES evt_release (edition_id, number)
);
