-- SPDX-License-Identifier: EUPL-1.2
-- A version is put before a named group, which approves it, or adopts it by silence: unless somebody objects by the deadline. The
-- group is frozen when it is named; hash is that of the text on which it was asked. What the members say is only ever added to
-- (stm_procedure_answer): verdict and answered_at of a member repeat the last of it. state is what has been written down; between the
-- deadline and that moment the clock says more than the row. Empty text stands for "not yet".

CREATE TABLE stm_procedure (
    id                CHAR(26)      NOT NULL PRIMARY KEY,
    statement_id      CHAR(26)      NOT NULL,
    version_id        CHAR(26)      NOT NULL,
    hash              CHAR(64)      NOT NULL,
    kind              VARCHAR(10)   NOT NULL,
    group_name        VARCHAR(200)  NOT NULL,
    group_ref         VARCHAR(100)  NOT NULL,
    needs             VARCHAR(10)   NOT NULL,
    at_least          INTEGER       NOT NULL,
    state             VARCHAR(10)   NOT NULL,
    deadline_at       CHAR(20)      NOT NULL,
    zone              VARCHAR(64)   NOT NULL,
    reminder_days     INTEGER       NOT NULL,
    created_at        CHAR(20)      NOT NULL,
    created_by        VARCHAR(200)  NOT NULL,
    opened_at         VARCHAR(20)   NOT NULL,
    ended_at          VARCHAR(20)   NOT NULL,
    ended_because     VARCHAR(1000) NOT NULL,
    proceeded_at      VARCHAR(20)   NOT NULL,
    proceeded_by      VARCHAR(200)  NOT NULL,
    proceeded_because VARCHAR(1000) NOT NULL,
    revision          INTEGER       NOT NULL,
    CONSTRAINT stm_procedure_statement FOREIGN KEY (statement_id) REFERENCES stm_statement (id),
    CONSTRAINT stm_procedure_version FOREIGN KEY (version_id) REFERENCES stm_version (id),
    CHECK (kind IN ('approval', 'silence')),
    CHECK (needs IN ('all', 'majority', 'at_least')),
    CHECK (state IN ('draft', 'open', 'carried', 'refused', 'withdrawn'))
);
CREATE INDEX stm_procedure_of ON stm_procedure (version_id, id);
CREATE INDEX stm_procedure_due ON stm_procedure (state, deadline_at);

CREATE TABLE stm_procedure_member (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    procedure_id CHAR(26)     NOT NULL,
    party        VARCHAR(60)  NOT NULL,
    party_name   VARCHAR(200) NOT NULL,
    contact_name VARCHAR(200) NOT NULL,
    address      VARCHAR(254) NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    zone         VARCHAR(64)  NOT NULL,
    written_at   VARCHAR(20)  NOT NULL,
    reminded_at  VARCHAR(20)  NOT NULL,
    verdict      VARCHAR(10)  NOT NULL,
    answered_at  VARCHAR(20)  NOT NULL,
    CONSTRAINT stm_procedure_member_once UNIQUE (procedure_id, party),
    CONSTRAINT stm_procedure_member_of FOREIGN KEY (procedure_id) REFERENCES stm_procedure (id)
);

CREATE TABLE stm_procedure_answer (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    procedure_id CHAR(26)     NOT NULL,
    member_id    CHAR(26)     NOT NULL,
    verdict      VARCHAR(10)  NOT NULL,
    words        TEXT         NOT NULL,
    said_by      VARCHAR(200) NOT NULL,
    hash         CHAR(64)     NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    answered_at  CHAR(20)     NOT NULL,
    CONSTRAINT stm_procedure_answer_in FOREIGN KEY (procedure_id) REFERENCES stm_procedure (id),
    CONSTRAINT stm_procedure_answer_of FOREIGN KEY (member_id) REFERENCES stm_procedure_member (id),
    CHECK (verdict IN ('agrees', 'reserves', 'objects', 'none'))
);
CREATE INDEX stm_procedure_answer_order ON stm_procedure_answer (procedure_id, id);

CREATE TABLE stm_procedure_extension (
    id           CHAR(26)      NOT NULL PRIMARY KEY,
    procedure_id CHAR(26)      NOT NULL,
    from_at      CHAR(20)      NOT NULL,
    to_at        CHAR(20)      NOT NULL,
    reason       VARCHAR(1000) NOT NULL,
    extended_at  CHAR(20)      NOT NULL,
    extended_by  VARCHAR(200)  NOT NULL,
    CONSTRAINT stm_procedure_extension_of FOREIGN KEY (procedure_id) REFERENCES stm_procedure (id)
);

-- What has to validate the versions of a statement before one opens for signature. Without a row the setting of the house counts. who is
-- a body or a list of the directory; empty: any.
CREATE TABLE stm_requirement (
    statement_id CHAR(26)     NOT NULL PRIMARY KEY,
    way          VARCHAR(10)  NOT NULL,
    who          VARCHAR(100) NOT NULL,
    who_name     VARCHAR(300) NOT NULL,
    set_at       CHAR(20)     NOT NULL,
    set_by       VARCHAR(200) NOT NULL,
    CONSTRAINT stm_requirement_of FOREIGN KEY (statement_id) REFERENCES stm_statement (id),
    CHECK (way IN ('none', 'any', 'vote', 'approval', 'silence'))
);

-- The number under which the certificate of a validation is checked, in whatever language it was printed.
CREATE TABLE stm_certificate (
    validation_id CHAR(26) NOT NULL PRIMARY KEY,
    serial        CHAR(8)  NOT NULL,
    issued_at     CHAR(20) NOT NULL,
    CONSTRAINT stm_certificate_serial UNIQUE (serial),
    CONSTRAINT stm_certificate_of FOREIGN KEY (validation_id) REFERENCES stm_validation (id)
);
