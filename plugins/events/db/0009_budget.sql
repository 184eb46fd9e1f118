-- SPDX-License-Identifier: EUPL-1.2
-- What an edition is planned to cost, and who pays for it. Amounts are whole units of their currency; one line has one
-- donor, which is somebody of the directory. Empty text stands for "nobody yet"; there are no NULLs.
CREATE TABLE evt_budget_line (
    id         CHAR(26)      NOT NULL PRIMARY KEY,
    edition_id CHAR(26)      NOT NULL,
    purpose    VARCHAR(200)  NOT NULL,
    donor_ref  VARCHAR(60)   NOT NULL,
    donor_name VARCHAR(200)  NOT NULL,
    funding    VARCHAR(12)   NOT NULL,
    currency   CHAR(3)       NOT NULL,
    planned    BIGINT        NOT NULL,
    spent      BIGINT        NOT NULL,
    note       VARCHAR(1000) NOT NULL,
    removed_at VARCHAR(20)   NOT NULL,
    revision   INTEGER       NOT NULL,
    CONSTRAINT evt_budget_line_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (funding IN ('open', 'requested', 'promised', 'received')),
    CHECK (planned >= 0 AND spent >= 0)
);
CREATE INDEX evt_budget_line_edition ON evt_budget_line (edition_id, donor_name, id);
