-- SPDX-License-Identifier: EUPL-1.2
-- Mails whose text the organisation changed, by language. `shipped` is the text that they replaced: when the plugin brings
-- another one, people are told. What is not in use stays, so that going back can be taken back.
CREATE TABLE core_letter (
    name       VARCHAR(150) NOT NULL,
    language   CHAR(2)      NOT NULL,
    source     MEDIUMTEXT   NOT NULL,
    shipped    MEDIUMTEXT   NOT NULL,
    in_use     INTEGER      NOT NULL,
    version    INTEGER      NOT NULL,
    changed_at CHAR(20)     NOT NULL,
    changed_by VARCHAR(200) NOT NULL,
    PRIMARY KEY (name, language)
);
