-- Who changed a unit is asked by what was changed: the audit's line says it.

-- +goose Up
CREATE INDEX audit_object ON audit (object, act, id) WHERE object <> '';
