-- SPDX-License-Identifier: EUPL-1.2
-- The programme of an edition: rooms of its venue, tracks, sessions with the people in them, stated orders between two
-- sessions, and what of it was released. A session is kept as the clock on the wall shows it (that is what people agree on
-- and what stays when a zone changes its rules) and as the instants that follow from it in the zone of the edition, by which
-- overlaps are found. What was released is one file of JSON under its SHA-256 (UnitOfWork::keep_file): nothing of it can
-- change with its room, its track or its session. Titles of tracks and sessions are in evt_title.
-- Empty text stands for "not known" or "not yet"; there are no NULLs.

CREATE TABLE evt_venue_room (
    id         CHAR(26)      NOT NULL PRIMARY KEY,
    edition_id CHAR(26)      NOT NULL,
    name       VARCHAR(200)  NOT NULL,
    capacity   INTEGER       NOT NULL,
    equipment  VARCHAR(1000) NOT NULL,
    position   INTEGER       NOT NULL,
    removed_at VARCHAR(20)   NOT NULL,
    revision   INTEGER       NOT NULL,
    CONSTRAINT evt_venue_room_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

CREATE TABLE evt_track (
    id                CHAR(26)    NOT NULL PRIMARY KEY,
    edition_id        CHAR(26)    NOT NULL,
    original_language VARCHAR(8)  NOT NULL,
    position          INTEGER     NOT NULL,
    removed_at        VARCHAR(20) NOT NULL,
    revision          INTEGER     NOT NULL,
    CONSTRAINT evt_track_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

-- kind has no list here: a format of events brings kinds of its own.
CREATE TABLE evt_session (
    id                CHAR(26)      NOT NULL PRIMARY KEY,
    edition_id        CHAR(26)      NOT NULL,
    original_language VARCHAR(8)    NOT NULL,
    kind              VARCHAR(40)   NOT NULL,
    room_id           VARCHAR(26)   NOT NULL,
    track_id          VARCHAR(26)   NOT NULL,
    starts_local      CHAR(16)      NOT NULL,
    ends_local        CHAR(16)      NOT NULL,
    starts_at         CHAR(20)      NOT NULL,
    ends_at           CHAR(20)      NOT NULL,
    expected          INTEGER       NOT NULL,
    note              VARCHAR(2000) NOT NULL,
    decision          VARCHAR(2000) NOT NULL,
    state             VARCHAR(20)   NOT NULL,
    removed_at        VARCHAR(20)   NOT NULL,
    revision          INTEGER       NOT NULL,
    CONSTRAINT evt_session_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (state IN ('proposed', 'planned', 'cancelled'))
);
CREATE INDEX evt_session_times ON evt_session (edition_id, starts_at, id);

CREATE TABLE evt_session_person (
    session_id  CHAR(26)     NOT NULL,
    position    INTEGER      NOT NULL,
    role        VARCHAR(20)  NOT NULL,
    person_ref  VARCHAR(60)  NOT NULL,
    person_name VARCHAR(200) NOT NULL,
    PRIMARY KEY (session_id, position),
    CONSTRAINT evt_session_person_of FOREIGN KEY (session_id) REFERENCES evt_session (id)
);

CREATE TABLE evt_session_order (
    id         CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id CHAR(26)     NOT NULL,
    earlier_id CHAR(26)     NOT NULL,
    later_id   CHAR(26)     NOT NULL,
    reason     VARCHAR(300) NOT NULL,
    CONSTRAINT evt_session_order_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CONSTRAINT evt_session_order_earlier FOREIGN KEY (earlier_id) REFERENCES evt_session (id),
    CONSTRAINT evt_session_order_later FOREIGN KEY (later_id) REFERENCES evt_session (id),
    CONSTRAINT evt_session_order_pair UNIQUE (earlier_id, later_id)
);

CREATE TABLE evt_release (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id  CHAR(26)     NOT NULL,
    number      INTEGER      NOT NULL,
    released_at CHAR(20)     NOT NULL,
    released_by VARCHAR(200) NOT NULL,
    note        VARCHAR(500) NOT NULL,
    sha256      CHAR(64)     NOT NULL,
    CONSTRAINT evt_release_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CONSTRAINT evt_release_number UNIQUE (edition_id, number)
);

-- How the programme moved along with other dates of its edition (evt_date_change).
CREATE TABLE evt_moved_programme (
    change_id CHAR(26) NOT NULL PRIMARY KEY,
    sessions  INTEGER  NOT NULL,
    days      INTEGER  NOT NULL,
    CONSTRAINT evt_moved_programme_of FOREIGN KEY (change_id) REFERENCES evt_date_change (id)
);
