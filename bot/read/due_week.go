package read

import (
	"slices"
	"time"
)

// eachWeek reads "hàng tuần", "hàng ngày", of which those are meant on which people work,
// and "mỗi" before "thứ sáu".
func (r *dueReader) eachWeek(i int) int {
	_, named := r.dayOfWeek(i + 1)
	if !slices.Contains(eachTime, r.at(i).plain) || named == 0 && !r.at(i+1).is(everyTime) {
		return 0
	}
	r.again = true
	if named > 0 {
		return 1 // the day is read by itself
	}
	if r.at(i + 1).is(everyDay) {
		for day := time.Monday; day <= time.Friday; day++ {
			r.said = append(r.said, saidDay{named: true, weekday: day})
		}
	}
	return 2
}

// weeks turns weekdays into days: each one from the first day that is said, else from
// today on, until the last. Without a last day they come again for ever, and the next of
// each is what is known.
func (r *dueReader) weeks(due *Due) {
	var on []time.Weekday
	var ends []time.Time
	for i, s := range r.said {
		if s.named {
			on, due.Days = append(on, s.weekday), append(due.Days, r.onWeekday(s.weekday, 0))
			continue
		}
		day, ok := r.dateAt(i, due)
		if !ok {
			r.problem = DueProblem{NoSuchDay, s.word}
			return
		}
		ends = append(ends, day)
	}
	r.takeSpans()
	first, last := r.today, time.Time{}
	if len(ends) > 0 {
		last = ends[len(ends)-1]
	}
	if len(ends) > 1 {
		first = ends[0]
		if on == nil {
			on = []time.Weekday{first.Weekday()}
		}
	}
	if due.Again = on == nil || last.IsZero(); due.Again {
		return
	}
	if due.Days = each(on, first, last); len(due.Days) == 0 {
		r.problem = DueProblem{NoSuchDay, r.said[len(r.said)-1].word}
	}
}

// takeSpans marks the words around the first and the last week as read.
func (r *dueReader) takeSpans() {
	for i := len(r.tokens) - 2; i >= 0; i-- {
		t := &r.tokens[i]
		t.used = t.used || slices.Contains(weekSpans, t.plain) && r.tokens[i+1].used
	}
}

// each lists the days of the week from the first to the last; nil where they are in no
// order, or too many.
func each(on []time.Weekday, first, last time.Time) (days []time.Time) {
	const most = 53 * 7
	if last.Sub(first) > most*24*time.Hour {
		return nil
	}
	for day := first; !day.After(last); day = day.AddDate(0, 0, 1) {
		if slices.Contains(on, day.Weekday()) {
			days = append(days, day)
		}
	}
	return days
}
