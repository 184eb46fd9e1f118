-- SPDX-License-Identifier: EUPL-1.2
-- What voters read of a candidate. An office may give the statement of its nominee in further languages
-- (cmt_nomination_text), and a photograph among its files is kept a second time as the small picture that pages
-- show, without what cameras write beside it (cmt_nomination_portrait).
-- cmt_ballot_statement is that statement as it stood when the vote opened: written once, at the opening, and never
-- changed. `hash` is the SHA-256 of all that voters read, files included; it stays when the texts are erased with
-- the nominee.

CREATE TABLE cmt_nomination_text (
    nomination_id CHAR(26)   NOT NULL,
    language      VARCHAR(8) NOT NULL,
    text          MEDIUMTEXT NOT NULL,
    PRIMARY KEY (nomination_id, language),
    CONSTRAINT cmt_nomination_text_of FOREIGN KEY (nomination_id) REFERENCES cmt_nomination (id)
);

CREATE TABLE cmt_nomination_portrait (
    file_id CHAR(26) NOT NULL PRIMARY KEY,
    bytes   LONGBLOB NOT NULL,
    CONSTRAINT cmt_nomination_portrait_of FOREIGN KEY (file_id) REFERENCES cmt_nomination_file (id)
);

CREATE TABLE cmt_ballot_statement (
    ballot_id         CHAR(26)      NOT NULL,
    candidate_id      CHAR(26)      NOT NULL,
    nomination_id     CHAR(26)      NOT NULL,
    office            VARCHAR(300)  NOT NULL,
    conflict          VARCHAR(2000) NOT NULL,
    original_language VARCHAR(8)    NOT NULL,
    text_en           MEDIUMTEXT    NOT NULL,
    text_es           MEDIUMTEXT    NOT NULL,
    text_fr           MEDIUMTEXT    NOT NULL,
    hash              CHAR(64)      NOT NULL,
    PRIMARY KEY (ballot_id, candidate_id),
    CONSTRAINT cmt_ballot_statement_of FOREIGN KEY (ballot_id) REFERENCES cmt_ballot (id)
);
CREATE INDEX cmt_ballot_statement_by ON cmt_ballot_statement (nomination_id);
CREATE INDEX cmt_ballot_candidate_by ON cmt_ballot_candidate (nomination_id);
