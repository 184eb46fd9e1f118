-- SPDX-License-Identifier: EUPL-1.2
-- Questions that are answered by a file, or by a city of the directory. What the answer names stands beside `kind`, which is 'text' then:
-- the two engines have no common way to change the CHECK of a table that others refer to.
ALTER TABLE evt_question ADD COLUMN names VARCHAR(12) NOT NULL DEFAULT '';
ALTER TABLE evt_question ADD COLUMN file_kinds VARCHAR(40) NOT NULL DEFAULT '';

-- Files that offices sent as answers; the answer holds the id. In a table of their own, as photographs are: each goes with its answer.
-- A file is here before the form that it came with was accepted, so that nobody has to send it twice: `answered` is 0 until an answer
-- holds it, and what no answer holds after a day is deleted.
CREATE TABLE evt_answer_file (
    id            CHAR(26)     NOT NULL PRIMARY KEY,
    delegation_id CHAR(26)     NOT NULL,
    question_id   CHAR(26)     NOT NULL,
    name          VARCHAR(200) NOT NULL,
    content_type  VARCHAR(100) NOT NULL,
    size          INTEGER      NOT NULL,
    sha256        CHAR(64)     NOT NULL,
    bytes         LONGBLOB     NOT NULL,
    answered      INTEGER      NOT NULL,
    sent_at       CHAR(20)     NOT NULL,
    CONSTRAINT evt_answer_file_of FOREIGN KEY (delegation_id) REFERENCES evt_delegation (id),
    CONSTRAINT evt_answer_file_to FOREIGN KEY (question_id) REFERENCES evt_question (id),
    CHECK (answered IN (0, 1))
);
CREATE INDEX evt_answer_file_in ON evt_answer_file (delegation_id, answered);
CREATE INDEX evt_answer_file_by ON evt_answer_file (question_id);

-- How often an office looked for names of cities within one hour: '2026-11-03T14'.
CREATE TABLE evt_city_search (
    delegation_id CHAR(26) NOT NULL PRIMARY KEY,
    hour          CHAR(13) NOT NULL,
    searches      INTEGER  NOT NULL,
    CONSTRAINT evt_city_search_of FOREIGN KEY (delegation_id) REFERENCES evt_delegation (id)
);
