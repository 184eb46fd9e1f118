-- SPDX-License-Identifier: EUPL-1.2
-- Tables that were uploaded, the fate of each row and what applying it did. Nothing else is written before a person
-- applies an import. `plan` and `before_state` are JSON of the program's own; they are shown, never searched.

CREATE TABLE dir_import (
    id         CHAR(26)     NOT NULL PRIMARY KEY,
    kind       VARCHAR(20)  NOT NULL,
    state      VARCHAR(12)  NOT NULL,
    file_name  VARCHAR(200) NOT NULL,
    file       CHAR(64)     NOT NULL,
    charset    VARCHAR(20)  NOT NULL,
    separator_text VARCHAR(4) NOT NULL,
    headings   MEDIUMTEXT   NOT NULL,
    mapping    MEDIUMTEXT   NOT NULL,
    job        VARCHAR(40)  NOT NULL,
    created_by VARCHAR(60)  NOT NULL,
    actor      TEXT         NOT NULL,
    created_at CHAR(20)     NOT NULL,
    ended_at   CHAR(20)     NOT NULL,
    version    INTEGER      NOT NULL,
    CHECK (state IN ('columns', 'preview', 'applying', 'applied', 'stopped', 'undoing', 'undone'))
);

-- line: as a spreadsheet counts it. outcome: what applying did; empty before.
CREATE TABLE dir_import_row (
    import_id    CHAR(26)     NOT NULL,
    line         INTEGER      NOT NULL,
    cells        MEDIUMTEXT   NOT NULL,
    fate         VARCHAR(10)  NOT NULL,
    label        VARCHAR(400) NOT NULL,
    target       VARCHAR(60)  NOT NULL,
    plan         MEDIUMTEXT   NOT NULL,
    outcome      VARCHAR(12)  NOT NULL,
    before_state MEDIUMTEXT   NOT NULL,
    PRIMARY KEY (import_id, line),
    CONSTRAINT dir_import_row_import FOREIGN KEY (import_id) REFERENCES dir_import (id),
    CHECK (outcome IN ('', 'applied', 'left', 'undone', 'kept'))
);
CREATE INDEX dir_import_row_fate ON dir_import_row (import_id, fate, line);

-- A question is identified by the hash of what is doubtful; rows with the same doubt share it.
CREATE TABLE dir_import_answer (
    import_id CHAR(26)    NOT NULL,
    question  CHAR(64)    NOT NULL,
    doubt     VARCHAR(500) NOT NULL,
    answer    VARCHAR(60) NOT NULL,
    PRIMARY KEY (import_id, question),
    CONSTRAINT dir_import_answer_import FOREIGN KEY (import_id) REFERENCES dir_import (id)
);
