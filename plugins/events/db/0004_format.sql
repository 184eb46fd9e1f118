-- SPDX-License-Identifier: EUPL-1.2
-- The format of an edition by its key, whether the plugin that offers it is there or not: '' is none. What has come
-- in from the calendar of a format is remembered under its key in that calendar, so that it comes in once, whatever the
-- milestone is called today and whether it was taken out of the plan again.
ALTER TABLE evt_edition ADD COLUMN format VARCHAR(40) NOT NULL DEFAULT '';
CREATE INDEX evt_edition_format ON evt_edition (format, starts_on);

CREATE TABLE evt_taken (
    edition_id    CHAR(26)    NOT NULL,
    format        VARCHAR(40) NOT NULL,
    milestone_key VARCHAR(60) NOT NULL,
    milestone_id  CHAR(26)    NOT NULL,
    PRIMARY KEY (edition_id, format, milestone_key),
    CONSTRAINT evt_taken_of FOREIGN KEY (milestone_id) REFERENCES evt_milestone (id)
);
