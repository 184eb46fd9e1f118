-- SPDX-License-Identifier: EUPL-1.2
-- Which body of the ledger meets in a session of an event: there its members, and nobody else, make the quorum. A session is
-- the meeting of one body; who sits on it is asked for the day of the session, and not kept here. `session_id` is of the room
-- `events`, which may be switched off.
CREATE TABLE cmt_session_body (
    session_id CHAR(26) NOT NULL PRIMARY KEY,
    body_id    CHAR(26) NOT NULL,
    CONSTRAINT cmt_session_body_of FOREIGN KEY (body_id) REFERENCES cmt_body (id)
);
CREATE INDEX cmt_session_body_by ON cmt_session_body (body_id);
