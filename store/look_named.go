package store

import (
	"context"

	"vneidbot/bot"
	"vneidbot/bot/names"
)

// namedMost is how many units a search by name returns: one more than is shown.
const namedMost = 6

// named finds the units that the words name.
func (l *look) named(n bot.Needs) error {
	found, err := l.s.named(l.c, n.Name, n.NameArea)
	for _, f := range found {
		l.f.Named = append(l.f.Named, f.Unit)
		l.f.Schools = f.Mention + 1
		if f.Others && l.f.Namesakes == nil {
			l.f.Namesakes = map[bot.UnitID]bool{}
		}
		if f.Others {
			l.f.Namesakes[f.ID] = true
		}
	}
	l.f.Near = len(found) > 0 && found[0].Score < names.Sure
	l.f.More = len(l.f.Named) >= namedMost
	return err
}

// named lists what the conversation offers: the units that the words may mean,
// and of several schools that they name the best of each.
func (s *Store) named(c *conn, text string, area bot.AreaID) (offered []Likely, err error) {
	q := names.Query{Text: text, First: area, Most: namedMost}
	found, err := s.found(c, q)
	if err != nil || len(found) == 0 || found[len(found)-1].Mention == 0 {
		return found, err
	}
	for i, f := range found {
		if i == 0 || f.Mention != found[i-1].Mention {
			f.Others = i+1 < len(found) && found[i+1].Mention == f.Mention && found[i+1].Score == f.Score
			offered = append(offered, f)
		}
	}
	return offered, nil
}

// Named is what the conversation would offer for the words, for whoever wants to
// see it.
func (s *Store) Named(ctx context.Context, text string) (offered []Likely, err error) {
	err = s.read(ctx, func(c *conn) (err error) {
		offered, err = s.named(c, text, 0)
		return err
	})
	return offered[:min(len(offered), namedMost-1)], err
}
