package bot

import "strconv"

// Reported counts the units that have a current report.
func (t Tally) Reported() int { return t.Total - t.NotReported }

// Updated counts the units that have told what the round asks: reported since it
// began, or waiting, or done. Total = Updated + Behind + NotReported.
func (t Tally) Updated() int { return t.Total - t.NotReported - t.Behind }

// Good counts "được tiếp nhận trở lên": received and succeeded.
func (t Tally) Good() int { return t.Accepted + t.Succeeded }

// Add is the tally of both together.
func (t Tally) Add(o Tally) Tally {
	t.Total += o.Total
	t.Accepted += o.Accepted
	t.Succeeded += o.Succeeded
	t.Refused += o.Refused
	t.NotRegistered += o.NotRegistered
	t.NotReported += o.NotReported
	t.Confirmed += o.Confirmed
	t.Other += o.Other
	t.Behind += o.Behind
	t.Reached += o.Reached
	t.Outside += o.Outside
	t.Excluded += o.Excluded
	return t
}

// AddsUp tells whether the parts make the total.
func (t Tally) AddsUp() bool {
	return t.Total == t.Accepted+t.Succeeded+t.Refused+t.NotRegistered+t.Other+t.NotReported
}

// Sum is the last row of a table.
func Sum(rows []Row) (total Tally) {
	for _, r := range rows {
		total = total.Add(r.Tally)
	}
	return total
}

// Percent is part of whole in whole percent, rounded half up, but 100 only when
// all and 0 only when none. Not ok when there are no units.
func Percent(part, whole int) (percent string, ok bool) {
	n, ok := share(part, whole, 100)
	return strconv.Itoa(n), ok
}

// PerMille is tenths of a percent: 774 is shown as "77,4%".
type PerMille int

// Share is part of whole with one decimal, for headlines: 1000 only when all
// and 0 only when none. Not ok when there are no units.
func Share(part, whole int) (PerMille, bool) {
	n, ok := share(part, whole, 1000)
	return PerMille(n), ok
}

func share(part, whole, scale int) (int, bool) {
	if whole <= 0 {
		return 0, false
	}
	switch n := (2*part*scale + whole) / (2 * whole); {
	case part > 0 && n == 0:
		return 1, true
	case part < whole && n >= scale:
		return scale - 1, true
	default:
		return n, true
	}
}
