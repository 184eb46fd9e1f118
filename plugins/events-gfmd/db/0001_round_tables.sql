-- SPDX-License-Identifier: EUPL-1.2
-- The chair of a summit is a State, and need not be the host. A round table has a team: co-chairs, and members; each is a
-- country ("country/EC") or an entry of the directory ("organisation/ID"). Its background papers are stored by their hash.
-- `revision` of a round table rises with its title and its team, not with its papers.
CREATE TABLE gfmd_summit (
    edition_id CHAR(26)     NOT NULL PRIMARY KEY,
    chair      VARCHAR(2)   NOT NULL,
    theme      VARCHAR(300) NOT NULL,
    revision   INTEGER      NOT NULL,
    CONSTRAINT gfmd_summit_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

CREATE TABLE gfmd_round_table (
    id         CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id CHAR(26)     NOT NULL,
    code       VARCHAR(10)  NOT NULL,
    title      VARCHAR(300) NOT NULL,
    removed_at VARCHAR(20)  NOT NULL,
    revision   INTEGER      NOT NULL,
    CONSTRAINT gfmd_round_table_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
CREATE INDEX gfmd_round_table_code ON gfmd_round_table (edition_id, code);

CREATE TABLE gfmd_team (
    table_id CHAR(26)     NOT NULL,
    position INTEGER      NOT NULL,
    role     VARCHAR(10)  NOT NULL,
    ref      VARCHAR(60)  NOT NULL,
    name     VARCHAR(200) NOT NULL,
    PRIMARY KEY (table_id, position),
    CONSTRAINT gfmd_team_of FOREIGN KEY (table_id) REFERENCES gfmd_round_table (id),
    CHECK (role IN ('co_chair', 'member'))
);

CREATE TABLE gfmd_paper (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    table_id     CHAR(26)     NOT NULL,
    title        VARCHAR(300) NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    file         CHAR(64)     NOT NULL,
    file_name    VARCHAR(200) NOT NULL,
    added_at     CHAR(20)     NOT NULL,
    added_by     VARCHAR(200) NOT NULL,
    removed_at   VARCHAR(20)  NOT NULL,
    CONSTRAINT gfmd_paper_of FOREIGN KEY (table_id) REFERENCES gfmd_round_table (id)
);
