-- SPDX-License-Identifier: EUPL-1.2
-- Who sits on a body and when. A term is written down with its days from the first to the last, both inclusive, as people
-- say them; `end_day` is the day on which it ends in truth: last_day, or left_on of somebody who left before. So "who sat on
-- day D" is a comparison of days, and not a calculation over all rows.
-- A mandate is another clock, and belongs to the directory: where the two part, cmt_question holds what was asked and what
-- was answered, with what stood in the term before, so that the answer can be taken back.
-- Refs are "city/ID" and "person/ID" of the directory; names beside them are those by which they were called then. Empty text
-- stands for "not known" or "not yet"; there are no NULLs.

-- `stamp` rises with whatever changes what the pages of a body show; it is also the row that a change locks first.
CREATE TABLE cmt_body (
    id                CHAR(26)      NOT NULL PRIMARY KEY,
    original_language VARCHAR(8)    NOT NULL,
    name_en           VARCHAR(300)  NOT NULL,
    name_es           VARCHAR(300)  NOT NULL,
    name_fr           VARCHAR(300)  NOT NULL,
    mandate_rule      VARCHAR(10)   NOT NULL,
    note              VARCHAR(4000) NOT NULL,
    removed_at        CHAR(20)      NOT NULL,
    revision          INTEGER       NOT NULL,
    stamp             INTEGER       NOT NULL,
    CHECK (mandate_rule IN ('vacate', 'envoy', 'term', 'ask'))
);

-- `renewals` is how often a term may follow another of the same person; -1: as often as they are chosen.
CREATE TABLE cmt_seat (
    id          CHAR(26)      NOT NULL PRIMARY KEY,
    body_id     CHAR(26)      NOT NULL,
    number      INTEGER       NOT NULL,
    region      VARCHAR(20)   NOT NULL,
    eligibility VARCHAR(2000) NOT NULL,
    term_months INTEGER       NOT NULL,
    renewals    INTEGER       NOT NULL,
    stagger     VARCHAR(40)   NOT NULL,
    since_day   CHAR(10)      NOT NULL,
    until_day   CHAR(10)      NOT NULL,
    removed_at  CHAR(20)      NOT NULL,
    revision    INTEGER       NOT NULL,
    CONSTRAINT cmt_seat_of FOREIGN KEY (body_id) REFERENCES cmt_body (id)
);
CREATE INDEX cmt_seat_number ON cmt_seat (body_id, number);

-- `warned` is the smallest number of days before its end at which the secretariat was told; 0: not yet.
CREATE TABLE cmt_term (
    id             CHAR(26)      NOT NULL PRIMARY KEY,
    seat_id        CHAR(26)      NOT NULL,
    city_ref       VARCHAR(60)   NOT NULL,
    city_name      VARCHAR(300)  NOT NULL,
    person_ref     VARCHAR(60)   NOT NULL,
    person_name    VARCHAR(300)  NOT NULL,
    alternate_ref  VARCHAR(60)   NOT NULL,
    alternate_name VARCHAR(300)  NOT NULL,
    first_day      CHAR(10)      NOT NULL,
    last_day       CHAR(10)      NOT NULL,
    left_on        CHAR(10)      NOT NULL,
    end_reason     VARCHAR(20)   NOT NULL,
    envoy_since    CHAR(10)      NOT NULL,
    end_day        CHAR(10)      NOT NULL,
    note           VARCHAR(2000) NOT NULL,
    warned         INTEGER       NOT NULL,
    removed_at     CHAR(20)      NOT NULL,
    revision       INTEGER       NOT NULL,
    CONSTRAINT cmt_term_of FOREIGN KEY (seat_id) REFERENCES cmt_seat (id)
);
CREATE INDEX cmt_term_days ON cmt_term (seat_id, end_day);
CREATE INDEX cmt_term_end ON cmt_term (end_day);
CREATE INDEX cmt_term_person ON cmt_term (person_ref);

CREATE TABLE cmt_acting (
    id          CHAR(26)      NOT NULL PRIMARY KEY,
    seat_id     CHAR(26)      NOT NULL,
    city_ref    VARCHAR(60)   NOT NULL,
    city_name   VARCHAR(300)  NOT NULL,
    person_ref  VARCHAR(60)   NOT NULL,
    person_name VARCHAR(300)  NOT NULL,
    first_day   CHAR(10)      NOT NULL,
    last_day    CHAR(10)      NOT NULL,
    note        VARCHAR(2000) NOT NULL,
    removed_at  CHAR(20)      NOT NULL,
    revision    INTEGER       NOT NULL,
    CONSTRAINT cmt_acting_of FOREIGN KEY (seat_id) REFERENCES cmt_seat (id)
);
CREATE INDEX cmt_acting_days ON cmt_acting (seat_id, first_day);

-- `office_until` is the first day on which the mandate was over. `proposed` is what the rule of the body said at that time.
CREATE TABLE cmt_question (
    id                 CHAR(26)      NOT NULL PRIMARY KEY,
    term_id            CHAR(26)      NOT NULL,
    mandate_id         VARCHAR(60)   NOT NULL,
    office_until       CHAR(10)      NOT NULL,
    asked_at           CHAR(20)      NOT NULL,
    proposed           VARCHAR(10)   NOT NULL,
    answer             VARCHAR(10)   NOT NULL,
    reason             VARCHAR(2000) NOT NULL,
    answered_at        CHAR(20)      NOT NULL,
    answered_by        VARCHAR(200)  NOT NULL,
    before_left_on     CHAR(10)      NOT NULL,
    before_end_reason  VARCHAR(20)   NOT NULL,
    before_envoy_since CHAR(10)      NOT NULL,
    revision           INTEGER       NOT NULL,
    CONSTRAINT cmt_question_of FOREIGN KEY (term_id) REFERENCES cmt_term (id),
    CONSTRAINT cmt_question_once UNIQUE (term_id, mandate_id)
);
CREATE INDEX cmt_question_open ON cmt_question (answer);

-- The ends of a body's terms as a calendar, at an address that is a secret: of it only the hash is kept. Who makes a new
-- address ends the one before.
CREATE TABLE cmt_feed (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    body_id     CHAR(26)     NOT NULL,
    secret_hash CHAR(64)     NOT NULL,
    made_at     CHAR(20)     NOT NULL,
    made_by     VARCHAR(200) NOT NULL,
    CONSTRAINT cmt_feed_of FOREIGN KEY (body_id) REFERENCES cmt_body (id),
    CONSTRAINT cmt_feed_body UNIQUE (body_id),
    CONSTRAINT cmt_feed_secret UNIQUE (secret_hash)
);

-- What the directory made one. Terms keep the ref that was written, so that a merge that is undone leaves no trace here.
CREATE TABLE cmt_merged (
    gone VARCHAR(60) NOT NULL PRIMARY KEY,
    kept VARCHAR(60) NOT NULL
);
