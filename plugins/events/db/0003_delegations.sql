-- SPDX-License-Identifier: EUPL-1.2
-- Who is invited to an edition, what each office answered, and whom it sends. An office is asked once per edition, so
-- (edition, party) is unique, and what it is called and where it is written to is kept as it was when it was chosen.
-- Names and functions of delegates are personal data: kept for the registration alone, and emptied `erase_days` after the last
-- day of the edition; the rows stay, since they are counted. Empty text stands for "not known" or "not yet"; no NULLs.

-- reply_until is the last second that counts. `places` and `quota` are numbers of people; places 0: as many as come.
CREATE TABLE evt_invitation_rules (
    edition_id  CHAR(26)    NOT NULL PRIMARY KEY,
    reply_until CHAR(20)    NOT NULL,
    quota       INTEGER     NOT NULL,
    places      INTEGER     NOT NULL,
    erase_days  INTEGER     NOT NULL,
    erased_at   VARCHAR(20) NOT NULL,
    revision    INTEGER     NOT NULL,
    CONSTRAINT evt_invitation_rules_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

-- waiting_number is the order in which places were asked for: instants of one second could not tell. 0: does not wait.
-- `sequence` is the SEQUENCE of the calendar entry that was mailed (RFC 5545), raised when the dates move.
CREATE TABLE evt_delegation (
    id             CHAR(26)      NOT NULL PRIMARY KEY,
    edition_id     CHAR(26)      NOT NULL,
    party          VARCHAR(60)   NOT NULL,
    party_name     VARCHAR(200)  NOT NULL,
    iso2           VARCHAR(2)    NOT NULL,
    region         VARCHAR(40)   NOT NULL,
    contact_name   VARCHAR(200)  NOT NULL,
    address        VARCHAR(254)  NOT NULL,
    language       VARCHAR(8)    NOT NULL,
    zone           VARCHAR(64)   NOT NULL,
    quota          INTEGER       NOT NULL,
    answer         VARCHAR(20)   NOT NULL,
    note           VARCHAR(2000) NOT NULL,
    invited_at     VARCHAR(20)   NOT NULL,
    reminded_at    VARCHAR(20)   NOT NULL,
    answered_at    VARCHAR(20)   NOT NULL,
    waiting_number INTEGER       NOT NULL,
    waiting_since  VARCHAR(20)   NOT NULL,
    asked_again_at VARCHAR(20)   NOT NULL,
    sequence       INTEGER       NOT NULL,
    revision       INTEGER       NOT NULL,
    CONSTRAINT evt_delegation_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CONSTRAINT evt_delegation_party UNIQUE (edition_id, party),
    CHECK (answer IN ('none', 'accepted', 'deputy', 'declined'))
);

-- `post` is what the person is in the office: "Mayor", "Head of cabinet".
CREATE TABLE evt_delegate (
    id            CHAR(26)     NOT NULL PRIMARY KEY,
    delegation_id CHAR(26)     NOT NULL,
    position      INTEGER      NOT NULL,
    role          VARCHAR(12)  NOT NULL,
    name          VARCHAR(200) NOT NULL,
    post          VARCHAR(200) NOT NULL,
    CONSTRAINT evt_delegate_of FOREIGN KEY (delegation_id) REFERENCES evt_delegation (id),
    CHECK (role IN ('head', 'member', 'substitute'))
);
CREATE INDEX evt_delegate_in ON evt_delegate (delegation_id, position);

-- A letter stays when its delegate goes: whoever holds the paper must learn that it holds no longer. name_hash is a hash of serial
-- and folded name, so that the verification page can compare a name without knowing it; emptied with the names.
CREATE TABLE evt_letter (
    id            CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id    CHAR(26)     NOT NULL,
    delegation_id CHAR(26)     NOT NULL,
    delegate_id   CHAR(26)     NOT NULL,
    serial        VARCHAR(20)  NOT NULL,
    language      VARCHAR(8)   NOT NULL,
    name_hash     VARCHAR(64)  NOT NULL,
    issued_at     CHAR(20)     NOT NULL,
    issued_by     VARCHAR(200) NOT NULL,
    revoked_at    VARCHAR(20)  NOT NULL,
    revoked_for   VARCHAR(20)  NOT NULL,
    CONSTRAINT evt_letter_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CONSTRAINT evt_letter_serial UNIQUE (serial),
    CHECK (revoked_for IN ('', 'secretariat', 'person', 'dates', 'cancelled'))
);
CREATE INDEX evt_letter_in ON evt_letter (delegation_id, issued_at);

-- Who was asked again when the dates moved, as the report of that change says it.
CREATE TABLE evt_asked_again (
    change_id     CHAR(26)    NOT NULL,
    delegation_id CHAR(26)    NOT NULL,
    answer        VARCHAR(20) NOT NULL,
    PRIMARY KEY (change_id, delegation_id),
    CONSTRAINT evt_asked_again_of FOREIGN KEY (change_id) REFERENCES evt_date_change (id),
    CONSTRAINT evt_asked_again_who FOREIGN KEY (delegation_id) REFERENCES evt_delegation (id)
);
