package summary

import (
	"math"
	"slices"
	"strings"
	"unicode/utf16"

	"vneidbot/bot"
)

// longName is the longest full name a row of prose shows; a longer one gives
// way to the area's short name.
const longName = 18

// prose is the summary without equal-width letters, in at most limit UTF-16
// units (0 for no limit). What does not fit as a row for each area is said as
// what is still missing, and that list ends early rather than run over.
func (v voice) prose(t Totals, limit int) Answer {
	if limit <= 0 {
		limit = math.MaxInt
	}
	sum := t.sum
	head, notes := v.head("tonghop.prose_head", t, sum), v.notes(sum, "tonghop.worded_prose")
	if sum.Total == 0 {
		return v.answer(head, notes)
	}
	if !t.long() {
		if a := v.answer(head, v.rows(t), notes); length(a.Parts) <= limit {
			return a
		}
	}
	if t.By == bot.ByArea {
		head += "\n" + v.full(t.Rows)
	}
	hint := v.say("tonghop.single", "name", v.proseName(t.By, t.Rows[0]))
	room := limit - length(v.answer(head, hint, notes).Parts) - len("\n")
	return v.answer(head, v.remaining(t, room)+hint, notes)
}

// answer joins the paragraphs that are not empty.
func (v voice) answer(paragraphs ...string) Answer {
	a := Answer{Pages: 1}
	for _, p := range paragraphs {
		if p != "" {
			a.Parts = append(a.Parts, plain(p))
		}
	}
	return a
}

// rows is a line for each area or level.
func (v voice) rows(t Totals) string {
	lines := []string{v.say("tonghop.each_" + string(t.By))}
	for _, r := range t.Rows {
		lines = append(lines, v.proseRow(v.proseName(t.By, r), r.Tally))
	}
	return strings.Join(lines, "\n")
}

func (v voice) proseRow(name string, t bot.Tally) string {
	if t.Total == 0 {
		return v.say("tonghop.row_empty", "name", name)
	}
	return v.say("tonghop.row", "name", name, "total", t.Total,
		"accepted", t.Accepted, "succeeded", t.Succeeded, "refused", t.Refused,
		"unregistered", t.NotRegistered, "missing", t.NotReported,
		"percent", percent(t))
}

func (v voice) proseName(by bot.By, r bot.Row) string {
	if by == bot.ByLevel {
		return v.say("level_short." + string(r.Level))
	}
	if full := bareName(r.Area.Name); full != "" && cells(full) <= longName {
		return full
	}
	return v.bare(r.Area)
}

// remaining lists who still has units missing, most first, in at most room
// UTF-16 units and a line's end; the last words then say how many more there are.
func (v voice) remaining(t Totals, room int) string {
	var items []string
	rows := slices.Clone(t.Rows)
	slices.SortStableFunc(rows, func(a, b bot.Row) int { return b.NotReported - a.NotReported })
	for _, r := range rows {
		if r.NotReported > 0 {
			items = append(items, v.say("tonghop.left", "name", v.proseName(t.By, r), "n", r.NotReported, "of", r.Total))
		}
	}
	if len(items) == 0 {
		return ""
	}
	for shown := len(items); ; shown-- {
		s := v.say("tonghop.each_left") + "\n" + strings.Join(items[:shown], "; ")
		if more := len(items) - shown; more > 0 {
			s += "; " + v.say("tonghop.left_more", "n", more)
		}
		if s += "."; units(s) <= room || shown == 0 {
			return s + "\n"
		}
	}
}

// gap is what an empty line between two paragraphs takes.
const gap = 2

// length is what the paragraphs take in a message.
func length(parts []bot.Part) int {
	n := gap * max(len(parts)-1, 0)
	for _, p := range parts {
		n += units(p.Text.Args[""].(string))
	}
	return n
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }
