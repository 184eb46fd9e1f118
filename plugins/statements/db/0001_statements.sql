-- SPDX-License-Identifier: EUPL-1.2
-- A statement is a list of paragraphs with stable identity, in one working draft and any number of issued
-- versions. A paragraph row is never deleted: comments, suggestions and versions point at it.
--
-- Texts of the draft carry their own hash and, for a translation, the hash and the words of the original they
-- were made from, so that "outdated" is one comparison and "what changed since" needs no search in history.
-- Versions repeat the texts instead of pointing at them: a version is read far more often than issued, is
-- read in one query, and cannot change when the draft does.

-- archived_at is empty while the statement is at work; its state stays what it was, for the day it comes back.
CREATE TABLE stm_statement (
    id                CHAR(26)     NOT NULL PRIMARY KEY,
    title             VARCHAR(300) NOT NULL,
    original_language VARCHAR(8)   NOT NULL,
    languages         VARCHAR(60)  NOT NULL,
    state             VARCHAR(20)  NOT NULL,
    revision          INTEGER      NOT NULL,
    created_at        CHAR(20)     NOT NULL,
    updated_at        CHAR(20)     NOT NULL,
    archived_at       VARCHAR(20)  NOT NULL,
    CHECK (state IN ('drafting', 'consultation', 'validation', 'signature', 'adopted'))
);

-- The title in the other languages, for lists, mails and file names; the heading of the text is a paragraph.
CREATE TABLE stm_statement_title (
    statement_id CHAR(26)     NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    title        VARCHAR(300) NOT NULL,
    PRIMARY KEY (statement_id, language),
    CONSTRAINT stm_statement_title_of FOREIGN KEY (statement_id) REFERENCES stm_statement (id)
);

CREATE TABLE stm_paragraph (
    id           CHAR(26) NOT NULL PRIMARY KEY,
    statement_id CHAR(26) NOT NULL,
    created_at   CHAR(20) NOT NULL,
    CONSTRAINT stm_paragraph_of FOREIGN KEY (statement_id) REFERENCES stm_statement (id)
);

-- removed_at is empty while the paragraph is part of the draft; a removed one keeps its place for "Undo".
CREATE TABLE stm_draft_paragraph (
    paragraph_id CHAR(26)    NOT NULL PRIMARY KEY,
    statement_id CHAR(26)    NOT NULL,
    position     INTEGER     NOT NULL,
    kind         VARCHAR(20) NOT NULL,
    removed_at   VARCHAR(20) NOT NULL,
    CONSTRAINT stm_draft_paragraph_is FOREIGN KEY (paragraph_id) REFERENCES stm_paragraph (id),
    CONSTRAINT stm_draft_paragraph_of FOREIGN KEY (statement_id) REFERENCES stm_statement (id)
);
CREATE INDEX stm_draft_paragraph_order ON stm_draft_paragraph (statement_id, removed_at, position, paragraph_id);

CREATE TABLE stm_draft_text (
    paragraph_id CHAR(26)     NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    text         TEXT         NOT NULL,
    hash         CHAR(64)     NOT NULL,
    source_hash  VARCHAR(64)  NOT NULL,
    source_text  TEXT         NOT NULL,
    revision     INTEGER      NOT NULL,
    updated_at   CHAR(20)     NOT NULL,
    updated_by   VARCHAR(200) NOT NULL,
    PRIMARY KEY (paragraph_id, language),
    CONSTRAINT stm_draft_text_of FOREIGN KEY (paragraph_id) REFERENCES stm_paragraph (id)
);

CREATE TABLE stm_version (
    id                CHAR(26)     NOT NULL PRIMARY KEY,
    statement_id      CHAR(26)     NOT NULL,
    number            INTEGER      NOT NULL,
    name              VARCHAR(60)  NOT NULL,
    name_key          VARCHAR(120) NOT NULL,
    original_language VARCHAR(8)   NOT NULL,
    languages         VARCHAR(60)  NOT NULL,
    hash              CHAR(64)     NOT NULL,
    note              TEXT         NOT NULL,
    issued_at         CHAR(20)     NOT NULL,
    issued_by         VARCHAR(200) NOT NULL,
    CONSTRAINT stm_version_number UNIQUE (statement_id, number),
    CONSTRAINT stm_version_name UNIQUE (statement_id, name_key),
    CONSTRAINT stm_version_of FOREIGN KEY (statement_id) REFERENCES stm_statement (id)
);
CREATE INDEX stm_version_hash ON stm_version (hash);

CREATE TABLE stm_version_paragraph (
    version_id   CHAR(26)    NOT NULL,
    position     INTEGER     NOT NULL,
    paragraph_id CHAR(26)    NOT NULL,
    kind         VARCHAR(20) NOT NULL,
    label        VARCHAR(40) NOT NULL,
    PRIMARY KEY (version_id, position),
    CONSTRAINT stm_version_paragraph_once UNIQUE (version_id, paragraph_id),
    CONSTRAINT stm_version_paragraph_of FOREIGN KEY (version_id) REFERENCES stm_version (id),
    CONSTRAINT stm_version_paragraph_is FOREIGN KEY (paragraph_id) REFERENCES stm_paragraph (id)
);

-- No row: the paragraph was missing in that language when the version was issued.
CREATE TABLE stm_version_text (
    version_id   CHAR(26)    NOT NULL,
    paragraph_id CHAR(26)    NOT NULL,
    language     VARCHAR(8)  NOT NULL,
    text         TEXT        NOT NULL,
    state        VARCHAR(10) NOT NULL,
    PRIMARY KEY (version_id, paragraph_id, language),
    CONSTRAINT stm_version_text_of FOREIGN KEY (version_id) REFERENCES stm_version (id),
    CHECK (state IN ('current', 'outdated'))
);
