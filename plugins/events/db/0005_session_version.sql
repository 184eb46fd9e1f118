-- SPDX-License-Identifier: EUPL-1.2
-- The issued version of a statement that a session discusses: its identifier in `statements`, a plugin that may be switched
-- off, so there is no key to its table, and what it was called when it was chosen. Empty: none.
ALTER TABLE evt_session ADD COLUMN version_id VARCHAR(26) NOT NULL DEFAULT '';
ALTER TABLE evt_session ADD COLUMN version_name VARCHAR(400) NOT NULL DEFAULT '';
