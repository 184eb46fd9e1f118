-- SPDX-License-Identifier: EUPL-1.2
-- A round opens one issued version to a list of offices until a deadline. What an office writes is a private
-- draft (stm_answer, stm_remark) until somebody of the office sends it: each sending is kept as it was
-- (stm_sending), and the last one becomes the points that the drafter decides on (stm_point).
--
-- Every save of an answer is a row of stm_answer_revision: the text that a writer had before them is found
-- there when two people save, so nobody has to send it along, and nothing that was typed is ever overwritten.
-- A point keeps the text that it was made on; after a new version it is moved to the new text, or says why not.
-- Empty text stands for "not yet": NULL would need a second form of every comparison.

CREATE TABLE stm_round (
    id            CHAR(26)     NOT NULL PRIMARY KEY,
    statement_id  CHAR(26)     NOT NULL,
    version_id    CHAR(26)     NOT NULL,
    name          VARCHAR(120) NOT NULL,
    visibility    VARCHAR(10)  NOT NULL,
    state         VARCHAR(10)  NOT NULL,
    deadline_at   CHAR(20)     NOT NULL,
    zone          VARCHAR(64)  NOT NULL,
    reminder_days INTEGER      NOT NULL,
    created_at    CHAR(20)     NOT NULL,
    created_by    VARCHAR(200) NOT NULL,
    opened_at     VARCHAR(20)  NOT NULL,
    closed_at     VARCHAR(20)  NOT NULL,
    revision      INTEGER      NOT NULL,
    CONSTRAINT stm_round_statement FOREIGN KEY (statement_id) REFERENCES stm_statement (id),
    CONSTRAINT stm_round_version FOREIGN KEY (version_id) REFERENCES stm_version (id),
    CHECK (visibility IN ('silent', 'open')),
    CHECK (state IN ('draft', 'open', 'closed'))
);
CREATE INDEX stm_round_of ON stm_round (statement_id, id);
CREATE INDEX stm_round_due ON stm_round (state, deadline_at);

-- The general question of a round, a row per language; none when nothing is asked.
CREATE TABLE stm_round_question (
    round_id CHAR(26)   NOT NULL,
    language VARCHAR(8) NOT NULL,
    text     TEXT       NOT NULL,
    PRIMARY KEY (round_id, language),
    CONSTRAINT stm_round_question_of FOREIGN KEY (round_id) REFERENCES stm_round (id)
);

CREATE TABLE stm_round_extension (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    round_id    CHAR(26)     NOT NULL,
    from_at     CHAR(20)     NOT NULL,
    to_at       CHAR(20)     NOT NULL,
    reason      VARCHAR(500) NOT NULL,
    extended_at CHAR(20)     NOT NULL,
    extended_by VARCHAR(200) NOT NULL,
    CONSTRAINT stm_round_extension_of FOREIGN KEY (round_id) REFERENCES stm_round (id)
);

CREATE TABLE stm_office (
    id               CHAR(26)     NOT NULL PRIMARY KEY,
    round_id         CHAR(26)     NOT NULL,
    party            VARCHAR(60)  NOT NULL,
    party_name       VARCHAR(200) NOT NULL,
    contact_name     VARCHAR(200) NOT NULL,
    address          VARCHAR(254) NOT NULL,
    language         VARCHAR(8)   NOT NULL,
    zone             VARCHAR(64)  NOT NULL,
    invited_at       VARCHAR(20)  NOT NULL,
    reminded_at      VARCHAR(20)  NOT NULL,
    asked_at         VARCHAR(20)  NOT NULL,
    asked_because    VARCHAR(500) NOT NULL,
    position         VARCHAR(20)  NOT NULL,
    position_text    TEXT         NOT NULL,
    question_answer  TEXT         NOT NULL,
    revision         INTEGER      NOT NULL,
    sendings         INTEGER      NOT NULL,
    sent_at          VARCHAR(20)  NOT NULL,
    changed_at       VARCHAR(20)  NOT NULL,
    CONSTRAINT stm_office_once UNIQUE (round_id, party),
    CONSTRAINT stm_office_of FOREIGN KEY (round_id) REFERENCES stm_round (id),
    CHECK (position IN ('none', 'no_objection', 'reservation', 'objection'))
);

