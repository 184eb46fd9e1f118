-- SPDX-License-Identifier: EUPL-1.2
-- Who is not written to any more, by address in lower case. A bounce stops all mail but that which opens an account, a
-- complaint and an unsubscription stop bulk mail; each is a row of its own, so that lifting one leaves the others.

CREATE TABLE core_mail_suppression (
    address  VARCHAR(254) NOT NULL,
    kind     VARCHAR(12)  NOT NULL,
    reason   VARCHAR(500) NOT NULL,
    mail_id  CHAR(26)     NOT NULL,
    noted_at CHAR(20)     NOT NULL,
    PRIMARY KEY (address, kind),
    CHECK (kind IN ('bounce', 'complaint', 'unsubscribed'))
);
CREATE INDEX core_mail_suppression_noted ON core_mail_suppression (noted_at, address);

-- Mails that came back for a reason that may pass: counted once each, however often a server reports them.
CREATE TABLE core_mail_soft_bounce (
    mail_id  CHAR(26)     NOT NULL PRIMARY KEY,
    address  VARCHAR(254) NOT NULL,
    noted_at CHAR(20)     NOT NULL
);
CREATE INDEX core_mail_soft_bounce_address ON core_mail_soft_bounce (address, noted_at);

-- Keys that the hosts make for themselves and share.
CREATE TABLE core_secret (
    name  VARCHAR(40) NOT NULL PRIMARY KEY,
    value CHAR(64)    NOT NULL
);
