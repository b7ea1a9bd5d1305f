-- Invitations of officers that nobody has used yet are looked for by the office: the same
-- list sent twice gives the same codes.

-- +goose Up
CREATE INDEX officer_codes_open ON officer_codes (expires) WHERE spent_by = '';
