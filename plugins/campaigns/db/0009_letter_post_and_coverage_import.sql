-- SPDX-License-Identifier: EUPL-1.2
-- Where a letter on paper goes: lines as the country of the reader writes them, and its name, as they were when the letters were
-- submitted. Empty: none is known.

ALTER TABLE cpn_letter ADD COLUMN post VARCHAR(1400) NOT NULL DEFAULT '';

-- Tables of coverage that were uploaded. `mapping` is what the columns mean, JSON of the program's own. What an import has entered can
-- be taken back as long as nobody has changed it.
CREATE TABLE cpn_coverage_import (
    id          CHAR(26)      NOT NULL PRIMARY KEY,
    campaign_id CHAR(26)      NOT NULL,
    state       VARCHAR(10)   NOT NULL,
    file_name   VARCHAR(800)  NOT NULL,
    file        CHAR(64)      NOT NULL,
    mapping     TEXT          NOT NULL,
    created_by  VARCHAR(300)  NOT NULL,
    created_at  CHAR(20)      NOT NULL,
    applied_at  VARCHAR(20)   NOT NULL,
    added       INTEGER       NOT NULL,
    revision    INTEGER       NOT NULL,
    CONSTRAINT cpn_coverage_import_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id),
    CHECK (state IN ('preview', 'applied', 'undone'))
);
CREATE INDEX cpn_coverage_import_campaign ON cpn_coverage_import (campaign_id, id);

CREATE TABLE cpn_coverage_import_entry (
    import_id   CHAR(26) NOT NULL,
    coverage_id CHAR(26) NOT NULL,
    PRIMARY KEY (import_id, coverage_id),
    CONSTRAINT cpn_coverage_import_entry_of FOREIGN KEY (import_id) REFERENCES cpn_coverage_import (id)
);
