package read

import "time"

// spanMost is how many days a span may have; whoever asks for fewer says so.
const spanMost = 100

// span reads "21-23/5", "21 đến 23/5/2025", "từ 30/5 đến 2/6": every day from the
// first to the last. Two whole dates are one only behind "từ": a round is moved
// "21/5 đến 23/5".
func (r *dueReader) span(i int) int {
	at, from := i, r.at(i).is(spanFrom)
	if from {
		at = r.pastDay(at + 1)
	}
	first, n := r.dayMonth(at)
	if r.small(at) && r.at(at+1).is(spanSigns) && r.small(at+2) && r.at(at+3).is(spanDates) && r.small(at+4) {
		first, n = saidDay{day: r.at(at).n}, 1 // "21-23/5": 23 is no month
	}
	if n == 0 || n > 1 && !from || !r.at(at+n).is(spanTo) && !r.at(at+n).is(spanSigns) {
		return 0
	}
	to := r.pastDay(at + n + 1)
	last, m := r.dayMonth(to)
	if m <= 1 {
		return 0
	}
	if first.month == 0 {
		first.month = last.month
	}
	if first.year == 0 {
		first.year = last.year
	}
	r.giveMonth(last, to+2, to+m)
	last.span = true
	r.say(at, n, first)
	r.say(to, m, last)
	return to + m - i
}

// pastDay is behind the word "ngày", if it stands there.
func (r *dueReader) pastDay(i int) int {
	if r.at(i).fold == "ngay" {
		return i + 1
	}
	return i
}

// fill lists the days behind the first up to the last, which may be of the next year;
// nil where they are in no order, or too many.
func fill(first, last time.Time) (days []time.Time) {
	for day := first.AddDate(0, 0, 1); !day.After(last); day = day.AddDate(0, 0, 1) {
		if days = append(days, day); len(days) > spanMost {
			return nil
		}
	}
	return days
}
