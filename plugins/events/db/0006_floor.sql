-- SPDX-License-Identifier: EUPL-1.2
-- The speakers list of a session: one row for the list itself, one for each wish to speak. The clock is kept as the seconds that
-- are spent and the instant since which more are being spent (empty: the clock stands), so nobody has to write while it runs,
-- and a pause needs no list of pauses. `revision` is raised by every change of the list or of one of its requests: each action
-- names the one that its page showed. `number` is the order in which was asked: instants of one second could not tell.
-- Of a delegation only the name of its office is kept here: the names of its people are erased elsewhere on a promised day.
-- Empty text stands for "not known" or "not yet"; there are no NULLs.

CREATE TABLE evt_floor (
    session_id    CHAR(26)    NOT NULL PRIMARY KEY,
    state         VARCHAR(10) NOT NULL,
    order_rule    VARCHAR(10) NOT NULL,
    seconds       INTEGER     NOT NULL,
    screen        VARCHAR(10) NOT NULL,
    speaking_id   VARCHAR(26) NOT NULL,
    spent         INTEGER     NOT NULL,
    running_since VARCHAR(20) NOT NULL,
    revision      INTEGER     NOT NULL,
    CONSTRAINT evt_floor_of FOREIGN KEY (session_id) REFERENCES evt_session (id),
    CHECK (state IN ('closed', 'open')),
    CHECK (order_rule IN ('request', 'rank')),
    CHECK (screen IN ('staff', 'everybody'))
);

-- protocol_rank: 1 speaks first. position: among those who wait, 1 is next; 0: does not wait.
CREATE TABLE evt_floor_request (
    id              CHAR(26)     NOT NULL PRIMARY KEY,
    session_id      CHAR(26)     NOT NULL,
    number          INTEGER      NOT NULL,
    kind            VARCHAR(20)  NOT NULL,
    who_ref         VARCHAR(60)  NOT NULL,
    who_name        VARCHAR(200) NOT NULL,
    title           VARCHAR(200) NOT NULL,
    region          VARCHAR(40)  NOT NULL,
    spoken_language VARCHAR(8)   NOT NULL,
    protocol_rank   INTEGER      NOT NULL,
    position        INTEGER      NOT NULL,
    state           VARCHAR(10)  NOT NULL,
    asked_at        CHAR(20)     NOT NULL,
    began_at        VARCHAR(20)  NOT NULL,
    ended_at        VARCHAR(20)  NOT NULL,
    spent           INTEGER      NOT NULL,
    CONSTRAINT evt_floor_request_of FOREIGN KEY (session_id) REFERENCES evt_floor (session_id),
    CONSTRAINT evt_floor_request_number UNIQUE (session_id, number),
    CHECK (kind IN ('speak', 'point_of_order')),
    CHECK (state IN ('waiting', 'speaking', 'spoken', 'withdrawn'))
);
