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

-- Proposals of a call by their state, so that a list of thousands asks for one page of them; `due`: their organisers have a mail
-- address and were not written to since. Kept with each change (proposal_page_repository).
CREATE TABLE evt_proposal_count (
    call_id   CHAR(26)    NOT NULL,
    state     VARCHAR(12) NOT NULL,
    proposals INTEGER     NOT NULL,
    due       INTEGER     NOT NULL,
    PRIMARY KEY (call_id, state),
    CONSTRAINT evt_proposal_count_of FOREIGN KEY (call_id) REFERENCES evt_call (id)
);
INSERT INTO evt_proposal_count (call_id, state, proposals, due)
SELECT call_id, state, COUNT(*), SUM(CASE WHEN told_at = '' AND contact_mail <> '' THEN 1 ELSE 0 END)
FROM evt_proposal GROUP BY call_id, state;
CREATE INDEX evt_proposal_in ON evt_proposal (call_id, state, number);
