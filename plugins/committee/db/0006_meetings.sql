-- SPDX-License-Identifier: EUPL-1.2
-- Meetings of a body: how they are called, what they are about, who was there when, what was decided, and the minutes of it.
-- Who may sit is copied from the ledger into cmt_invitee: what the letters said and who counted stays as it was then. Presence is
-- kept as arrivals and departures, so that the quorum of any moment can be told afterwards. Approved minutes are a stored file;
-- text_hash is its SHA-256, and it is what is signed. Empty text stands for "not known" or "not yet"; there are no NULLs.

CREATE TABLE cmt_meeting_rule (
    body_id     CHAR(26)    NOT NULL PRIMARY KEY,
    notice_days INTEGER     NOT NULL,
    quorum      VARCHAR(12) NOT NULL,
    members     INTEGER     NOT NULL,
    revision    INTEGER     NOT NULL,
    CONSTRAINT cmt_meeting_rule_of FOREIGN KEY (body_id) REFERENCES cmt_body (id),
    CHECK (quorum IN ('half', 'two_thirds', 'number'))
);

CREATE TABLE cmt_meeting (
    id             CHAR(26)      NOT NULL PRIMARY KEY,
    body_id        CHAR(26)      NOT NULL,
    title          VARCHAR(200)  NOT NULL,
    state          VARCHAR(10)   NOT NULL,
    starts_at      CHAR(20)      NOT NULL,
    minutes        INTEGER       NOT NULL,
    zone           VARCHAR(60)   NOT NULL,
    place          VARCHAR(300)  NOT NULL,
    video          VARCHAR(500)  NOT NULL,
    languages      VARCHAR(12)   NOT NULL,
    session_id     VARCHAR(60)   NOT NULL,
    short_notice   VARCHAR(1000) NOT NULL,
    cancelled_why  VARCHAR(1000) NOT NULL,
    convened_at    CHAR(20)      NOT NULL,
    opened_at      CHAR(20)      NOT NULL,
    closed_at      CHAR(20)      NOT NULL,
    calendar       INTEGER       NOT NULL,
    chair_id       CHAR(26)      NOT NULL,
    minutes_state  VARCHAR(10)   NOT NULL,
    circulated_at  CHAR(20)      NOT NULL,
    approved_by    CHAR(26)      NOT NULL,
    approved_at    CHAR(20)      NOT NULL,
    text_hash      CHAR(64)      NOT NULL,
    revision       INTEGER       NOT NULL,
    CONSTRAINT cmt_meeting_of FOREIGN KEY (body_id) REFERENCES cmt_body (id),
    CHECK (state IN ('draft', 'convened', 'cancelled', 'open', 'closed')),
    CHECK (minutes_state IN ('draft', 'circulated', 'approved'))
);
CREATE INDEX cmt_meeting_when ON cmt_meeting (body_id, starts_at);

-- A seat that is asked to a meeting: its holder, who acts for them, and their alternate. `sits`: 0 once nobody holds it any more.
CREATE TABLE cmt_invitee (
    id             CHAR(26)      NOT NULL PRIMARY KEY,
    meeting_id     CHAR(26)      NOT NULL,
    seat_id        CHAR(26)      NOT NULL,
    seat           INTEGER       NOT NULL,
    sits           INTEGER       NOT NULL,
    city_ref       VARCHAR(60)   NOT NULL,
    city_name      VARCHAR(300)  NOT NULL,
    holder_name    VARCHAR(300)  NOT NULL,
    acting_name    VARCHAR(300)  NOT NULL,
    alternate_name VARCHAR(300)  NOT NULL,
    address        VARCHAR(254)  NOT NULL,
    language       VARCHAR(8)    NOT NULL,
    zone           VARCHAR(60)   NOT NULL,
    sent_at        CHAR(20)      NOT NULL,
    answer         VARCHAR(10)   NOT NULL,
    note           VARCHAR(1000) NOT NULL,
    answered_at    CHAR(20)      NOT NULL,
    correction     VARCHAR(4000) NOT NULL,
    corrected_at   CHAR(20)      NOT NULL,
    revision       INTEGER       NOT NULL,
    CONSTRAINT cmt_invitee_of FOREIGN KEY (meeting_id) REFERENCES cmt_meeting (id),
    CONSTRAINT cmt_invitee_once UNIQUE (meeting_id, seat_id),
    CHECK (answer IN ('', 'coming', 'alternate', 'apologies', 'absent'))
);

