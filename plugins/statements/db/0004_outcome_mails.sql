-- SPDX-License-Identifier: EUPL-1.2
-- When an office was written what became of a point; '' while it was not. Kept with the point, not with the version: a
-- point that is decided later is told with that version, and nothing is told twice.
ALTER TABLE stm_point ADD COLUMN told_at VARCHAR(20) NOT NULL DEFAULT '';
CREATE INDEX stm_point_untold ON stm_point (told_at, decision_id);
