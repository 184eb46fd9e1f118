-- SPDX-License-Identifier: EUPL-1.2
-- The first is its own, the second is not.
CREATE TABLE frn_seat (id CHAR(26) NOT NULL PRIMARY KEY);
CREATE TABLE cmt_seat (id CHAR(26) NOT NULL PRIMARY KEY);
