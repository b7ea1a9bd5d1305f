package store

import (
	"slices"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/names"
)

// areas are matched by the rules of names on the event's day.
func (l *look) areas(n bot.Needs) error {
	if l.f.Areas = l.set.index.MatchAddress(n.Area, l.f.Day); len(l.f.Areas) == 0 {
		l.f.NearAreas = l.set.index.Near(n.Area, l.f.Day, 3)
	}
	if len(l.f.Areas) != 1 || n.There == "" {
		return nil
	}
	found, err := l.s.found(l.c, names.Query{Text: n.There, Most: namedMost, Inside: func(a bot.AreaID, _ bot.Level) bool { return a == l.f.Areas[0].ID }})
	for _, f := range found {
		if f.Score >= names.Sure {
			l.f.There = append(l.f.There, f.Unit)
		}
	}
	return err
}

// unit reads one unit, the office that receives its reports, and who can be
// told about them.
func (l *look) unit(n bot.Needs) (err error) {
	if l.f.Unit, err = l.c.unit(n.Unit); err != nil || l.f.Unit == nil {
		return err
	}
	return l.around(*l.f.Unit)
}

func (l *look) around(u bot.Unit) (err error) {
	l.f.Office = l.set.area(u.Area)
	if u.Reporters > 0 {
		l.f.Tellable, err = l.c.tellable(u.ID)
	}
	if err != nil || len(l.f.Tellable) == 0 {
		return err
	}
	pauses, err := l.c.pauses()
	if slices.ContainsFunc(pauses, func(p bot.Pause) bool { return p.Scope.Contains(u.Area, u.Level) }) {
		l.f.Tellable = nil // nobody is told anything unasked
	}
	return err
}

func (l *look) report(n bot.Needs) (err error) {
	l.f.Report, err = l.c.report(n.Report)
	return err
}

func (l *look) receipt(n bot.Needs) (err error) {
	l.f.Report, err = l.c.found(reportByReceipt, n.Receipt)
	return err
}

// disputable is how long after a report its unit's reporters can say in words that
// it was not theirs; the button works for longer.
const disputable = 7 * 24 * time.Hour

func (l *look) disputed(bot.Needs) (err error) {
	l.f.Disputed, err = l.c.found(disputed, l.ev.From, millis(l.ev.At.Add(-disputable)))
	return err
}

const attemptsOfUnit = `SELECT attempt FROM reports WHERE unit_id = ? AND stands = TRUE ORDER BY at DESC, seq DESC LIMIT 1`

// history of a unit; of the sender's when that is exactly one.
func (l *look) history(n bot.Needs) (err error) {
	unit := n.History
	if unit == bot.OnlyUnit {
		if len(l.f.Units) != 1 {
			return nil
		}
		unit = l.f.Units[0].ID
	}
	if l.f.History, err = l.c.history(unit); err != nil {
		return err
	}
	_, err = l.c.one(attemptsOfUnit, []any{unit}, &l.f.Attempts)
	return err
}

// invite resolves an invitation by the present generation of what it opens.
func (l *look) invite(n bot.Needs) error {
	kind, id, err := l.s.opens(l.c, n.Invite)
	if err != nil {
		return err
	}
	in := &l.f.Invite
	in.Kind = kind
	switch kind {
	default:
		return nil
	case bot.OpensUnit:
		if in.Unit, err = l.c.unit(bot.UnitID(id)); err != nil || l.f.Unit != nil {
			return err
		}
		if err := l.around(*in.Unit); err != nil {
			return err
		}
		in.Area = l.f.Office
	case bot.OpensArea:
		in.Area = l.set.area(bot.AreaID(id))
		if l.f.Unit == nil {
			l.f.Office = in.Area
		}
	}
	return err
}
