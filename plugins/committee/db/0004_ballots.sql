-- SPDX-License-Identifier: EUPL-1.2
-- Questions on which a body votes, who may vote, and how they took part. What is in the ballots stands elsewhere: boxes in
-- 0005, votes by name in cmt_roll_call, the ballots of a count in cmt_count.
-- A ballot that is open closes by `closes` alone: "closed" is no state that a job would have to write, so that nobody votes
-- late because a job was. Nothing on the roll says when somebody took part.
-- `quorum` is 0 until the ballot opens, when it means "more than half". `outcome` is JSON, once counted. Empty text stands for
-- "not known" or "not yet"; there are no NULLs.

CREATE TABLE cmt_ballot (
    id                CHAR(26)      NOT NULL PRIMARY KEY,
    body_id           CHAR(26)      NOT NULL,
    title_language    VARCHAR(8)    NOT NULL,
    title_en          VARCHAR(300)  NOT NULL,
    title_es          VARCHAR(300)  NOT NULL,
    title_fr          VARCHAR(300)  NOT NULL,
    question_language VARCHAR(8)    NOT NULL,
    question_en       MEDIUMTEXT    NOT NULL,
    question_es       MEDIUMTEXT    NOT NULL,
    question_fr       MEDIUMTEXT    NOT NULL,
    subject           VARCHAR(10)   NOT NULL,
    secrecy           VARCHAR(10)   NOT NULL,
    rule              VARCHAR(12)   NOT NULL,
    seats             INTEGER       NOT NULL,
    reserved          VARCHAR(2000) NOT NULL,
    majority          VARCHAR(24)   NOT NULL,
    quorum            INTEGER       NOT NULL,
    proxy_cap         INTEGER       NOT NULL,
    closes            CHAR(20)      NOT NULL,
    zone              VARCHAR(60)   NOT NULL,
    vacancy_id        CHAR(26)      NOT NULL,
    about_ref         VARCHAR(200)  NOT NULL,
    election_ref      VARCHAR(200)  NOT NULL,
    state             VARCHAR(10)   NOT NULL,
    opened_at         CHAR(20)      NOT NULL,
    counted_at        CHAR(20)      NOT NULL,
    reason            VARCHAR(2000) NOT NULL,
    seed              VARCHAR(64)   NOT NULL,
    count_id          CHAR(26)      NOT NULL,
    opener            INTEGER       NOT NULL,
    outcome           MEDIUMTEXT    NOT NULL,
    revision          INTEGER       NOT NULL,
    CONSTRAINT cmt_ballot_of FOREIGN KEY (body_id) REFERENCES cmt_body (id),
    CHECK (subject IN ('election', 'motion')),
    CHECK (secrecy IN ('secret', 'roll_call')),
    CHECK (state IN ('draft', 'open', 'opening', 'counted', 'withdrawn'))
);
CREATE INDEX cmt_ballot_body ON cmt_ballot (body_id);
CREATE INDEX cmt_ballot_vacancy ON cmt_ballot (vacancy_id);
CREATE INDEX cmt_ballot_state ON cmt_ballot (state, closes);

CREATE TABLE cmt_ballot_candidate (
    id            CHAR(26)     NOT NULL PRIMARY KEY,
    ballot_id     CHAR(26)     NOT NULL,
    number        INTEGER      NOT NULL,
    person_ref    VARCHAR(60)  NOT NULL,
    person_name   VARCHAR(300) NOT NULL,
    city_ref      VARCHAR(60)  NOT NULL,
    city_name     VARCHAR(300) NOT NULL,
    group_name    VARCHAR(100) NOT NULL,
    nomination_id CHAR(26)     NOT NULL,
    CONSTRAINT cmt_ballot_candidate_of FOREIGN KEY (ballot_id) REFERENCES cmt_ballot (id),
    CONSTRAINT cmt_ballot_candidate_number UNIQUE (ballot_id, number)
);

-- Supporting partners who are to vote, until the electorate is frozen.
CREATE TABLE cmt_ballot_partner (
    ballot_id   CHAR(26)     NOT NULL,
    person_ref  VARCHAR(60)  NOT NULL,
    person_name VARCHAR(300) NOT NULL,
    PRIMARY KEY (ballot_id, person_ref),
    CONSTRAINT cmt_ballot_partner_of FOREIGN KEY (ballot_id) REFERENCES cmt_ballot (id)
);

-- Of a key the public half alone. `confirmed` holds the public halves of the others whose fingerprints this officer has
-- typed, apart by spaces: another key of theirs is unconfirmed by itself.
CREATE TABLE cmt_ballot_officer (
    ballot_id   CHAR(26)     NOT NULL,
    place       INTEGER      NOT NULL,
    account_id  VARCHAR(26)  NOT NULL,
    name        VARCHAR(300) NOT NULL,
    public_half VARCHAR(64)  NOT NULL,
    confirmed   VARCHAR(400) NOT NULL,
    PRIMARY KEY (ballot_id, place),
    CONSTRAINT cmt_ballot_officer_of FOREIGN KEY (ballot_id) REFERENCES cmt_ballot (id)
);
CREATE INDEX cmt_ballot_officer_key ON cmt_ballot_officer (public_half);

-- The roll: `part` is '', 'link', 'proxy', 'paper' or 'floor'; `revoked` says why somebody lost the vote.
CREATE TABLE cmt_voter (
    id          CHAR(26)      NOT NULL PRIMARY KEY,
    ballot_id   CHAR(26)      NOT NULL,
    number      INTEGER       NOT NULL,
    is_partner  INTEGER       NOT NULL,
    person_ref  VARCHAR(60)   NOT NULL,
    person_name VARCHAR(300)  NOT NULL,
    city_ref    VARCHAR(60)   NOT NULL,
    city_name   VARCHAR(300)  NOT NULL,
    address     VARCHAR(254)  NOT NULL,
    language    VARCHAR(8)    NOT NULL,
    zone        VARCHAR(60)   NOT NULL,
    proxy_id    CHAR(26)      NOT NULL,
    part        VARCHAR(8)    NOT NULL,
    revoked     VARCHAR(2000) NOT NULL,
    CONSTRAINT cmt_voter_of FOREIGN KEY (ballot_id) REFERENCES cmt_ballot (id),
    CONSTRAINT cmt_voter_number UNIQUE (ballot_id, number),
    CHECK (part IN ('', 'link', 'proxy', 'paper', 'floor'))
);
CREATE INDEX cmt_voter_proxy ON cmt_voter (proxy_id);

-- Votes by name, each as a line: "yes", or "3 1 2".
CREATE TABLE cmt_roll_call (
    voter_id  CHAR(26)     NOT NULL PRIMARY KEY,
    ballot_id CHAR(26)     NOT NULL,
    choice    VARCHAR(500) NOT NULL,
    CONSTRAINT cmt_roll_call_of FOREIGN KEY (voter_id) REFERENCES cmt_voter (id)
);
CREATE INDEX cmt_roll_call_ballot ON cmt_roll_call (ballot_id);

-- Slips of paper that one person has entered and a second one has not: locked with a code that only stands on the envelope.
CREATE TABLE cmt_paper (
    ballot_id CHAR(26)     NOT NULL PRIMARY KEY,
    slips     INTEGER      NOT NULL,
    first_id  VARCHAR(26)  NOT NULL,
    first_by  VARCHAR(300) NOT NULL,
    locked    MEDIUMTEXT   NOT NULL,
    CONSTRAINT cmt_paper_of FOREIGN KEY (ballot_id) REFERENCES cmt_ballot (id)
);
