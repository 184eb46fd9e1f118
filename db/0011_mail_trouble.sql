-- SPDX-License-Identifier: EUPL-1.2
-- Addresses that nothing reaches, by their folded form, so that people see it before they write again. A later
-- message that the server takes ends the trouble; should that one come back too, its report begins it anew.
CREATE TABLE core_mail_trouble (
    address  VARCHAR(254) NOT NULL PRIMARY KEY,
    reason   VARCHAR(500) NOT NULL,
    mail_id  CHAR(26)     NOT NULL,
    noted_at CHAR(20)     NOT NULL
);
-- The messages of one wave are looked at and stopped together.
CREATE INDEX core_mail_batch ON core_mail (batch);
