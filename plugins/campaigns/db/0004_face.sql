-- SPDX-License-Identifier: EUPL-1.2
-- What a campaign looks like: its colour, and the logos of its cities. A logo is of one campaign, so that what an office has
-- cleared there does not change with the next one; its pixels are as the press made them, never as they were sent.
CREATE TABLE cpn_look (
    campaign_id CHAR(26)    NOT NULL PRIMARY KEY,
    accent      VARCHAR(20) NOT NULL,
    CONSTRAINT cpn_look_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id)
);

CREATE TABLE cpn_logo (
    city_id     CHAR(26)     NOT NULL PRIMARY KEY,
    campaign_id CHAR(26)     NOT NULL,
    bytes       LONGBLOB     NOT NULL,
    added_at    CHAR(20)     NOT NULL,
    added_by    VARCHAR(300) NOT NULL,
    CONSTRAINT cpn_logo_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id)
);
CREATE INDEX cpn_logo_in ON cpn_logo (campaign_id);
