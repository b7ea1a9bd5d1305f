package main

import (
	"context"

	"vneidbot/bot"
	"vneidbot/store"
)

// lookOffice tells what the office has yet to set: people are told less without it.
func lookOffice(ctx context.Context, s *store.Store) finding {
	c, err := s.Campaign(ctx)
	if err != nil {
		return broken("office", "database_unread")
	}
	if unset := unsetNames(c); len(unset) > 0 {
		return note("office", "office_unset", "what", unset)
	}
	return well("office", "office_ok", "name", bot.Raw(c.Office))
}
