-- SPDX-License-Identifier: EUPL-1.2
-- What has happened, where another plugin began the campaign: "committee.vacancy/ID".
ALTER TABLE cpn_campaign ADD COLUMN about VARCHAR(100) NOT NULL DEFAULT '';
CREATE INDEX cpn_campaign_about ON cpn_campaign (about);
