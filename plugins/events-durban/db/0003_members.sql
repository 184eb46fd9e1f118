-- SPDX-License-Identifier: EUPL-1.2
-- Who sits in the statutory bodies of a congress, each as a list that is replaced at once: by hand, or by what an election
-- decided (`source`). A list without row was never written; the bodies after it and the quorum then count nobody's
-- membership.
CREATE TABLE dbn_body_list (
    edition_id CHAR(26)     NOT NULL,
    body       VARCHAR(40)  NOT NULL,
    source     VARCHAR(120) NOT NULL,
    set_at     CHAR(20)     NOT NULL,
    revision   INTEGER      NOT NULL,
    PRIMARY KEY (edition_id, body),
    CONSTRAINT dbn_body_list_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
CREATE TABLE dbn_body_member (
    edition_id CHAR(26)     NOT NULL,
    body       VARCHAR(40)  NOT NULL,
    party      VARCHAR(60)  NOT NULL,
    party_name VARCHAR(200) NOT NULL,
    PRIMARY KEY (edition_id, body, party),
    CONSTRAINT dbn_body_member_in FOREIGN KEY (edition_id, body) REFERENCES dbn_body_list (edition_id, body)
);
