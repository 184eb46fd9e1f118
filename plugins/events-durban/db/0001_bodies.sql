-- SPDX-License-Identifier: EUPL-1.2
-- When the statutory bodies of a congress meet, and how many sit in them. The day is counted from the opening (1 is the
-- first day), so that other dates of the congress carry it along; 0 and empty text stand for "not known yet".
CREATE TABLE dbn_body (
    edition_id CHAR(26)      NOT NULL,
    body       VARCHAR(40)   NOT NULL,
    day_number INTEGER       NOT NULL,
    begins_at  VARCHAR(5)    NOT NULL,
    seats      INTEGER       NOT NULL,
    note       VARCHAR(2000) NOT NULL,
    revision   INTEGER       NOT NULL,
    PRIMARY KEY (edition_id, body),
    CONSTRAINT dbn_body_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
