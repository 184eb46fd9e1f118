-- SPDX-License-Identifier: EUPL-1.2
-- A link outlives the deadline of its task, so that an office can still read what it wrote; the page behind the link must
-- tell the deadline, not the end of the link. due_at '' means that the task has no deadline of its own.
ALTER TABLE core_link ADD COLUMN due_at CHAR(20) NOT NULL DEFAULT '';
ALTER TABLE core_link ADD COLUMN due_zone VARCHAR(64) NOT NULL DEFAULT '';
