package store

import (
	"sync/atomic"

	"vneidbot/bot"
)

// seldom keeps what seldom changes, the campaign, the areas and the rounds, as read, with
// the version of the settings it was read at. The version is asked anew each
// time, so a change by another process is seen at once.
type seldom struct{ last atomic.Pointer[settled] }

type settled struct {
	version  string
	campaign bot.Campaign
	areas    []bot.Area // in the official order
	rounds   bot.Rounds
	index    *bot.AreaIndex
}

// settled is what the settings and the areas are at that version. What it
// returns is shared: it is not changed.
func (s *Store) settled(c *conn, version string) (*settled, error) {
	if r := s.seldom.last.Load(); r != nil && r.version == version {
		return r, nil
	}
	version, campaign, err := c.campaign()
	if err != nil {
		return nil, err
	}
	r := &settled{version: version, campaign: campaign}
	if r.areas, err = c.areas(); err != nil {
		return nil, err
	}
	if r.rounds, err = c.rounds(); err != nil {
		return nil, err
	}
	r.index = bot.NewAreaIndex(r.areas)
	s.seldom.last.Store(r)
	return r, nil
}

// area is zero when there is none.
func (r *settled) area(id bot.AreaID) bot.Area {
	for i := range r.areas {
		if r.areas[i].ID == id {
			return r.areas[i]
		}
	}
	return bot.Area{}
}
