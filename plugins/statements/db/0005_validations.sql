-- SPDX-License-Identifier: EUPL-1.2
-- Votes of bodies on a version. They are held by another plugin, named by vote_ref; what they came to is repeated here, in every
-- language, so that it can be shown, and opens the signature, when that plugin is gone. hash is that of the text that the body was
-- asked about. Of a result that tells no numbers has_numbers is 0. Empty text stands for "not yet".

CREATE TABLE stm_validation (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    statement_id CHAR(26)     NOT NULL,
    version_id   CHAR(26)     NOT NULL,
    vote_ref     VARCHAR(100) NOT NULL,
    body_ref     VARCHAR(100) NOT NULL,
    state        VARCHAR(20)  NOT NULL,
    hash         CHAR(64)     NOT NULL,
    has_numbers  INTEGER      NOT NULL,
    yes_votes    INTEGER      NOT NULL,
    no_votes     INTEGER      NOT NULL,
    abstentions  INTEGER      NOT NULL,
    members      INTEGER      NOT NULL,
    asked_at     CHAR(20)     NOT NULL,
    asked_by     VARCHAR(200) NOT NULL,
    decided_at   VARCHAR(20)  NOT NULL,
    CONSTRAINT stm_validation_vote UNIQUE (vote_ref),
    CONSTRAINT stm_validation_statement FOREIGN KEY (statement_id) REFERENCES stm_statement (id),
    CONSTRAINT stm_validation_of FOREIGN KEY (version_id) REFERENCES stm_version (id),
    CHECK (state IN ('asked', 'open', 'closed', 'without_quorum', 'carried', 'rejected', 'withdrawn'))
);
CREATE INDEX stm_validation_version ON stm_validation (version_id, id);

CREATE TABLE stm_validation_text (
    validation_id CHAR(26)      NOT NULL,
    language      VARCHAR(8)    NOT NULL,
    body          VARCHAR(300)  NOT NULL,
    sentence      VARCHAR(1000) NOT NULL,
    PRIMARY KEY (validation_id, language),
    CONSTRAINT stm_validation_text_of FOREIGN KEY (validation_id) REFERENCES stm_validation (id)
);
