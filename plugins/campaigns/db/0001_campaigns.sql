-- SPDX-License-Identifier: EUPL-1.2
-- A campaign: outputs written once with variables, merged for each city that takes part, cleared by its office, and there for
-- the public from one instant on. Nothing releases it: "released" is no state that a job would have to write, so that no
-- surface is early or late because a job was. What an office has cleared is kept as the text itself with its SHA-256, and
-- that text is what the public reads. Empty text stands for "not known" or "not yet"; there are no NULLs.

CREATE TABLE cpn_campaign (
    id                CHAR(26)     NOT NULL PRIMARY KEY,
    written           VARCHAR(10)  NOT NULL,
    title_en          VARCHAR(800) NOT NULL,
    title_es          VARCHAR(800) NOT NULL,
    title_fr          VARCHAR(800) NOT NULL,
    original_language VARCHAR(8)   NOT NULL,
    aim_en            TEXT         NOT NULL,
    aim_es            TEXT         NOT NULL,
    aim_fr            TEXT         NOT NULL,
    embargo           CHAR(20)     NOT NULL,
    zone              VARCHAR(60)  NOT NULL,
    segment_id        VARCHAR(60)  NOT NULL,
    version_id        VARCHAR(60)  NOT NULL,
    note_en           TEXT         NOT NULL,
    note_es           TEXT         NOT NULL,
    note_fr           TEXT         NOT NULL,
    noted_at          CHAR(20)     NOT NULL,
    reason            TEXT         NOT NULL,
    revision          INTEGER      NOT NULL,
    CHECK (written IN ('draft', 'scheduled', 'held', 'withdrawn'))
);
-- The press room asks for what is scheduled and over its instant.
CREATE INDEX cpn_campaign_public ON cpn_campaign (written, embargo);

-- `network` is of posts alone. A language without a body has no text: its cities are not asked.
CREATE TABLE cpn_output (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    campaign_id CHAR(26)     NOT NULL,
    kind        VARCHAR(20)  NOT NULL,
    network     VARCHAR(20)  NOT NULL,
    title_en    VARCHAR(800) NOT NULL,
    title_es    VARCHAR(800) NOT NULL,
    title_fr    VARCHAR(800) NOT NULL,
    body_en     TEXT         NOT NULL,
    body_es     TEXT         NOT NULL,
    body_fr     TEXT         NOT NULL,
    revision    INTEGER      NOT NULL,
    CONSTRAINT cpn_output_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id)
);

-- A city that takes part, with what stands for it in the texts. Names and addresses are those by which it is written to.
CREATE TABLE cpn_city (
    id           CHAR(26)      NOT NULL PRIMARY KEY,
    campaign_id  CHAR(26)      NOT NULL,
    city_ref     VARCHAR(60)   NOT NULL,
    city_name    VARCHAR(300)  NOT NULL,
    country      VARCHAR(2)    NOT NULL,
    language     VARCHAR(8)    NOT NULL,
    zone         VARCHAR(60)   NOT NULL,
    mayor        VARCHAR(300)  NOT NULL,
    quote        VARCHAR(4000) NOT NULL,
    contact_name VARCHAR(300)  NOT NULL,
    address      VARCHAR(254)  NOT NULL,
    asked_at     CHAR(20)      NOT NULL,
    reminded_at  CHAR(20)      NOT NULL,
    revision     INTEGER       NOT NULL,
    CONSTRAINT cpn_city_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id),
    CONSTRAINT cpn_city_once UNIQUE (campaign_id, city_ref)
);

-- What an office says of one output. decision: '' (open; `quote` may be its own already), 'cleared' or 'declined'. title, body
-- and hash are what was cleared, and are empty otherwise.
CREATE TABLE cpn_clearance (
    id         CHAR(26)      NOT NULL PRIMARY KEY,
    output_id  CHAR(26)      NOT NULL,
    city_id    CHAR(26)      NOT NULL,
    decision   VARCHAR(10)   NOT NULL,
    quote      VARCHAR(4000) NOT NULL,
    title      TEXT          NOT NULL,
    body       TEXT          NOT NULL,
    hash       VARCHAR(64)   NOT NULL,
    decided_at CHAR(20)      NOT NULL,
    decided_by VARCHAR(300)  NOT NULL,
    revision   INTEGER       NOT NULL,
    CONSTRAINT cpn_clearance_output FOREIGN KEY (output_id) REFERENCES cpn_output (id),
    CONSTRAINT cpn_clearance_city FOREIGN KEY (city_id) REFERENCES cpn_city (id),
    CONSTRAINT cpn_clearance_once UNIQUE (output_id, city_id),
    CHECK (decision IN ('', 'cleared', 'declined'))
);

-- Somebody of the press who reads it before. Whether and when is noted with the link.
CREATE TABLE cpn_press (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    campaign_id CHAR(26)     NOT NULL,
    name        VARCHAR(300) NOT NULL,
    address     VARCHAR(254) NOT NULL,
    language    VARCHAR(8)   NOT NULL,
    sent_at     CHAR(20)     NOT NULL,
    CONSTRAINT cpn_press_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id),
    CONSTRAINT cpn_press_once UNIQUE (campaign_id, address)
);
CREATE INDEX cpn_output_campaign ON cpn_output (campaign_id, id);
CREATE INDEX cpn_clearance_city ON cpn_clearance (city_id);