CREATE TABLE stm_answer (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    office_id    CHAR(26)     NOT NULL,
    paragraph_id CHAR(26)     NOT NULL,
    stance       VARCHAR(10)  NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    wording      TEXT         NOT NULL,
    comment_text TEXT         NOT NULL,
    reason       TEXT         NOT NULL,
    revision     INTEGER      NOT NULL,
    saved_at     CHAR(20)     NOT NULL,
    saved_by     VARCHAR(200) NOT NULL,
    CONSTRAINT stm_answer_once UNIQUE (office_id, paragraph_id),
    CONSTRAINT stm_answer_of FOREIGN KEY (office_id) REFERENCES stm_office (id),
    CONSTRAINT stm_answer_on FOREIGN KEY (paragraph_id) REFERENCES stm_paragraph (id),
    CHECK (stance IN ('none', 'agree', 'suggest', 'comment'))
);

-- aside 0: this was what the answer said at `revision`. 1: set aside, because it could not be joined with what
-- somebody else had saved by then; the writer was shown both. 2: as a writer sent it, before it was joined.
CREATE TABLE stm_answer_revision (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    answer_id    CHAR(26)     NOT NULL,
    revision     INTEGER      NOT NULL,
    aside        INTEGER      NOT NULL,
    stance       VARCHAR(10)  NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    wording      TEXT         NOT NULL,
    comment_text TEXT         NOT NULL,
    reason       TEXT         NOT NULL,
    client_id    VARCHAR(40)  NOT NULL,
    sequence     INTEGER      NOT NULL,
    saved_at     CHAR(20)     NOT NULL,
    saved_by     VARCHAR(200) NOT NULL,
    CONSTRAINT stm_answer_revision_of FOREIGN KEY (answer_id) REFERENCES stm_answer (id)
);
CREATE INDEX stm_answer_revision_order ON stm_answer_revision (answer_id, revision);

-- A remark on a passage; an office may make many on one paragraph.
CREATE TABLE stm_remark (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    office_id    CHAR(26)     NOT NULL,
    paragraph_id CHAR(26)     NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    remark       TEXT         NOT NULL,
    quote        TEXT         NOT NULL,
    prefix       VARCHAR(200) NOT NULL,
    suffix       VARCHAR(200) NOT NULL,
    written_at   CHAR(20)     NOT NULL,
    written_by   VARCHAR(200) NOT NULL,
    removed_at   VARCHAR(20)  NOT NULL,
    CONSTRAINT stm_remark_of FOREIGN KEY (office_id) REFERENCES stm_office (id),
    CONSTRAINT stm_remark_on FOREIGN KEY (paragraph_id) REFERENCES stm_paragraph (id)
);
CREATE INDEX stm_remark_office ON stm_remark (office_id, paragraph_id);

-- What an office sent, as it was; content is JSON and never changes.
CREATE TABLE stm_sending (
    id        CHAR(26)     NOT NULL PRIMARY KEY,
    office_id CHAR(26)     NOT NULL,
    number    INTEGER      NOT NULL,
    content   MEDIUMTEXT   NOT NULL,
    hash      CHAR(64)     NOT NULL,
    sent_at   CHAR(20)     NOT NULL,
    sent_by   VARCHAR(200) NOT NULL,
    CONSTRAINT stm_sending_number UNIQUE (office_id, number),
    CONSTRAINT stm_sending_of FOREIGN KEY (office_id) REFERENCES stm_office (id)
);

