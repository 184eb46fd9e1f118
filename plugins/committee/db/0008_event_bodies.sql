-- SPDX-License-Identifier: EUPL-1.2
-- A body of an event elects (events.bodies/1): `event_ref` is "events.body/EDITION/KEY" of the body that votes, and empty for
-- bodies of the ledger. Its row keeps the names for ballots when the event's plugin is gone; it counts as taken out
-- (`removed_at`), so that the ledger, which keeps no seats of it, lists it nowhere.
ALTER TABLE cmt_body ADD COLUMN event_ref VARCHAR(120) NOT NULL DEFAULT '';
CREATE INDEX cmt_body_event ON cmt_body (event_ref);
CREATE INDEX cmt_ballot_election ON cmt_ballot (election_ref);
