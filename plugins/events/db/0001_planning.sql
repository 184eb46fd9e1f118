-- SPDX-License-Identifier: EUPL-1.2
-- A series of events, its editions, and what has to be done by when. A milestone is kept as a distance from the
-- opening or the end of its edition; due_on is that distance counted out, written whenever dates or distance
-- change, so that "what is late on a day" is a comparison and not a calculation over all rows.
-- Titles of all three kinds are in one table: identifiers are unique over tables. Empty text stands for "not known" or
-- "not yet"; there are no NULLs.

CREATE TABLE evt_series (
    id                CHAR(26)     NOT NULL PRIMARY KEY,
    original_language VARCHAR(8)   NOT NULL,
    title_key         VARCHAR(400) NOT NULL,
    revision          INTEGER      NOT NULL,
    CONSTRAINT evt_series_title UNIQUE (title_key)
);

-- title_key is the title as it is searched for: without accents, in lower case.
CREATE TABLE evt_title (
    subject_id CHAR(26)     NOT NULL,
    language   VARCHAR(8)   NOT NULL,
    title      VARCHAR(300) NOT NULL,
    title_key  VARCHAR(900) NOT NULL,
    PRIMARY KEY (subject_id, language)
);

-- `resumes_as` is the state to which a postponed edition returns with its new dates. `revision` rises with every change
-- of the edition or of one of its milestones; it is also the SEQUENCE of its calendar entries (RFC 5545). place_key
-- holds the folded words of place and host city.
CREATE TABLE evt_edition (
    id                CHAR(26)     NOT NULL PRIMARY KEY,
    series_id         CHAR(26)     NOT NULL,
    original_language VARCHAR(8)   NOT NULL,
    city_ref          VARCHAR(60)  NOT NULL,
    city_name         VARCHAR(200) NOT NULL,
    place             VARCHAR(300) NOT NULL,
    place_key         VARCHAR(900) NOT NULL,
    zone              VARCHAR(64)  NOT NULL,
    starts_on         CHAR(10)     NOT NULL,
    ends_on           CHAR(10)     NOT NULL,
    state             VARCHAR(20)  NOT NULL,
    resumes_as        VARCHAR(20)  NOT NULL,
    owner_ref         VARCHAR(60)  NOT NULL,
    owner_name        VARCHAR(200) NOT NULL,
    revision          INTEGER      NOT NULL,
    updated_at        CHAR(20)     NOT NULL,
    CONSTRAINT evt_edition_of FOREIGN KEY (series_id) REFERENCES evt_series (id),
    CHECK (state IN ('idea', 'announced', 'open', 'running', 'closed', 'reported', 'postponed', 'cancelled'))
);
CREATE INDEX evt_edition_dates ON evt_edition (starts_on, id);

CREATE TABLE evt_milestone (
    id                CHAR(26)      NOT NULL PRIMARY KEY,
    edition_id        CHAR(26)      NOT NULL,
    original_language VARCHAR(8)    NOT NULL,
    anchor            VARCHAR(8)    NOT NULL,
    side              VARCHAR(8)    NOT NULL,
    amount            INTEGER       NOT NULL,
    unit              VARCHAR(8)    NOT NULL,
    due_on            CHAR(10)      NOT NULL,
    owner_ref         VARCHAR(60)   NOT NULL,
    owner_name        VARCHAR(200)  NOT NULL,
    note              VARCHAR(2000) NOT NULL,
    done_at           VARCHAR(20)   NOT NULL,
    done_by           VARCHAR(200)  NOT NULL,
    told_at           VARCHAR(20)   NOT NULL,
    removed_at        VARCHAR(20)   NOT NULL,
    revision          INTEGER       NOT NULL,
    CONSTRAINT evt_milestone_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (anchor IN ('start', 'end')),
    CHECK (side IN ('before', 'after')),
    CHECK (unit IN ('days', 'weeks', 'months'))
);
CREATE INDEX evt_milestone_due ON evt_milestone (removed_at, done_at, due_on);

CREATE TABLE evt_check (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    milestone_id CHAR(26)     NOT NULL,
    position     INTEGER      NOT NULL,
    text         VARCHAR(300) NOT NULL,
    done_at      VARCHAR(20)  NOT NULL,
    done_by      VARCHAR(200) NOT NULL,
    CONSTRAINT evt_check_of FOREIGN KEY (milestone_id) REFERENCES evt_milestone (id)
);

CREATE TABLE evt_date_change (
    id         CHAR(26)      NOT NULL PRIMARY KEY,
    edition_id CHAR(26)      NOT NULL,
    changed_at CHAR(20)      NOT NULL,
    changed_by VARCHAR(200)  NOT NULL,
    reason     VARCHAR(1000) NOT NULL,
    old_start  CHAR(10)      NOT NULL,
    old_end    CHAR(10)      NOT NULL,
    old_zone   VARCHAR(64)   NOT NULL,
    new_start  CHAR(10)      NOT NULL,
    new_end    CHAR(10)      NOT NULL,
    new_zone   VARCHAR(64)   NOT NULL,
    CONSTRAINT evt_date_change_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

-- What moved, as it stood on that day: a report is not rewritten by what happens to a milestone later.
CREATE TABLE evt_moved (
    change_id    CHAR(26)    NOT NULL,
    position     INTEGER     NOT NULL,
    milestone_id CHAR(26)    NOT NULL,
    old_due      CHAR(10)    NOT NULL,
    new_due      CHAR(10)    NOT NULL,
    fate         VARCHAR(20) NOT NULL,
    PRIMARY KEY (change_id, position),
    CONSTRAINT evt_moved_of FOREIGN KEY (change_id) REFERENCES evt_date_change (id)
);
