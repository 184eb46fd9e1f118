-- SPDX-License-Identifier: EUPL-1.2
-- Letters to many. A sending is text; submitting it writes every letter down as its reader will get it, with a digest of
-- all, and what is approved and sent is these rows and nothing that is looked up again. Empty text stands for "not yet".

CREATE TABLE cpn_sending (
    id             CHAR(26)      NOT NULL PRIMARY KEY,
    campaign_id    CHAR(26)      NOT NULL,
    state          VARCHAR(10)   NOT NULL,
    subject_en     VARCHAR(800)  NOT NULL,
    subject_es     VARCHAR(800)  NOT NULL,
    subject_fr     VARCHAR(800)  NOT NULL,
    body_en        TEXT          NOT NULL,
    body_es        TEXT          NOT NULL,
    body_fr        TEXT          NOT NULL,
    segment_id     VARCHAR(60)   NOT NULL,
    roles          VARCHAR(100)  NOT NULL,
    starts_at      CHAR(20)      NOT NULL,
    zone           VARCHAR(60)   NOT NULL,
    hash           VARCHAR(64)   NOT NULL,
    letters        INTEGER       NOT NULL,
    written_by     VARCHAR(60)   NOT NULL,
    submitted_by   VARCHAR(60)   NOT NULL,
    submitted_name VARCHAR(300)  NOT NULL,
    submitted_at   CHAR(20)      NOT NULL,
    approved_by    VARCHAR(60)   NOT NULL,
    approved_name  VARCHAR(300)  NOT NULL,
    approved_at    CHAR(20)      NOT NULL,
    finished_at    CHAR(20)      NOT NULL,
    reason         VARCHAR(1000) NOT NULL,
    revision       INTEGER       NOT NULL,
    CONSTRAINT cpn_sending_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id),
    CHECK (state IN ('draft', 'submitted', 'approved', 'sending', 'paused', 'sent', 'cancelled'))
);
CREATE INDEX cpn_sending_state ON cpn_sending (state, starts_at);

-- What staff has said of a recipient: 'leave_out' or 'paper'.
CREATE TABLE cpn_sending_choice (
    sending_id CHAR(26)    NOT NULL,
    person     VARCHAR(60) NOT NULL,
    choice     VARCHAR(10) NOT NULL,
    PRIMARY KEY (sending_id, person),
    CONSTRAINT cpn_sending_choice_of FOREIGN KEY (sending_id) REFERENCES cpn_sending (id),
    CHECK (choice IN ('leave_out', 'paper'))
);

-- handed_at: when the outbox of the host took it.
CREATE TABLE cpn_letter (
    id         CHAR(26)     NOT NULL PRIMARY KEY,
    sending_id CHAR(26)     NOT NULL,
    position   INTEGER      NOT NULL,
    way        VARCHAR(5)   NOT NULL,
    person     VARCHAR(60)  NOT NULL,
    name       VARCHAR(300) NOT NULL,
    place      VARCHAR(300) NOT NULL,
    country    VARCHAR(2)   NOT NULL,
    role       VARCHAR(20)  NOT NULL,
    address    VARCHAR(254) NOT NULL,
    domain     VARCHAR(254) NOT NULL,
    language   CHAR(2)      NOT NULL,
    subject    TEXT         NOT NULL,
    body       MEDIUMTEXT   NOT NULL,
    hash       CHAR(64)     NOT NULL,
    handed_at  CHAR(20)     NOT NULL,
    CONSTRAINT cpn_letter_of FOREIGN KEY (sending_id) REFERENCES cpn_sending (id),
    CONSTRAINT cpn_letter_place UNIQUE (sending_id, position),
    CHECK (way IN ('mail', 'paper'))
);
CREATE INDEX cpn_letter_open ON cpn_letter (sending_id, way, handed_at);
CREATE INDEX cpn_letter_handed ON cpn_letter (handed_at);