CREATE TABLE cmt_presence (
    id         CHAR(26)     NOT NULL PRIMARY KEY,
    meeting_id CHAR(26)     NOT NULL,
    invitee_id CHAR(26)     NOT NULL,
    sits_as    VARCHAR(10)  NOT NULL,
    person     VARCHAR(300) NOT NULL,
    arrived_at CHAR(20)     NOT NULL,
    left_at    CHAR(20)     NOT NULL,
    CONSTRAINT cmt_presence_of FOREIGN KEY (invitee_id) REFERENCES cmt_invitee (id),
    CHECK (sits_as IN ('holder', 'acting', 'alternate'))
);
CREATE INDEX cmt_presence_in ON cmt_presence (meeting_id, arrived_at);

-- An item of the agenda, the motion before it, and what the minutes tell of it. `approves` is the meeting whose minutes it is about.
CREATE TABLE cmt_agenda_item (
    id             CHAR(26)      NOT NULL PRIMARY KEY,
    meeting_id     CHAR(26)      NOT NULL,
    place          INTEGER       NOT NULL,
    kind           VARCHAR(12)   NOT NULL,
    title          VARCHAR(300)  NOT NULL,
    owner          VARCHAR(200)  NOT NULL,
    minutes        INTEGER       NOT NULL,
    note           VARCHAR(2000) NOT NULL,
    version_id     VARCHAR(60)   NOT NULL,
    version_label  VARCHAR(300)  NOT NULL,
    vacancy_id     VARCHAR(60)   NOT NULL,
    approves       VARCHAR(60)   NOT NULL,
    motion         TEXT          NOT NULL,
    amended        TEXT          NOT NULL,
    proposed_by    VARCHAR(200)  NOT NULL,
    seconded_by    VARCHAR(200)  NOT NULL,
    minutes_text   TEXT          NOT NULL,
    text_revision  INTEGER       NOT NULL,
    removed_at     CHAR(20)      NOT NULL,
    revision       INTEGER       NOT NULL,
    CONSTRAINT cmt_agenda_item_of FOREIGN KEY (meeting_id) REFERENCES cmt_meeting (id)
);
CREATE INDEX cmt_agenda_item_place ON cmt_agenda_item (meeting_id, place);

-- What was decided on an item. `serial` 0: not taken, for want of a quorum. The ballot of a decision by ballot is named by ballot_id.
CREATE TABLE cmt_decision (
    id          CHAR(26)    NOT NULL PRIMARY KEY,
    body_id     CHAR(26)    NOT NULL,
    item_id     CHAR(26)    NOT NULL,
    year        INTEGER     NOT NULL,
    serial      INTEGER     NOT NULL,
    numbered    VARCHAR(60) NOT NULL,
    way         VARCHAR(10) NOT NULL,
    ballot_id   VARCHAR(60) NOT NULL,
    majority    VARCHAR(30) NOT NULL,
    yes         INTEGER     NOT NULL,
    no          INTEGER     NOT NULL,
    abstentions INTEGER     NOT NULL,
    members     INTEGER     NOT NULL,
    carried     INTEGER     NOT NULL,
    present     INTEGER     NOT NULL,
    needed      INTEGER     NOT NULL,
    decided_at  CHAR(20)    NOT NULL,
    CONSTRAINT cmt_decision_of FOREIGN KEY (item_id) REFERENCES cmt_agenda_item (id),
    CONSTRAINT cmt_decision_once UNIQUE (item_id),
    CONSTRAINT cmt_decision_number UNIQUE (numbered),
    CHECK (way IN ('consensus', 'hands', 'ballot', 'none'))
);
CREATE INDEX cmt_decision_body ON cmt_decision (body_id, year, serial);

CREATE TABLE cmt_minutes_signature (
    meeting_id CHAR(26)     NOT NULL,
    part       VARCHAR(10)  NOT NULL,
    name       VARCHAR(300) NOT NULL,
    signer     VARCHAR(60)  NOT NULL,
    text_hash  CHAR(64)     NOT NULL,
    signed_at  CHAR(20)     NOT NULL,
    PRIMARY KEY (meeting_id, part),
    CONSTRAINT cmt_minutes_signature_of FOREIGN KEY (meeting_id) REFERENCES cmt_meeting (id),
    CHECK (part IN ('chair', 'secretary'))
);
