-- SPDX-License-Identifier: EUPL-1.2
-- What proves to a list, which does not read a text, that its title is of the text that was cleared: SHA-256 of the title and of the hash of
-- the text as this row was written with it. Empty: written before there was one; then the list reads the text.

ALTER TABLE cpn_clearance ADD COLUMN listed_hash VARCHAR(64) NOT NULL DEFAULT '';
