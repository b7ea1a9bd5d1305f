package desk

import (
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

// Look is the desk as an officer may see it at one moment, for a place that shows
// more at once than a message does. What it shows is authorised by the rules of the
// commands that say the same.
type Look struct {
	t     *deskTurn
	names map[bot.AccountID]bot.Text // of officers
}

// Look opens the desk for somebody in the chat where its buttons are tapped; the event
// names the look. Nil for who is no officer.
func (d *Desk) Look(records Snapshot, id bot.AccountID, chat bot.Chat, event string) (*Look, error) {
	t := &deskTurn{Desk: d, records: records, now: d.Place.Now()}
	t.day = d.Place.Day(t.now)
	account, err := t.account(id)
	if err != nil || account.Role == bot.Principal {
		return nil, err
	}
	t.who.Account, t.Lang = account, account.Lang
	t.Event = bot.Event{ID: event, From: id, Chat: chat, At: t.now.UTC()}
	return &Look{t: t, names: map[bot.AccountID]bot.Text{}}, nil
}

// Kept are the writes without which buttons of what was looked at mean nothing.
func (l *Look) Kept() []bot.Write { return l.t.kept }

// Officer is who looks.
func (l *Look) Officer() bot.Account { return l.t.who.Account }

// Scope is what lies open to the officer.
func (l *Look) Scope() bot.Scope { return l.t.who.reads() }

// Now is the moment.
func (l *Look) Now() time.Time { return l.t.now }

// Place names the scope.
func (l *Look) Place() (bot.Text, error) { return l.t.describe(l.Scope()) }

// Area is the one area in which the whole scope lies, nil for several.
func (l *Look) Area() (*bot.Area, error) {
	areas, err := l.t.loadAreas()
	if i := slices.IndexFunc(areas, func(a bot.Area) bool { return a.ID == single(l.Scope()) }); i >= 0 {
		return &areas[i], err
	}
	return nil, err
}

// Areas are those of any time, in the official order.
func (l *Look) Areas() ([]bot.Area, error) { return l.t.loadAreas() }

// Missing is how the scope stands: the piles of each area, and of all together.
func (l *Look) Missing() (areas []bot.AreaPiles, sum bot.Piles, err error) {
	m, err := l.t.pilesOf(l.Scope())
	return m.areas, m.sum, err
}

// Totals are the numbers of the scope, by area or by level as /tonghop has them.
func (l *Look) Totals() (rows []bot.Row, by bot.By, err error) {
	s := l.t.suited(selection{scope: l.Scope()})
	rounds, err := l.t.roundsNow()
	if err != nil {
		return nil, s.by, err
	}
	rows, err = l.t.tally(l.Scope(), s.by, rounds.Since(l.t.now))
	return rows, s.by, err
}

// Period is what is gathered now, of the scope's own area or else of everybody; false
// where there are no rounds.
func (l *Look) Period() (bot.Period, bool, error) {
	rounds, err := l.t.roundsNow()
	p, ok := rounds.Of(single(l.Scope())).Period(l.t.now)
	return p, ok, err
}

// Deciding names the other officers who were shown reports that wait, a moment ago.
func (l *Look) Deciding() (names bot.List, err error) {
	if l.t.who.may(readReports) != granted {
		return nil, nil
	}
	const most = 2 * bot.AlbumMost
	waits, err := l.t.records.ToReview(l.Scope(), bot.ReviewPlace{}, most)
	if err != nil || len(waits) == 0 {
		return nil, err
	}
	var objects []string
	for _, r := range waits {
		objects = append(objects, unitObject(r.Unit))
	}
	lines, err := l.t.records.Looks(actLook, objects, l.t.now.Add(-lookedWithin), l.t.who.ID)
	seen := map[bot.AccountID]bool{}
	for _, line := range lines {
		if err == nil && !seen[line.Account] {
			var name bot.Text
			name, err = l.t.officerName(line.Account)
			names = append(names, name)
		}
		seen[line.Account] = true
	}
	return names, err
}

// Units are all that count, in the order of the records. Where a head has no phone, it is
// who reports for the unit and has one; where there is no report, why the last one was
// given back.
func (l *Look) Units() ([]bot.UnitRow, error) {
	q, _, err := l.t.missingOf(l.Scope())
	if err != nil {
		return nil, err
	}
	units, err := l.t.records.UnitRows(q)
	if err != nil {
		return nil, err
	}
	var missing []bot.UnitID
	for i := range units {
		if units[i].Status == bot.NoStatus {
			missing = append(missing, units[i].ID)
		}
	}
	returned, err := l.t.records.ReturnedOf(missing)
	if err != nil {
		return nil, err
	}
	others, err := l.t.records.Phoned(l.Scope())
	for i := range units {
		if r, ok := returned[units[i].ID]; ok {
			units[i].Returned = &r
		}
		if p, ok := others[units[i].ID]; ok && units[i].Phone == "" {
			units[i].Head, units[i].Phone = p.Name, p.Phone
		}
	}
	return units, err
}

// Calls are what was noted today about phoning the units, or promised from today on, in words.
func (l *Look) Calls() (map[bot.UnitID]bot.Text, error) {
	calls, err := l.t.records.Calls(l.Scope(), l.t.Place.Began(l.t.now).Add(-promiseWithin))
	said := make(map[bot.UnitID]bot.Text, len(calls))
	for i := range calls {
		var words bot.Text
		if err == nil {
			words, err = l.t.callWords(&calls[i])
		}
		if words.Key != "" {
			said[calls[i].Unit] = words
		}
	}
	return said, err
}

// CommandData is the button that gives a command, with what stands behind it.
func CommandData(name, args string) string {
	if args == "" {
		return data(verbCommand, name)
	}
	return data(verbCommand, name, args)
}

// TakesBack tells whether a button takes back a decision about a board.
func TakesBack(tapped string) bool { return strings.HasPrefix(tapped, data(verbTakeBack)+":") }

// PhoneData is the button of a unit of a pile that shows whom to phone, and notes it.
func PhoneData(u bot.UnitRow) string {
	areas, levels := encodeScope(bot.WholeArea(u.Area))
	return data(verbPhone, areas, levels, pileLetters[u.Pile]+"0", num(u.ID))
}
