-- SPDX-License-Identifier: EUPL-1.2
-- Calls for side events of an edition, what organisers propose, how reviewers score it, and what was decided. Titles of calls and
-- questions are in evt_title. The limits of a call are numbers, 0 for "any"; its windows are minutes of the day on the walls of the
-- venue. Contacts are personal data: kept for the call alone, and emptied `erase_days` after the last day of the edition.
-- Empty text stands for "not known" or "not yet"; there are no NULLs.

CREATE TABLE evt_call (
    id                CHAR(26)    NOT NULL PRIMARY KEY,
    edition_id        CHAR(26)    NOT NULL,
    original_language VARCHAR(8)  NOT NULL,
    state             VARCHAR(8)  NOT NULL,
    opens_at          CHAR(20)    NOT NULL,
    closes_at         CHAR(20)    NOT NULL,
    per_day           INTEGER     NOT NULL,
    in_all            INTEGER     NOT NULL,
    in_parallel       INTEGER     NOT NULL,
    official_hours    INTEGER     NOT NULL,
    per_organiser     INTEGER     NOT NULL,
    minutes           INTEGER     NOT NULL,
    day_from          INTEGER     NOT NULL,
    day_until         INTEGER     NOT NULL,
    scale             INTEGER     NOT NULL,
    scoring_closed_at VARCHAR(20) NOT NULL,
    erase_days        INTEGER     NOT NULL,
    erased_at         VARCHAR(20) NOT NULL,
    last_number       INTEGER     NOT NULL,
    revision          INTEGER     NOT NULL,
    CONSTRAINT evt_call_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (state IN ('draft', 'open', 'closed'))
);

-- What the public page says above the form.
CREATE TABLE evt_call_intro (
    call_id  CHAR(26)   NOT NULL,
    language VARCHAR(8) NOT NULL,
    intro    TEXT       NOT NULL,
    PRIMARY KEY (call_id, language),
    CONSTRAINT evt_call_intro_of FOREIGN KEY (call_id) REFERENCES evt_call (id)
);

CREATE TABLE evt_call_criterion (
    id       CHAR(26)     NOT NULL PRIMARY KEY,
    call_id  CHAR(26)     NOT NULL,
    position INTEGER      NOT NULL,
    name     VARCHAR(200) NOT NULL,
    weight   INTEGER      NOT NULL,
    CONSTRAINT evt_call_criterion_of FOREIGN KEY (call_id) REFERENCES evt_call (id)
);

CREATE TABLE evt_call_question (
    id       CHAR(26) NOT NULL PRIMARY KEY,
    call_id  CHAR(26) NOT NULL,
    position INTEGER  NOT NULL,
    CONSTRAINT evt_call_question_of FOREIGN KEY (call_id) REFERENCES evt_call (id)
);

-- Who sends forms without an account, by a hash of the network address; kept for a day, so that nobody sends hundreds.
CREATE TABLE evt_call_attempt (
    id      CHAR(26) NOT NULL PRIMARY KEY,
    call_id CHAR(26) NOT NULL,
    source  CHAR(64) NOT NULL,
    tried_at CHAR(20) NOT NULL,
    CONSTRAINT evt_call_attempt_of FOREIGN KEY (call_id) REFERENCES evt_call (id)
);
CREATE INDEX evt_call_attempt_in ON evt_call_attempt (call_id, tried_at);

-- organiser_key is the folded name: "one proposal per organiser" is asked by it where the directory does not know the organiser.
-- preferred_time is minutes of the day, -1 for any. session_id is the session that an accepted one became.
CREATE TABLE evt_proposal (
    id             CHAR(26)      NOT NULL PRIMARY KEY,
    call_id        CHAR(26)      NOT NULL,
    edition_id     CHAR(26)      NOT NULL,
    number         INTEGER       NOT NULL,
    title          VARCHAR(200)  NOT NULL,
    description    TEXT          NOT NULL,
    language       VARCHAR(8)    NOT NULL,
    track_id       VARCHAR(26)   NOT NULL,
    organiser_ref  VARCHAR(60)   NOT NULL,
    organiser_name VARCHAR(200)  NOT NULL,
    organiser_key  VARCHAR(600)  NOT NULL,
    co_organisers  VARCHAR(1000) NOT NULL,
    contact_name   VARCHAR(200)  NOT NULL,
    contact_mail   VARCHAR(254)  NOT NULL,
    zone           VARCHAR(64)   NOT NULL,
    expected       INTEGER       NOT NULL,
    preferred_day  VARCHAR(10)   NOT NULL,
    preferred_time INTEGER       NOT NULL,
    state          VARCHAR(12)   NOT NULL,
    merged_into    VARCHAR(26)   NOT NULL,
    reason         VARCHAR(2000) NOT NULL,
    decided_at     VARCHAR(20)   NOT NULL,
    decided_by     VARCHAR(200)  NOT NULL,
    session_id     VARCHAR(26)   NOT NULL,
    told_at        VARCHAR(20)   NOT NULL,
    created_at     CHAR(20)      NOT NULL,
    revision       INTEGER       NOT NULL,
    CONSTRAINT evt_proposal_of FOREIGN KEY (call_id) REFERENCES evt_call (id),
    CONSTRAINT evt_proposal_number UNIQUE (call_id, number),
    CHECK (state IN ('proposed', 'accepted', 'waiting', 'declined', 'withdrawn', 'merged'))
);

CREATE TABLE evt_proposal_answer (
    proposal_id CHAR(26)      NOT NULL,
    question_id CHAR(26)      NOT NULL,
    answer      VARCHAR(2000) NOT NULL,
    PRIMARY KEY (proposal_id, question_id),
    CONSTRAINT evt_proposal_answer_of FOREIGN KEY (proposal_id) REFERENCES evt_proposal (id)
);

-- One for each reviewer; `reviewer` is the id of the account.
CREATE TABLE evt_review (
    id            CHAR(26)      NOT NULL PRIMARY KEY,
    proposal_id   CHAR(26)      NOT NULL,
    reviewer      VARCHAR(26)   NOT NULL,
    reviewer_name VARCHAR(200)  NOT NULL,
    comment       VARCHAR(2000) NOT NULL,
    given_at      CHAR(20)      NOT NULL,
    CONSTRAINT evt_review_of FOREIGN KEY (proposal_id) REFERENCES evt_proposal (id),
    CONSTRAINT evt_review_once UNIQUE (proposal_id, reviewer)
);

CREATE TABLE evt_score (
    review_id    CHAR(26) NOT NULL,
    criterion_id CHAR(26) NOT NULL,
    points       INTEGER  NOT NULL,
    PRIMARY KEY (review_id, criterion_id),
    CONSTRAINT evt_score_of FOREIGN KEY (review_id) REFERENCES evt_review (id)
);

-- How a call moved with other dates of its edition, as the report of that change says it.
CREATE TABLE evt_moved_call (
    change_id  CHAR(26) NOT NULL,
    call_id    CHAR(26) NOT NULL,
    old_closes CHAR(20) NOT NULL,
    new_closes CHAR(20) NOT NULL,
    accepted   INTEGER  NOT NULL,
    PRIMARY KEY (change_id, call_id),
    CONSTRAINT evt_moved_call_of FOREIGN KEY (change_id) REFERENCES evt_date_change (id),
    CONSTRAINT evt_moved_call_which FOREIGN KEY (call_id) REFERENCES evt_call (id)
);
