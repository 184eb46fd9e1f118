-- SPDX-License-Identifier: EUPL-1.2
-- Pledges and contributions of one forum, and what was reported of each later on. Numbers are given by a counter of the
-- forum, which whoever enters a pledge holds until the end of the transaction: two who enter at once get two numbers.
-- Empty text stands for "not known" or "not yet"; an amount of 0 is none.
CREATE TABLE grf_forum (
    edition_id  CHAR(26) NOT NULL PRIMARY KEY,
    last_number INTEGER  NOT NULL,
    CONSTRAINT grf_forum_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

CREATE TABLE grf_pledge (
    id           CHAR(26)      NOT NULL PRIMARY KEY,
    edition_id   CHAR(26)      NOT NULL,
    number       INTEGER       NOT NULL,
    entity_ref   VARCHAR(60)   NOT NULL,
    entity_name  VARCHAR(200)  NOT NULL,
    title        VARCHAR(300)  NOT NULL,
    text         VARCHAR(4000) NOT NULL,
    area         VARCHAR(20)   NOT NULL,
    objective    VARCHAR(20)   NOT NULL,
    kind         VARCHAR(20)   NOT NULL,
    partners     VARCHAR(500)  NOT NULL,
    places       VARCHAR(300)  NOT NULL,
    amount       BIGINT        NOT NULL,
    currency     VARCHAR(3)    NOT NULL,
    due_on       VARCHAR(10)   NOT NULL,
    stage        VARCHAR(20)   NOT NULL,
    withdrawn_at VARCHAR(20)   NOT NULL,
    revision     INTEGER       NOT NULL,
    CONSTRAINT grf_pledge_number UNIQUE (edition_id, number),
    CONSTRAINT grf_pledge_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (stage IN ('planning', 'in_progress', 'fulfilled'))
);

CREATE TABLE grf_report (
    id          CHAR(26)      NOT NULL PRIMARY KEY,
    pledge_id   CHAR(26)      NOT NULL,
    stage       VARCHAR(20)   NOT NULL,
    note        VARCHAR(2000) NOT NULL,
    reported_at CHAR(20)      NOT NULL,
    reported_by VARCHAR(200)  NOT NULL,
    CONSTRAINT grf_report_of FOREIGN KEY (pledge_id) REFERENCES grf_pledge (id)
);
CREATE INDEX grf_report_at ON grf_report (pledge_id, reported_at);
