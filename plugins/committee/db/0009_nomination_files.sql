-- SPDX-License-Identifier: EUPL-1.2
-- What an office sends with its nomination: a curriculum vitae, a photograph, a letter. In a table of its own, for it goes with what is
-- personal of the nominee.
CREATE TABLE cmt_nomination_file (
    id            CHAR(26)     NOT NULL PRIMARY KEY,
    nomination_id CHAR(26)     NOT NULL,
    name          VARCHAR(200) NOT NULL,
    content_type  VARCHAR(100) NOT NULL,
    size          INTEGER      NOT NULL,
    bytes         LONGBLOB     NOT NULL,
    sent_at       CHAR(20)     NOT NULL,
    CONSTRAINT cmt_nomination_file_of FOREIGN KEY (nomination_id) REFERENCES cmt_nomination (id)
);
CREATE INDEX cmt_nomination_file_in ON cmt_nomination_file (nomination_id);
