-- SPDX-License-Identifier: EUPL-1.2
-- The sessions of one person as a calendar, at an address that only they know. Of the secret in it only the hash is kept, so
-- nobody can read it here. Who gets a new address loses the one before, and an address that is taken back is no row any more:
-- what is unknown and what no longer holds cannot be told apart. When it was made and taken back stands in the history.
CREATE TABLE evt_personal_calendar (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id  CHAR(26)     NOT NULL,
    person_ref  VARCHAR(60)  NOT NULL,
    secret_hash CHAR(64)     NOT NULL,
    made_at     CHAR(20)     NOT NULL,
    made_by     VARCHAR(200) NOT NULL,
    CONSTRAINT evt_personal_calendar_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CONSTRAINT evt_personal_calendar_person UNIQUE (edition_id, person_ref),
    CONSTRAINT evt_personal_calendar_secret UNIQUE (secret_hash)
);
