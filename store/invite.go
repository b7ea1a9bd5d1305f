package store

import (
	"vneidbot/bot"
)

// Tokens makes and reads invitations with this directory's key.
func (s *Store) Tokens() *bot.Tokens { return s.tokens }

// opens tells what a link's payload or a typed code opens now: OpensUnit with a
// unit's id, OpensArea with an area's, or InviteBad. Invitations are not kept:
// they carry id and generation, and hold while the generation is the present one. That
// of a unit that was merged opens the one that it lives on in.
func (s *Store) opens(c *conn, invite string) (kind bot.InviteKind, id int64, err error) {
	kind, id, gen, whole, ok := s.readInvite(invite)
	if !ok {
		return bot.InviteBad, 0, nil
	}
	query := `SELECT invite_generation FROM units WHERE id = ?`
	if kind == bot.OpensArea {
		query = `SELECT link_generation FROM areas WHERE id = ?`
	}
	var now int
	found, err := c.one(query, []any{id}, &now)
	if !whole {
		now %= typedGenerations
	}
	if err != nil || !found || now != gen {
		return bot.InviteBad, 0, err
	}
	if kind == bot.OpensUnit {
		id, found, err = c.livesOn(id)
	}
	if err != nil || !found {
		return bot.InviteBad, 0, err
	}
	return kind, id, nil
}

// mergesMost is how many merges one after the other are followed.
const mergesMost = 20

// livesOn is the unit, or the one that it was merged into; false where that has ended
// as well.
func (c *conn) livesOn(id int64) (unit int64, open bool, err error) {
	for range mergesMost {
		var into int64
		var standing bot.Standing
		found, err := c.one(`SELECT coalesce(merged_into, 0), standing FROM units WHERE id = ?`, []any{id}, &into, &standing)
		if err != nil || !found || into == 0 {
			return id, found && standing != bot.Closed && standing != bot.Void, err
		}
		id = into
	}
	return 0, false, nil
}

// typedGenerations is how far a typed code counts generations before it begins
// again at 0.
const typedGenerations = 256

// readInvite takes a payload or a typed code apart; whole tells that the
// generation is complete.
func (s *Store) readInvite(invite string) (kind bot.InviteKind, id int64, gen int, whole, ok bool) {
	if kind, id, gen, ok = s.tokens.ReadPayload(invite); ok {
		return kind, id, gen, true, true
	}
	prefix, normal, ok := bot.ReadTypedCode(invite)
	if !ok || prefix != "MM" {
		return bot.InviteBad, 0, 0, false, false
	}
	unit, gen, ok := s.tokens.UnitOfTyped(normal)
	return bot.OpensUnit, int64(unit), gen, false, ok
}

// renewInvite revokes the invitations of a unit or of an area's common link.
func (t *tx) renewInvite(w bot.RenewInvite) (err error) {
	var n int64
	if w.Unit != 0 {
		n, err = t.exec(`UPDATE units SET invite_generation = invite_generation + 1 WHERE id = ?1 AND invite_generation = ?2`, w.Unit, w.Was)
	} else {
		n, err = t.exec(`UPDATE areas SET link_generation = link_generation + 1 WHERE id = ?1 AND link_generation = ?2`, w.Area, w.Was)
	}
	if err == nil && n == 0 {
		return conflict("renew invitation")
	}
	return err
}
