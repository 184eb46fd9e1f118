-- SPDX-License-Identifier: EUPL-1.2
-- Parts of long documents, kept for a day, so that a job that was interrupted goes on with what is made. `part` is a
-- digest of all that the part shows; it stands before the bytes in core_file, as an order's id does (0008).
CREATE TABLE core_document_part (
    part       CHAR(64)    NOT NULL PRIMARY KEY,
    file       VARCHAR(64) NOT NULL,
    created_at CHAR(20)    NOT NULL
);
CREATE INDEX core_document_part_age ON core_document_part (created_at);
