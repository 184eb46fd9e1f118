-- SPDX-License-Identifier: EUPL-1.2
-- Browsers in which an account was signed in before. Guesses from elsewhere are limited for all strangers together;
-- a browser that is known has its own limit, so that a stranger who guesses locks out nobody but strangers.
CREATE TABLE core_known_browser (
    secret_hash CHAR(64) NOT NULL,
    account_id  CHAR(26) NOT NULL,
    seen_at     CHAR(20) NOT NULL,
    PRIMARY KEY (secret_hash, account_id)
);
CREATE INDEX core_known_browser_account ON core_known_browser (account_id);

-- The reader's day on which the daily message was due last, sent or not: one a day, however often the job runs.
ALTER TABLE core_account ADD COLUMN digested_on CHAR(10) NOT NULL DEFAULT '';
