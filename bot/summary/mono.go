package summary

import (
	"strconv"

	"vneidbot/bot"
)

// mono is the summary with a table in equal-width letters; false when the
// numbers are so large that a table is wider than a phone.
func (v voice) mono(t Totals) (Answer, bool) {
	sum, a := t.sum, Answer{Pages: 1}
	rows, head := t.Rows, v.head("tonghop.head", t, sum)
	if t.long() {
		rows, a.Page, a.Pages = slice(t.ordered(), t.Page)
		head += "\n" + v.full(t.Rows)
	}
	a.Parts = []bot.Part{plain(head)}
	if sum.Total == 0 {
		return v.answer(head, v.notes(sum, "tonghop.worded")), true
	}
	body, fits := v.body(t.By, rows, sum, a.Page == a.Pages-1)
	if !fits {
		return Answer{}, false
	}
	a.Parts = append(a.Parts, body...)
	a.Parts = append(a.Parts, v.foot(sum, a)...)
	return a, true
}

// body is the table, and the total in prose below it when it is too wide for a
// row. The total stands under the last page.
func (v voice) body(by bot.By, rows []bot.Row, sum bot.Tally, last bool) ([]bot.Part, bool) {
	head := v.headLine(by)
	lines := make([]line, len(rows))
	for i, r := range rows {
		lines[i] = line{cells: numbers(r.Tally)}
	}
	room := tableWidth - numbersWidth(columns(head, lines))
	if room < max(leastName, cells(head.name)) {
		return nil, false
	}
	for i, r := range rows {
		lines[i].name = v.rowName(by, r, room)
	}
	if !last {
		return []bot.Part{mono(grid(head, lines, nameWidth(head, lines), columns(head, lines)))}, true
	}
	total := line{name: v.say("tonghop.sum"), cells: numbers(sum)}
	text, fits := table(head, lines, total)
	parts := []bot.Part{mono(text)}
	if !fits {
		parts = append(parts, plain(v.proseRow(total.name, sum)))
	}
	return parts, true
}

// foot is what stands under the table.
func (v voice) foot(sum bot.Tally, a Answer) []bot.Part {
	var parts []bot.Part
	if a.Pages > 1 {
		parts = append(parts, plain(v.say("tonghop.page", "n", a.Page+1, "of", a.Pages)))
	}
	if notes := v.notes(sum, "tonghop.worded"); notes != "" {
		parts = append(parts, plain(notes))
	}
	return append(parts, plain(v.say("tonghop.legend")))
}

// headLine is the table's heading.
func (v voice) headLine(by bot.By) line {
	name := "tonghop.col_area"
	if by == bot.ByLevel {
		name = "tonghop.col_level"
	}
	l := line{name: v.say(name)}
	for _, key := range []string{"total", "accepted", "succeeded", "refused", "unregistered", "missing"} {
		l.cells = append(l.cells, v.say("tonghop.col_"+key))
	}
	l.cells = append(l.cells, "%")
	return l
}

// rowName is the first column, cut to the room it has.
func (v voice) rowName(by bot.By, r bot.Row, room int) string {
	if by == bot.ByLevel {
		return shorten(v.say("level_short."+string(r.Level)), room)
	}
	return shorten(v.bare(r.Area), room)
}

// numbers are the cells of a row, without thousands separators: they line up.
func numbers(t bot.Tally) []string {
	var out []string
	for _, n := range []int{t.Total, t.Accepted, t.Succeeded, t.Refused, t.NotRegistered, t.NotReported} {
		out = append(out, strconv.Itoa(n))
	}
	return append(out, percent(t))
}

func mono(s string) bot.Part { return bot.Part{Text: bot.Raw(s), Mono: true} }
