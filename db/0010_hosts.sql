-- SPDX-License-Identifier: EUPL-1.2
-- Hosts that serve from this database. Each raises its own number once a second; whoever does not is gone. Without
-- clocks, because those of two machines differ.
CREATE TABLE core_host (
    id      VARCHAR(64) NOT NULL PRIMARY KEY,
    beat    BIGINT      NOT NULL,
    seen_at CHAR(20)    NOT NULL
);
