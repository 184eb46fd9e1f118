-- SPDX-License-Identifier: EUPL-1.2
-- Codes on paper for whoever has lost the telephone of the second step. Short enough to be typed, and so kept like
-- passwords: Argon2id, with one salt for a set, so that looking one up costs one computation and not ten.
CREATE TABLE core_recovery_code (
    account_id CHAR(26) NOT NULL,
    code_hash  CHAR(64) NOT NULL,
    salt       CHAR(32) NOT NULL,
    used_at    CHAR(20) NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);
