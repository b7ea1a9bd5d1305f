package summary

import (
	"math"
	"strings"
	"unicode/utf16"

	"vneidbot/bot"
)

// longName is the longest full name a row of prose shows; a longer one gives
// way to the area's short name.
const longName = 18

// prose is the summary without equal-width letters, in at most limit UTF-16
// units (0 for no limit). What does not fit as a row for each area is said as
// lists, on as many pages as they take.
func (v voice) prose(t Totals, limit int) Answer {
	if limit <= 0 {
		limit = math.MaxInt
	}
	sum := t.sum
	head, notes := v.head("tonghop.prose_head", t, sum), v.notes(sum, sum.Other)
	if sum.Total == 0 {
		return v.answer(head, notes)
	}
	if !t.long() {
		if a := v.answer(head, v.rows(t), notes); length(a.Parts) <= limit {
			return a
		}
	}
	return v.lists(t, limit, head, notes)
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
	key := "tonghop.row"
	if t.Other > 0 {
		key = "tonghop.row_worded"
	}
	return v.say(key, "name", name, "total", t.Total,
		"accepted", t.Accepted, "succeeded", t.Succeeded, "refused", t.Refused,
		"unregistered", t.NotRegistered, "worded", t.Other, "missing", t.NotReported,
		"percent", percent(t))
}

func (v voice) proseName(by bot.By, r bot.Row) string {
	if by != bot.ByArea {
		return v.levelName(by, r)
	}
	if full := bareName(r.Area.Name); !isWhole(r.Area) && full != "" && cells(full) <= longName {
		return full
	}
	return v.bare(r.Area)
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
