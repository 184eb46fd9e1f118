-- SPDX-License-Identifier: EUPL-1.2
-- What the day of an event needs besides badges.
-- Photographs for badges, as the press made them: small, without what a camera wrote. In a table of their own, not among the files of
-- the host: each is one person's, and must be gone with the name. `delegate_id` has no key to evt_delegate, whose rows are
-- written anew with each answer of an office.
CREATE TABLE evt_photo (
    delegate_id CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id  CHAR(26)     NOT NULL,
    bytes       LONGBLOB     NOT NULL,
    added_at    CHAR(20)     NOT NULL,
    added_by    VARCHAR(200) NOT NULL,
    CONSTRAINT evt_photo_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
CREATE INDEX evt_photo_in ON evt_photo (edition_id);

-- How many delegations must be there for a session to decide. 0: nobody counts.
CREATE TABLE evt_quorum (
    session_id CHAR(26) NOT NULL PRIMARY KEY,
    needed     INTEGER  NOT NULL,
    revision   INTEGER  NOT NULL,
    CONSTRAINT evt_quorum_of FOREIGN KEY (session_id) REFERENCES evt_session (id)
);
