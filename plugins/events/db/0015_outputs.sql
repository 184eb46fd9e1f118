-- SPDX-License-Identifier: EUPL-1.2
-- What is taken away from an event: its figures, and what a mayor has in hand.
-- Empty text stands for "not known" or "not yet"; there are no NULLs.

-- As the office says it, or not: for figures alone, never shown beside a name. Erased with the names.
ALTER TABLE evt_delegate ADD COLUMN gender VARCHAR(10) NOT NULL DEFAULT '';

-- Of those who came, when their names were erased: numbers that name nobody, so that the report stays what it was.
CREATE TABLE evt_kept_people (
    edition_id CHAR(26)    NOT NULL,
    region     VARCHAR(40) NOT NULL,
    language   VARCHAR(8)  NOT NULL,
    role       VARCHAR(12) NOT NULL,
    gender     VARCHAR(10) NOT NULL,
    people     INTEGER     NOT NULL,
    present    INTEGER     NOT NULL,
    PRIMARY KEY (edition_id, region, language, role, gender),
    CONSTRAINT evt_kept_people_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
CREATE INDEX evt_scan_time ON evt_scan (edition_id, scanned_at);

-- Two parties meet. Each is somebody of the directory, or a name that was typed; the room is one of the venue, or `place` says
-- where. Times are kept as those of sessions are.
CREATE TABLE evt_meeting (
    id           CHAR(26)      NOT NULL PRIMARY KEY,
    edition_id   CHAR(26)      NOT NULL,
    first_ref    VARCHAR(60)   NOT NULL,
    first_name   VARCHAR(200)  NOT NULL,
    second_ref   VARCHAR(60)   NOT NULL,
    second_name  VARCHAR(200)  NOT NULL,
    starts_local CHAR(16)      NOT NULL,
    ends_local   CHAR(16)      NOT NULL,
    room_id      VARCHAR(26)   NOT NULL,
    place        VARCHAR(300)  NOT NULL,
    purpose      VARCHAR(500)  NOT NULL,
    note         VARCHAR(2000) NOT NULL,
    state        VARCHAR(12)   NOT NULL,
    removed_at   VARCHAR(20)   NOT NULL,
    revision     INTEGER       NOT NULL,
    CONSTRAINT evt_meeting_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (state IN ('asked', 'agreed', 'cancelled'))
);
CREATE INDEX evt_meeting_in ON evt_meeting (edition_id, starts_local, id);

-- What somebody may say in a session, as the secretariat wrote it, in each language.
CREATE TABLE evt_speaking_points (
    session_id CHAR(26)      NOT NULL,
    person_ref VARCHAR(60)   NOT NULL,
    language   VARCHAR(8)    NOT NULL,
    text       VARCHAR(8000) NOT NULL,
    PRIMARY KEY (session_id, person_ref, language),
    CONSTRAINT evt_speaking_points_of FOREIGN KEY (session_id) REFERENCES evt_session (id)
);

-- What everybody who comes has to know, in each language.
CREATE TABLE evt_practical (
    edition_id CHAR(26)      NOT NULL,
    language   VARCHAR(8)    NOT NULL,
    text       VARCHAR(4000) NOT NULL,
    PRIMARY KEY (edition_id, language),
    CONSTRAINT evt_practical_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

-- Whom to ask, and since when the offices find their packs behind their links; empty: not yet.
CREATE TABLE evt_briefing (
    edition_id CHAR(26)     NOT NULL PRIMARY KEY,
    contact    VARCHAR(500) NOT NULL,
    offered_at VARCHAR(20)  NOT NULL,
    revision   INTEGER      NOT NULL,
    CONSTRAINT evt_briefing_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
