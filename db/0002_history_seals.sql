-- SPDX-License-Identifier: EUPL-1.2
-- A seal names each row that it covers with its digest, so that a changed row is found by itself and not only the
-- five hundred around it. Nobody has written seals before. Unique: two hosts cannot both go on from one seal.
DROP TABLE core_history_seal;
CREATE TABLE core_history_seal (
    last_id   CHAR(26)   NOT NULL PRIMARY KEY,
    previous  CHAR(64)   NOT NULL,
    digests   MEDIUMTEXT NOT NULL,
    hash      CHAR(64)   NOT NULL,
    sealed_at CHAR(20)   NOT NULL,
    CONSTRAINT core_history_seal_chain UNIQUE (previous)
);
