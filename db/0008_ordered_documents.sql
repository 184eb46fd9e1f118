-- SPDX-License-Identifier: EUPL-1.2
-- Documents that readers ordered and a job makes. `file` is empty until it is made. The order's id stands before the
-- bytes in core_file, so that the file is nobody else's and can be removed after a day. A link is known by its task
-- besides its id: a session may hold several.
CREATE TABLE core_ordered_document (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    kind         VARCHAR(120) NOT NULL,
    wish         TEXT         NOT NULL,
    language     CHAR(2)      NOT NULL,
    title        VARCHAR(500) NOT NULL,
    permission   VARCHAR(100) NOT NULL,
    back_path    VARCHAR(500) NOT NULL,
    owner        VARCHAR(60)  NOT NULL,
    link_purpose VARCHAR(60)  NOT NULL,
    link_subject VARCHAR(100) NOT NULL,
    job          CHAR(26)     NOT NULL,
    file         VARCHAR(64)  NOT NULL,
    file_name    VARCHAR(300) NOT NULL,
    content_type VARCHAR(150) NOT NULL,
    created_at   CHAR(20)     NOT NULL
);
CREATE INDEX core_ordered_document_owner ON core_ordered_document (owner, kind);
CREATE INDEX core_ordered_document_age ON core_ordered_document (created_at);
