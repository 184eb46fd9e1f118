-- SPDX-License-Identifier: EUPL-1.2
-- Counts that are kept: the ballots as a file, and what the count was asked. The rounds are not kept: a rule gives the
-- same for the same ballots at every time, and what is computed cannot disagree with what it is computed from.
-- `elected` is for lists only: one name a line. `reserved` has a line for each group of reserved seats, as the form takes them. Ballots bear no identifiers here.
CREATE TABLE cmt_count (
    id         CHAR(26)     NOT NULL PRIMARY KEY,
    title      VARCHAR(300) NOT NULL,
    rule       VARCHAR(12)  NOT NULL,
    seats      INTEGER      NOT NULL,
    seed       VARCHAR(200) NOT NULL,
    reserved   MEDIUMTEXT   NOT NULL,
    ballots    MEDIUMTEXT   NOT NULL,
    elected    MEDIUMTEXT   NOT NULL,
    papers     BIGINT       NOT NULL,
    made_by    VARCHAR(200) NOT NULL,
    made_at    CHAR(20)     NOT NULL,
    removed_at VARCHAR(20)  NOT NULL,
    CHECK (rule IN ('scottish', 'wigm-prf', 'meek-prf', 'plurality', 'approval')),
    CHECK (seats > 0)
);
CREATE INDEX cmt_count_latest ON cmt_count (removed_at, made_at, id);
