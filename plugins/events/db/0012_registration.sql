-- SPDX-License-Identifier: EUPL-1.2
-- The registration form of an edition: what offices are asked of their delegation and of each person, for what, and how long
-- an answer is kept. Answers are personal data: they go `erase_days` after the last day of the edition, each question's by
-- its own count. Questions stay, since they hold nobody's data. Empty text stands for "none"; there are no NULLs.

-- `condition_value` is a key of an option, "yes", "no", a country, or empty for "whatever was answered".
CREATE TABLE evt_question (
    id                 CHAR(26)    NOT NULL PRIMARY KEY,
    edition_id         CHAR(26)    NOT NULL,
    position           INTEGER     NOT NULL,
    kind               VARCHAR(12) NOT NULL,
    asked_of           VARCHAR(12) NOT NULL,
    stage              VARCHAR(12) NOT NULL,
    required           INTEGER     NOT NULL,
    original           VARCHAR(8)  NOT NULL,
    erase_days         INTEGER     NOT NULL,
    condition_question VARCHAR(26) NOT NULL,
    condition_value    VARCHAR(26) NOT NULL,
    format_key         VARCHAR(60) NOT NULL,
    removed_at         VARCHAR(20) NOT NULL,
    revision           INTEGER     NOT NULL,
    CONSTRAINT evt_question_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (kind IN ('text', 'long_text', 'one', 'many', 'yes_no', 'day', 'number', 'country')),
    CHECK (asked_of IN ('delegation', 'person')),
    CHECK (stage IN ('registration', 'follow_up')),
    CHECK (required IN (0, 1))
);
CREATE INDEX evt_question_in ON evt_question (edition_id, position);

-- `part` is 'label', 'help', 'purpose', or the key of an option.
CREATE TABLE evt_question_text (
    question_id CHAR(26)     NOT NULL,
    part        VARCHAR(26)  NOT NULL,
    language    VARCHAR(8)   NOT NULL,
    words       VARCHAR(500) NOT NULL,
    PRIMARY KEY (question_id, part, language),
    CONSTRAINT evt_question_text_of FOREIGN KEY (question_id) REFERENCES evt_question (id)
);

CREATE TABLE evt_question_option (
    question_id CHAR(26)    NOT NULL,
    option_key  VARCHAR(26) NOT NULL,
    position    INTEGER     NOT NULL,
    PRIMARY KEY (question_id, option_key),
    CONSTRAINT evt_question_option_of FOREIGN KEY (question_id) REFERENCES evt_question (id)
);

-- An empty delegate_id: the answer of the delegation as a whole. Several options are their keys with commas between.
CREATE TABLE evt_question_answer (
    delegation_id CHAR(26)      NOT NULL,
    delegate_id   VARCHAR(26)   NOT NULL,
    question_id   CHAR(26)      NOT NULL,
    answer        VARCHAR(2000) NOT NULL,
    PRIMARY KEY (delegation_id, delegate_id, question_id),
    CONSTRAINT evt_question_answer_of FOREIGN KEY (delegation_id) REFERENCES evt_delegation (id),
    CONSTRAINT evt_question_answer_to FOREIGN KEY (question_id) REFERENCES evt_question (id)
);
CREATE INDEX evt_question_answer_by ON evt_question_answer (question_id);

-- A delegation whose registration was approved: it is asked what the follow-up asks, by when. reply_until is the last second.
CREATE TABLE evt_follow_up (
    delegation_id CHAR(26)    NOT NULL PRIMARY KEY,
    opened_at     CHAR(20)    NOT NULL,
    reply_until   CHAR(20)    NOT NULL,
    answered_at   VARCHAR(20) NOT NULL,
    revision      INTEGER     NOT NULL,
    CONSTRAINT evt_follow_up_of FOREIGN KEY (delegation_id) REFERENCES evt_delegation (id)
);

-- Where staff put a delegation in the order of protocol by hand, and why: directly before another one, whatever comes in
-- between by the rules; an empty before_id is the end. Of two before the same one the higher turn stands nearer to it.
CREATE TABLE evt_protocol_place (
    delegation_id CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id    CHAR(26)     NOT NULL,
    before_id     VARCHAR(26)  NOT NULL,
    turn          INTEGER      NOT NULL,
    reason        VARCHAR(300) NOT NULL,
    placed_by     VARCHAR(200) NOT NULL,
    placed_at     CHAR(20)     NOT NULL,
    CONSTRAINT evt_protocol_place_of FOREIGN KEY (delegation_id) REFERENCES evt_delegation (id)
);
CREATE INDEX evt_protocol_place_in ON evt_protocol_place (edition_id, turn);

-- By what a calendar program's answer to an invitation is known: the secret in the UID of the entry that was mailed, which is the
-- same for all mails about it. Only who was invited while such answers were taken has one. `stamp` is of the last answer.
CREATE TABLE evt_calendar_key (
    delegation_id CHAR(26)    NOT NULL PRIMARY KEY,
    secret        VARCHAR(64) NOT NULL,
    stamp         VARCHAR(20) NOT NULL,
    replied_at    VARCHAR(20) NOT NULL,
    CONSTRAINT evt_calendar_key_of FOREIGN KEY (delegation_id) REFERENCES evt_delegation (id)
);
