package summary

import (
	"strconv"

	"vneidbot/bot"
)

// mono is the summary with a table in equal-width letters; false when the
// numbers are so large that a table is wider than a phone.
func (v voice) mono(t Totals) (Answer, bool) {
	sum, a := t.sum, Answer{Pages: 1}
	if sum.Total == 0 {
		return v.answer(v.head("tonghop.head", t, sum), v.notes(sum, 0)), true
	}
	rows, head := t.Rows, v.head("tonghop.head", t, sum)
	if t.long() {
		rows = t.ordered()
		a = t.paged(a, rows, everyPage(rows))
		end := min(a.From+perPage, len(rows))
		if a.Next = end; end == len(rows) {
			a.Next = 0
		}
		rows = rows[a.From:end]
		head += "\n" + v.full(t.Rows)
	}
	a.Parts = []bot.Part{plain(head)}
	body, fits := v.body(t.By, rows, sum)
	if !fits {
		return Answer{}, false
	}
	a.Parts = append(a.Parts, body...)
	a.Parts = append(a.Parts, v.foot(sum, a)...)
	return a, true
}

// body is the table with the total of all pages, in prose below it when it is too
// wide for a row.
func (v voice) body(by bot.By, rows []bot.Row, sum bot.Tally) ([]bot.Part, bool) {
	worded := sum.Other > 0
	head := v.headLine(by, worded)
	lines := make([]line, len(rows))
	for i, r := range rows {
		lines[i] = line{cells: numbers(r.Tally, worded)}
	}
	room := tableWidth - numbersWidth(columns(head, lines))
	if room < max(leastName, cells(head.name)) {
		return nil, false
	}
	for i, r := range rows {
		lines[i].name = v.rowName(by, r, room)
	}
	total := line{name: v.say("tonghop.sum"), cells: numbers(sum, worded)}
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
	if notes := v.notes(sum, 0); notes != "" {
		parts = append(parts, plain(notes))
	}
	legend := "tonghop.legend"
	if sum.Other > 0 {
		legend = "tonghop.legend_worded"
	}
	return append(parts, plain(v.say(legend)))
}

// headLine is the table's heading. Statuses in other words, where there are any,
// take the place of the share: a phone's line holds no more, and the headline
// above has the share.
func (v voice) headLine(by bot.By, worded bool) line {
	l := line{name: v.say("tonghop.col_" + string(by))}
	for _, key := range []string{"total", "accepted", "succeeded", "refused", "unregistered", "missing"} {
		l.cells = append(l.cells, v.say("tonghop.col_"+key))
	}
	if worded {
		return line{l.name, append(l.cells, v.say("tonghop.col_worded"))}
	}
	return line{l.name, append(l.cells, "%")}
}

// rowName is the first column, cut to the room it has.
func (v voice) rowName(by bot.By, r bot.Row, room int) string {
	if by == bot.ByArea {
		return shorten(v.bare(r.Area), room)
	}
	return shorten(v.levelName(by, r), room)
}

// numbers are the cells of a row, without thousands separators: they line up.
func numbers(t bot.Tally, worded bool) []string {
	var out []string
	for _, n := range []int{t.Total, t.Accepted, t.Succeeded, t.Refused, t.NotRegistered, t.NotReported} {
		out = append(out, strconv.Itoa(n))
	}
	if worded {
		return append(out, strconv.Itoa(t.Other))
	}
	return append(out, percent(t))
}

func mono(s string) bot.Part { return bot.Part{Text: bot.Raw(s), Mono: true} }