-- What the drafter decided on one or several points of a paragraph. before_text and after_text: the paragraph of
-- the draft before and after, by which a decision can be taken back. settled_in: the version that made it final.
CREATE TABLE stm_decision (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    statement_id CHAR(26)     NOT NULL,
    paragraph_id CHAR(26)     NOT NULL,
    outcome      VARCHAR(12)  NOT NULL,
    before_text  TEXT         NOT NULL,
    after_text   TEXT         NOT NULL,
    reason       TEXT         NOT NULL,
    decided_at   CHAR(20)     NOT NULL,
    decided_by   VARCHAR(200) NOT NULL,
    undone_at    VARCHAR(20)  NOT NULL,
    undone_by    VARCHAR(200) NOT NULL,
    settled_in   VARCHAR(26)  NOT NULL,
    CONSTRAINT stm_decision_of FOREIGN KEY (statement_id) REFERENCES stm_statement (id),
    CONSTRAINT stm_decision_on FOREIGN KEY (paragraph_id) REFERENCES stm_paragraph (id),
    CHECK (outcome IN ('accepted', 'edited', 'merged', 'refused', 'noted'))
);
CREATE INDEX stm_decision_open ON stm_decision (statement_id, settled_in);

-- One thing that an office said and that gets a decision. fingerprint: the same point sent again keeps its row
-- and its decision. superseded_at: the office has taken it back, or says it otherwise, in a later sending.
-- base_text is the text of version_id that wording changes.
CREATE TABLE stm_point (
    id            CHAR(26)     NOT NULL PRIMARY KEY,
    round_id      CHAR(26)     NOT NULL,
    office_id     CHAR(26)     NOT NULL,
    statement_id  CHAR(26)     NOT NULL,
    paragraph_id  CHAR(26)     NOT NULL,
    kind          VARCHAR(12)  NOT NULL,
    author        VARCHAR(200) NOT NULL,
    written_at    CHAR(20)     NOT NULL,
    language      VARCHAR(8)   NOT NULL,
    version_id    CHAR(26)     NOT NULL,
    base_text     TEXT         NOT NULL,
    wording       TEXT         NOT NULL,
    remark        TEXT         NOT NULL,
    quote         TEXT         NOT NULL,
    prefix        VARCHAR(200) NOT NULL,
    suffix        VARCHAR(200) NOT NULL,
    fingerprint   CHAR(64)     NOT NULL,
    sent_at       CHAR(20)     NOT NULL,
    superseded_at VARCHAR(20)  NOT NULL,
    fit           VARCHAR(10)  NOT NULL,
    fit_reason    VARCHAR(200) NOT NULL,
    fit_values    TEXT         NOT NULL,
    state         VARCHAR(12)  NOT NULL,
    discussion    TEXT         NOT NULL,
    decision_id   VARCHAR(26)  NOT NULL,
    revision      INTEGER      NOT NULL,
    CONSTRAINT stm_point_round FOREIGN KEY (round_id) REFERENCES stm_round (id),
    CONSTRAINT stm_point_office FOREIGN KEY (office_id) REFERENCES stm_office (id),
    CONSTRAINT stm_point_statement FOREIGN KEY (statement_id) REFERENCES stm_statement (id),
    CONSTRAINT stm_point_on FOREIGN KEY (paragraph_id) REFERENCES stm_paragraph (id),
    CHECK (kind IN ('agreement', 'suggestion', 'comment')),
    CHECK (fit IN ('applies', 'contained', 'conflict')),
    CHECK (state IN ('open', 'discussed', 'accepted', 'edited', 'merged', 'refused', 'noted'))
);
CREATE INDEX stm_point_statement_order ON stm_point (statement_id, superseded_at, paragraph_id);
CREATE INDEX stm_point_round_order ON stm_point (round_id, superseded_at, paragraph_id);
CREATE INDEX stm_point_office_order ON stm_point (office_id, superseded_at);
CREATE INDEX stm_point_decision ON stm_point (decision_id);
