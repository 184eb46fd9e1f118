-- SPDX-License-Identifier: EUPL-1.2
-- Files that were uploaded to be read into an edition. Nothing of them is written elsewhere before somebody applies the
-- import; what the page shows before is planned anew from the file each time. A file of participants holds personal data,
-- so its bytes stay only until it is applied, given up or a week old; the row stays, and says who did what.

CREATE TABLE evt_import (
    id         CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id CHAR(26)     NOT NULL,
    kind       VARCHAR(20)  NOT NULL,
    state      VARCHAR(12)  NOT NULL,
    file_name  VARCHAR(200) NOT NULL,
    sha256     CHAR(64)     NOT NULL,
    created_by VARCHAR(200) NOT NULL,
    created_at CHAR(20)     NOT NULL,
    ended_at   VARCHAR(20)  NOT NULL,
    rows_new     INTEGER    NOT NULL,
    rows_changed INTEGER    NOT NULL,
    CONSTRAINT evt_import_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (kind IN ('sessions', 'schedule_xml', 'schedule_json', 'calendar', 'participants')),
    CHECK (state IN ('preview', 'applied', 'given_up'))
);
CREATE INDEX evt_import_in ON evt_import (edition_id, id);

CREATE TABLE evt_import_piece (
    import_id CHAR(26) NOT NULL,
    position  INTEGER  NOT NULL,
    bytes     LONGBLOB NOT NULL,
    PRIMARY KEY (import_id, position),
    CONSTRAINT evt_import_piece_of FOREIGN KEY (import_id) REFERENCES evt_import (id)
);

-- Whom a name in a file means, by the hash of kind and folded name: asked once for an edition, not once for each file.
-- An empty ref: whoever is meant is left out.
CREATE TABLE evt_import_answer (
    edition_id CHAR(26)    NOT NULL,
    question   CHAR(64)    NOT NULL,
    ref        VARCHAR(60) NOT NULL,
    PRIMARY KEY (edition_id, question),
    CONSTRAINT evt_import_answer_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

-- What a session is called where it came from: a GUID, a UID, a code; by the hash of that text.
CREATE TABLE evt_import_key (
    edition_id CHAR(26) NOT NULL,
    source_key CHAR(64) NOT NULL,
    session_id CHAR(26) NOT NULL,
    PRIMARY KEY (edition_id, source_key),
    CONSTRAINT evt_import_key_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CONSTRAINT evt_import_key_session FOREIGN KEY (session_id) REFERENCES evt_session (id)
);
