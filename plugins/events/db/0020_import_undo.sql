-- SPDX-License-Identifier: EUPL-1.2
-- What an applied import of participants did, so that it can be taken back for some days: one row for each delegation and each person
-- that it wrote. Personal data of former values stands in before_state, so the rows go when the days are over, when the import was
-- taken back, and when names or answers of the edition are erased. Of what was written only a hash stands here: to see whether
-- somebody has changed it since. delegation_id is no foreign key: an office may be taken off the list meanwhile.

CREATE TABLE evt_import_undo (
    import_id   CHAR(26)     NOT NULL PRIMARY KEY,
    undo_until  CHAR(20)     NOT NULL,
    undone_at   VARCHAR(20)  NOT NULL,
    undone_by   VARCHAR(200) NOT NULL,
    rows_undone INTEGER      NOT NULL,
    rows_kept   INTEGER      NOT NULL,
    CONSTRAINT evt_import_undo_of FOREIGN KEY (import_id) REFERENCES evt_import (id)
);

-- An empty delegate_id: the delegation itself. line: of the file, 0 for what followed from it.
CREATE TABLE evt_import_effect (
    import_id     CHAR(26)    NOT NULL,
    position      INTEGER     NOT NULL,
    delegation_id CHAR(26)    NOT NULL,
    delegate_id   VARCHAR(26) NOT NULL,
    line          INTEGER     NOT NULL,
    made          INTEGER     NOT NULL,
    before_state  MEDIUMTEXT  NOT NULL,
    after_sha256  CHAR(64)    NOT NULL,
    PRIMARY KEY (import_id, position),
    CONSTRAINT evt_import_effect_of FOREIGN KEY (import_id) REFERENCES evt_import (id),
    CHECK (made IN (0, 1))
);
