package template

import "vneidbot/bot"

// count is a number of a row that counts.
func count(t bot.Tally, f field, shown looks) any {
	switch f {
	case reported:
		return t.Reported()
	case accepted:
		return t.Accepted
	case succeeded:
		return t.Succeeded
	case refused:
		return t.Refused
	case unregistered:
		return t.NotRegistered
	case worded:
		return t.Other
	case missing:
		return t.NotReported
	case good:
		return t.Good()
	case share:
		return percent(t, shown)
	case confirmed:
		return t.Confirmed
	case updated:
		return t.Updated()
	case reached:
		return t.Reached
	default:
		return t.Total
	}
}

// percent is the share as the cell shows it: a part of one under a "%" of the cell's own,
// else tenths of a percent; of nothing there is none.
func percent(t bot.Tally, shown looks) any {
	s, ok := bot.Share(t.Good(), t.Total)
	switch {
	case !ok:
		return ""
	case shown.words:
		return s
	case shown.percent:
		return float64(s) / 1000
	}
	return float64(s) / 10
}

// mark is a cross in the column of what is so of a unit.
func mark(u *bot.UnitRow, f field) string {
	is := map[field]bool{
		total: true, reported: u.Status != bot.NoStatus, accepted: u.Status == bot.Accepted, succeeded: u.Status == bot.Succeeded, refused: u.Status == bot.Refused,
		unregistered: u.Status == bot.NotRegistered, worded: u.Status == bot.OtherStatus, missing: u.Status == bot.NoStatus,
		good:      u.Status == bot.Accepted || u.Status == bot.Succeeded,
		confirmed: u.Review == bot.Confirmed, updated: u.Status != bot.NoStatus && u.Pile != bot.ToUpdate,
	}
	if is[f] {
		return "x"
	}
	return ""
}
