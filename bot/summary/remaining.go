package summary

import (
	"slices"
	"strings"

	"vneidbot/bot"
)

// remaining are the lists that take the place of rows where there are too many
// for one message: who still has units missing, most first, then who has none.
// A page is as much of one list as the message holds, so that every area is reached.
type remaining struct {
	voice
	byName bool // in the order of names all are one list
	by     bot.By
	rows   []bot.Row
	room   int // UTF-16 units
}

// page is what stands on the page that begins at a row, and where the next one
// begins.
func (r remaining) page(from int) (text string, next int) {
	rest := r.rows[from:]
	missing := len(rest)
	for missing > 0 && rest[missing-1].NotReported == 0 {
		missing--
	}
	list, say, head := rest[:missing], r.left, "tonghop.each_left"
	switch {
	case r.byName:
		list, head = rest, "tonghop.each_name"
	case missing == 0:
		list, say, head = rest, r.all, "tonghop.each_full"
	}
	text = r.say(head) + "\n"
	for i, row := range list {
		item := say(row)
		if i > 0 && units(text)+units("; "+item+".") > r.room {
			return text + ".", from + i
		}
		if i > 0 {
			text += "; "
		}
		text += item
	}
	return text + ".", from + len(list)
}

func (r remaining) left(row bot.Row) string {
	return r.say("tonghop.left", "name", r.proseName(r.by, row), "n", row.NotReported, "of", row.Total)
}

func (r remaining) all(row bot.Row) string {
	return r.say("tonghop.all", "name", r.proseName(r.by, row), "n", row.Total)
}

// starts are the rows at which the pages begin.
func (r remaining) starts() []int {
	starts := []int{0}
	for _, next := r.page(0); next < len(r.rows); _, next = r.page(next) {
		starts = append(starts, next)
	}
	return starts
}

// lists is the answer as lists in messages of at most limit units.
func (v voice) lists(t Totals, limit int, head, notes string) Answer {
	rows := slices.DeleteFunc(t.ordered(), func(r bot.Row) bool { return r.Total == 0 })
	if t.By == bot.ByArea {
		head += "\n" + v.full(t.Rows)
	}
	hint := v.say("tonghop.single", "type", t.Type, "name", v.proseName(t.By, rows[0]))
	page := v.say("tonghop.page", "n", len(rows), "of", len(rows))
	taken := length(v.answer(head, hint, page, notes).Parts) + len("\n")
	r := remaining{voice: v, byName: t.ByName, by: t.By, rows: rows, room: limit - taken}
	a := t.paged(Answer{}, rows, r.starts())
	body, next := r.page(a.From)
	if a.Next = next; next == len(rows) {
		a.Next = 0
	}
	number := ""
	if a.Pages > 1 {
		number = v.say("tonghop.page", "n", a.Page+1, "of", a.Pages)
	}
	a.Parts = v.answer(head, strings.Join([]string{body, hint}, "\n"), number, notes).Parts
	return a
}
