-- SPDX-License-Identifier: EUPL-1.2
-- What media made of a campaign, and how often the links of partners were followed. `link_key` is the SHA-256 of the link without
-- what differs between two copies of it. `looked` is what somebody saw when they last opened it: '', 'there' or 'gone'.

CREATE TABLE cpn_coverage (
    id          CHAR(26)      NOT NULL PRIMARY KEY,
    campaign_id CHAR(26)      NOT NULL,
    link        VARCHAR(2000) NOT NULL,
    link_key    CHAR(64)      NOT NULL,
    outlet      VARCHAR(800)  NOT NULL,
    country     VARCHAR(2)    NOT NULL,
    language    VARCHAR(8)    NOT NULL,
    on_day      VARCHAR(10)   NOT NULL,
    tone        VARCHAR(10)   NOT NULL,
    reach       BIGINT        NOT NULL,
    city_ref    VARCHAR(60)   NOT NULL,
    city_name   VARCHAR(300)  NOT NULL,
    output_id   VARCHAR(26)   NOT NULL,
    looked      VARCHAR(10)   NOT NULL,
    looked_at   VARCHAR(20)   NOT NULL,
    revision    INTEGER       NOT NULL,
    CONSTRAINT cpn_coverage_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id),
    CONSTRAINT cpn_coverage_once UNIQUE (campaign_id, link_key),
    CHECK (looked IN ('', 'there', 'gone'))
);
CREATE INDEX cpn_coverage_campaign ON cpn_coverage (campaign_id, on_day);

-- Files that show an entry as it was; their bytes are files of the host.
CREATE TABLE cpn_clipping (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    coverage_id  CHAR(26)     NOT NULL,
    name         VARCHAR(800) NOT NULL,
    content_type VARCHAR(100) NOT NULL,
    sha256       CHAR(64)     NOT NULL,
    CONSTRAINT cpn_clipping_of FOREIGN KEY (coverage_id) REFERENCES cpn_coverage (id)
);
CREATE INDEX cpn_clipping_coverage ON cpn_clipping (coverage_id, id);

CREATE TABLE cpn_partner (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    campaign_id CHAR(26)     NOT NULL,
    name        VARCHAR(800) NOT NULL,
    code        VARCHAR(16)  NOT NULL,
    CONSTRAINT cpn_partner_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id),
    CONSTRAINT cpn_partner_code UNIQUE (code)
);
CREATE INDEX cpn_partner_campaign ON cpn_partner (campaign_id, id);

-- How often on a day (UTC), and nothing of whom.
CREATE TABLE cpn_partner_day (
    partner_id CHAR(26)    NOT NULL,
    on_day     VARCHAR(10) NOT NULL,
    number     INTEGER     NOT NULL,
    PRIMARY KEY (partner_id, on_day),
    CONSTRAINT cpn_partner_day_of FOREIGN KEY (partner_id) REFERENCES cpn_partner (id)
);
