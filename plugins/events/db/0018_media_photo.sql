-- SPDX-License-Identifier: EUPL-1.2
-- Photographs of journalists, as evt_photo has those of delegates, with the same reason for a table of its own; but these are erased
-- with the names of media, which are kept for other days than those of delegates.
CREATE TABLE evt_media_photo (
    media_id   CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id CHAR(26)     NOT NULL,
    bytes      LONGBLOB     NOT NULL,
    added_at   CHAR(20)     NOT NULL,
    added_by   VARCHAR(200) NOT NULL,
    CONSTRAINT evt_media_photo_of FOREIGN KEY (media_id) REFERENCES evt_media (id)
);
CREATE INDEX evt_media_photo_in ON evt_media_photo (edition_id);
