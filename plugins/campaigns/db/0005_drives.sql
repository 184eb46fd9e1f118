-- SPDX-License-Identifier: EUPL-1.2
-- A signature drive: which cities are to sign a text, who asks whom, and what was answered. Who has signed is not here: the
-- register of `statements` says it. Empty text stands for "not known" or "not yet"; days are those of the campaign's zone.

CREATE TABLE cpn_drive (
    id          CHAR(26)    NOT NULL PRIMARY KEY,
    campaign_id CHAR(26)    NOT NULL,
    signing_id  VARCHAR(60) NOT NULL,
    goal        INTEGER     NOT NULL,
    deadline    VARCHAR(10) NOT NULL,
    revision    INTEGER     NOT NULL,
    CONSTRAINT cpn_drive_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id),
    CONSTRAINT cpn_drive_once UNIQUE (campaign_id)
);

CREATE TABLE cpn_drive_goal (
    drive_id CHAR(26)    NOT NULL,
    region   VARCHAR(20) NOT NULL,
    goal     INTEGER     NOT NULL,
    PRIMARY KEY (drive_id, region),
    CONSTRAINT cpn_drive_goal_of FOREIGN KEY (drive_id) REFERENCES cpn_drive (id)
);

-- Who asks: staff, or a champion of the network behind a link. `ended_at`: asks no longer.
CREATE TABLE cpn_asker (
    id       CHAR(26)     NOT NULL PRIMARY KEY,
    drive_id CHAR(26)     NOT NULL,
    name     VARCHAR(300) NOT NULL,
    address  VARCHAR(254) NOT NULL,
    language VARCHAR(8)   NOT NULL,
    sent_at  VARCHAR(20)  NOT NULL,
    ended_at VARCHAR(20)  NOT NULL,
    CONSTRAINT cpn_asker_of FOREIGN KEY (drive_id) REFERENCES cpn_drive (id)
);
CREATE INDEX cpn_asker_drive ON cpn_asker (drive_id, id);

-- `said` is what the city answered; that it signed is never written here.
CREATE TABLE cpn_target (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    drive_id     CHAR(26)     NOT NULL,
    city_ref     VARCHAR(60)  NOT NULL,
    city_name    VARCHAR(300) NOT NULL,
    country      VARCHAR(2)   NOT NULL,
    region       VARCHAR(20)  NOT NULL,
    asker_id     VARCHAR(26)  NOT NULL,
    said         VARCHAR(10)  NOT NULL,
    asked_on     VARCHAR(10)  NOT NULL,
    asked_how    VARCHAR(10)  NOT NULL,
    promised_for VARCHAR(10)  NOT NULL,
    reminded_at  VARCHAR(20)  NOT NULL,
    revision     INTEGER      NOT NULL,
    CONSTRAINT cpn_target_of FOREIGN KEY (drive_id) REFERENCES cpn_drive (id),
    CONSTRAINT cpn_target_once UNIQUE (drive_id, city_ref),
    CHECK (said IN ('', 'promised', 'declined'))
);
CREATE INDEX cpn_target_asker ON cpn_target (asker_id);

-- What happened with a target, in order. Nothing of it is changed.
CREATE TABLE cpn_target_step (
    id        CHAR(26)      NOT NULL PRIMARY KEY,
    target_id CHAR(26)      NOT NULL,
    at        CHAR(20)      NOT NULL,
    by_name   VARCHAR(300)  NOT NULL,
    what      VARCHAR(20)   NOT NULL,
    how       VARCHAR(10)   NOT NULL,
    on_day    VARCHAR(10)   NOT NULL,
    note      VARCHAR(4000) NOT NULL,
    CONSTRAINT cpn_target_step_of FOREIGN KEY (target_id) REFERENCES cpn_target (id)
);
CREATE INDEX cpn_target_step_target ON cpn_target_step (target_id, id);

-- A count for print. `hash` is that of the file that holds the list.
CREATE TABLE cpn_freeze (
    id        CHAR(26)     NOT NULL PRIMARY KEY,
    drive_id  CHAR(26)     NOT NULL,
    frozen_at CHAR(20)     NOT NULL,
    frozen_by VARCHAR(300) NOT NULL,
    number    INTEGER      NOT NULL,
    hash      CHAR(64)     NOT NULL,
    CONSTRAINT cpn_freeze_of FOREIGN KEY (drive_id) REFERENCES cpn_drive (id)
);
CREATE INDEX cpn_freeze_drive ON cpn_freeze (drive_id, id);

-- Each signature is thanked for once, with a way to say that it was not us.
CREATE TABLE cpn_thanks (
    id           CHAR(26)    NOT NULL PRIMARY KEY,
    drive_id     CHAR(26)    NOT NULL,
    signature_id VARCHAR(26) NOT NULL,
    party        VARCHAR(60) NOT NULL,
    sent_at      CHAR(20)    NOT NULL,
    rejected_at  VARCHAR(20) NOT NULL,
    CONSTRAINT cpn_thanks_of FOREIGN KEY (drive_id) REFERENCES cpn_drive (id),
    CONSTRAINT cpn_thanks_once UNIQUE (drive_id, signature_id)
);
