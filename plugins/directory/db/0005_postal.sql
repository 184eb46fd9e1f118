-- SPDX-License-Identifier: EUPL-1.2
-- Where post reaches a city, an organisation, a person or a contact: at most one address each. `id` is the second half of
-- `party` ("contact/ID" beside the three kinds of parties), so that what is asked by id need not be glued together. Lines of `street`
-- are apart by line feeds; iso2 is the country. Empty text stands for "not known".

CREATE TABLE dir_post (
    id       CHAR(26)     NOT NULL PRIMARY KEY,
    party    VARCHAR(40)  NOT NULL,
    street   VARCHAR(800) NOT NULL,
    postcode VARCHAR(80)  NOT NULL,
    town     VARCHAR(400) NOT NULL,
    division VARCHAR(400) NOT NULL,
    iso2     CHAR(2)      NOT NULL
);

-- "press": who answers for an office to media. The rule of the column is a part of its table, so the table is made anew.
CREATE TABLE dir_contact_of_role (
    id       CHAR(26)     NOT NULL PRIMARY KEY,
    party    VARCHAR(40)  NOT NULL,
    role     VARCHAR(20)  NOT NULL,
    name     VARCHAR(200) NOT NULL,
    address  VARCHAR(254) NOT NULL,
    language CHAR(2)      NOT NULL,
    version  INTEGER      NOT NULL,
    CHECK (role IN ('mayor', 'cabinet', 'legal', 'protocol', 'international', 'press'))
);
INSERT INTO dir_contact_of_role (id, party, role, name, address, language, version)
    SELECT id, party, role, name, address, language, version FROM dir_contact;
DROP TABLE dir_contact;
ALTER TABLE dir_contact_of_role RENAME TO dir_contact;
CREATE INDEX dir_contact_party ON dir_contact (party, role);
