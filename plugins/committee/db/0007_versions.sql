-- SPDX-License-Identifier: EUPL-1.2
-- Motions by which a body validates a version of a statement. The version is another plugin's; its label and path are as they
-- were when the body was asked. hash is the SHA-256 of its text: the vote is on just that, so the text is hashed again when the
-- ballot opens and when it is counted.

CREATE TABLE cmt_ballot_version (
    ballot_id  CHAR(26)      NOT NULL PRIMARY KEY,
    version_id CHAR(26)      NOT NULL,
    label      VARCHAR(400)  NOT NULL,
    path       VARCHAR(200)  NOT NULL,
    hash       CHAR(64)      NOT NULL,
    CONSTRAINT cmt_ballot_version_of FOREIGN KEY (ballot_id) REFERENCES cmt_ballot (id)
);
