-- SPDX-License-Identifier: EUPL-1.2
-- Who waits for places is served one by one, in the order in which they asked: an answer reads the first of them and the last number,
-- never the whole list.
CREATE INDEX evt_delegation_waiting ON evt_delegation (edition_id, waiting_number);
