-- SPDX-License-Identifier: EUPL-1.2
-- A version opens for signature to a list of cities. A city is asked, may promise, signs, may withdraw; each
-- signature is a row of its own that binds person, mandate of that day, city, hash of the version, language and
-- instant, and stays when it is withdrawn.
--
-- valid_key is signing and city while the signature counts and the id of the row afterwards: the unique key on
-- it makes two signatures of one city at the same moment impossible, and signing again after a withdrawal
-- possible. Region and coordinates are read from the directory when the wall is drawn; the name of the city and of its
-- country are kept as they were signed.

CREATE TABLE stm_signing (
    id            CHAR(26)     NOT NULL PRIMARY KEY,
    statement_id  CHAR(26)     NOT NULL,
    version_id    CHAR(26)     NOT NULL,
    version_hash  CHAR(64)     NOT NULL,
    state         VARCHAR(10)  NOT NULL,
    closes_at     CHAR(20)     NOT NULL,
    zone          VARCHAR(64)  NOT NULL,
    visible_from  CHAR(20)     NOT NULL,
    opened_at     CHAR(20)     NOT NULL,
    opened_by     VARCHAR(200) NOT NULL,
    revision      INTEGER      NOT NULL,
    CONSTRAINT stm_signing_version UNIQUE (version_id),
    CONSTRAINT stm_signing_statement FOREIGN KEY (statement_id) REFERENCES stm_statement (id),
    CONSTRAINT stm_signing_of FOREIGN KEY (version_id) REFERENCES stm_version (id),
    CHECK (state IN ('open', 'closed'))
);

CREATE TABLE stm_signatory (
    id            CHAR(26)     NOT NULL PRIMARY KEY,
    signing_id    CHAR(26)     NOT NULL,
    party         VARCHAR(60)  NOT NULL,
    party_name    VARCHAR(200) NOT NULL,
    contact_name  VARCHAR(200) NOT NULL,
    address       VARCHAR(254) NOT NULL,
    language      VARCHAR(8)   NOT NULL,
    zone          VARCHAR(64)  NOT NULL,
    state         VARCHAR(12)  NOT NULL,
    invited_at    VARCHAR(20)  NOT NULL,
    promised_at   VARCHAR(20)  NOT NULL,
    promised_by   VARCHAR(200) NOT NULL,
    changed_at    CHAR(20)     NOT NULL,
    revision      INTEGER      NOT NULL,
    CONSTRAINT stm_signatory_once UNIQUE (signing_id, party),
    CONSTRAINT stm_signatory_of FOREIGN KEY (signing_id) REFERENCES stm_signing (id),
    CHECK (state IN ('listed', 'asked', 'promised', 'signed', 'withdrawn'))
);

CREATE TABLE stm_signature (
    id              CHAR(26)     NOT NULL PRIMARY KEY,
    signing_id      CHAR(26)     NOT NULL,
    party           VARCHAR(60)  NOT NULL,
    valid_key       VARCHAR(100) NOT NULL,
    city_name       VARCHAR(200) NOT NULL,
    iso2            VARCHAR(2)   NOT NULL,
    person_id       VARCHAR(26)  NOT NULL,
    person_name     VARCHAR(200) NOT NULL,
    office          VARCHAR(200) NOT NULL,
    mandate_id      VARCHAR(26)  NOT NULL,
    version_hash    CHAR(64)     NOT NULL,
    language        VARCHAR(8)   NOT NULL,
    means           VARCHAR(10)  NOT NULL,
    letter          VARCHAR(64)  NOT NULL,
    signed_at       CHAR(20)     NOT NULL,
    recorded_at     CHAR(20)     NOT NULL,
    recorded_by     VARCHAR(200) NOT NULL,
    withdrawn_at    VARCHAR(20)  NOT NULL,
    withdrawn_by    VARCHAR(200) NOT NULL,
    withdrawn_reason VARCHAR(500) NOT NULL,
    CONSTRAINT stm_signature_once UNIQUE (valid_key),
    CONSTRAINT stm_signature_of FOREIGN KEY (signing_id) REFERENCES stm_signing (id),
    CHECK (means IN ('link', 'letter', 'register'))
);
CREATE INDEX stm_signature_party ON stm_signature (signing_id, party, id);

-- Who of an office has cleared the signature, step by step: cabinet, legal, mayor.
CREATE TABLE stm_clearance (
    signatory_id CHAR(26)     NOT NULL,
    step         VARCHAR(12)  NOT NULL,
    cleared_by   VARCHAR(200) NOT NULL,
    cleared_at   CHAR(20)     NOT NULL,
    PRIMARY KEY (signatory_id, step),
    CONSTRAINT stm_clearance_of FOREIGN KEY (signatory_id) REFERENCES stm_signatory (id),
    CHECK (step IN ('cabinet', 'legal'))
);

-- The code that is mailed before a signature: ten minutes, five tries, once; stored as a hash.
CREATE TABLE stm_sign_code (
    id           CHAR(26) NOT NULL PRIMARY KEY,
    signatory_id CHAR(26) NOT NULL,
    code_hash    CHAR(64) NOT NULL,
    issued_at    CHAR(20) NOT NULL,
    expires_at   CHAR(20) NOT NULL,
    tries        INTEGER  NOT NULL,
    used_at      VARCHAR(20) NOT NULL,
    CONSTRAINT stm_sign_code_of FOREIGN KEY (signatory_id) REFERENCES stm_signatory (id)
);
CREATE INDEX stm_sign_code_order ON stm_sign_code (signatory_id, issued_at);
