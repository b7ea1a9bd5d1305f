package read

import (
	"slices"
	"strings"
	"time"

	"vneidbot/bot/vn"
)

// Hour is a time of day, in minutes from midnight.
type Hour int

// NoHour is one that was not said.
const NoHour Hour = -1

// Due is days and hours of rounds, as people write them: "21,23,26/5/2025 15h30
// 16h00", "thứ sáu này", "mai 15h cho Dương Kinh".
type Due struct {
	Days  []time.Time // midnight UTC, each once, in the order in which they were said
	Units Hour        // until when units report: the first hour, unless it is called another
	Areas Hour        // until when areas send their forms
	Next  bool        // a day was said without its year: the next one of that name was taken
	Again bool        // it is to come again and again, and no last day was said
	Rest  string      // what else was said
}

// DueProblem is why days or hours cannot be read, with the words that it is about.
type DueProblem struct {
	Kind DueKind
	Word string
}

// DueKind is a kind of problem.
type DueKind string

// The kinds; "" is none.
const (
	NoSuchDay  DueKind = "no_day"     // 30/2
	NoSuchHour DueKind = "no_hour"    // 24h
	MonthAlone DueKind = "month_only" // tháng 5
	DayAlone   DueKind = "day_only"   // ngày 21
	ManyHours  DueKind = "many_hours"
)

// Says tells whether there was a day or an hour, also a wrong one.
func (d Due) Says(p DueProblem) bool {
	return len(d.Days) > 0 || d.Units != NoHour || d.Areas != NoHour || p.Kind != ""
}

// Dates reads days and hours out of what was typed. A day without a year is that of
// the next one beside it, or the next such day from today on.
func Dates(text string, today time.Time) (Due, DueProblem) {
	r := dueReader{tokens: dueTokens(vn.NFC(text)), text: vn.NFC(text), today: today, units: NoHour, areas: NoHour, own: NoHour}
	for i := 0; i < len(r.tokens) && r.problem.Kind == ""; {
		n := r.hour(i)
		if n == 0 {
			n = r.day(i)
		}
		i += max(n, 1)
	}
	r.keepOwn()
	r.dropLoose()
	due := Due{Units: r.units, Areas: r.areas}
	switch {
	case r.problem.Kind != "":
	case r.again:
		r.weeks(&due)
	default:
		r.dates(&due)
	}
	due.Rest = r.rest()
	return due, r.problem
}

// dueReader is a text being read.
type dueReader struct {
	text    string
	tokens  []dueToken
	today   time.Time
	said    []saidDay
	loose   []int // tokens that are numbers of days whose month has not come yet
	units   Hour
	areas   Hour
	own     Hour   // of the units that report straight to the department
	ownName [2]int // the tokens of that hour and its name
	again   bool   // each week
	problem DueProblem
}

// saidDay is a day as it was said.
type saidDay struct {
	day, month, year int // year 0: not said
	exact            time.Time
	span             bool // all days from the one before to this one
	bare             bool // a weekday of which week is not said
	weekday          time.Weekday
	named            bool // as a day of the week
	end              int  // of a weekday, the token behind it
	word             string
}

// fail notes the first problem with the tokens it is about.
func (r *dueReader) fail(kind DueKind, from, to int) {
	if r.problem.Kind == "" {
		r.problem = DueProblem{kind, r.text[r.tokens[from].from:r.tokens[to-1].to]}
	}
}

// dropLoose complains about days that never got a month.
func (r *dueReader) dropLoose() {
	if len(r.loose) > 0 {
		r.fail(DayAlone, r.loose[0], r.loose[0]+1)
	}
}

// dates turns what was said into days.
func (r *dueReader) dates(due *Due) {
	for i, s := range r.said {
		day, ok := r.dateAt(i, due)
		days := []time.Time{day}
		if ok && s.span {
			days = fill(due.Days[len(due.Days)-1], day)
		}
		if !ok || len(days) == 0 {
			r.problem = DueProblem{NoSuchDay, s.word}
			return
		}
		for _, day := range days {
			if !slices.Contains(due.Days, day) {
				due.Days = append(due.Days, day)
			}
		}
	}
}

// dateAt is the day of what was said there.
func (r *dueReader) dateAt(i int, due *Due) (day time.Time, ok bool) {
	s := r.said[i]
	if s.month == 0 {
		return s.exact, true
	}
	year, known := r.year(i)
	if day, ok = dateOf(year, s.month, s.day); !known {
		day, ok = r.nextOf(s.month, s.day)
		due.Next = due.Next || ok
	}
	return day, ok
}

// year is the one that was said with a day, with one behind it, or before it.
func (r *dueReader) year(i int) (year int, known bool) {
	for _, s := range append(slices.Clone(r.said[i:]), backwards(r.said[:i])...) {
		if s.year != 0 {
			return s.year, true
		}
	}
	return 0, false
}

func backwards(said []saidDay) []saidDay {
	said = slices.Clone(said)
	slices.Reverse(said)
	return said
}

// nextOf is the next day of that name, today included.
func (r *dueReader) nextOf(month, day int) (time.Time, bool) {
	for year := r.today.Year(); year <= r.today.Year()+8; year++ { // 29/2
		if t, ok := dateOf(year, month, day); ok && !t.Before(r.today) {
			return t, true
		}
	}
	return time.Time{}, false
}

func dateOf(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, year >= 2000 && year < 2100 && t.Day() == day && int(t.Month()) == month
}

// rest is what was not read, without the words that belong to days and hours.
func (r *dueReader) rest() string {
	for i := len(r.tokens) - 1; i >= 0; i-- {
		before := i+1 < len(r.tokens) && r.tokens[i+1].used
		if t := &r.tokens[i]; !t.used && (before && t.is(dueFillers) || t.is(dueSeparators) && (before || i == len(r.tokens)-1)) {
			t.used = true
		}
	}
	var b strings.Builder
	end := -1
	for _, t := range r.tokens {
		if t.used || b.Len() == 0 && (t.is(dueSeparators) || t.is(dueFor)) {
			continue
		}
		if b.Len() > 0 && t.from > end {
			b.WriteByte(' ')
		}
		b.WriteString(r.text[t.from:t.to])
		end = t.to
	}
	return b.String()
}
