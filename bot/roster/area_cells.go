package roster

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// maxShort is how wide a short name may be: it is a cell of a table on a phone.
const maxShort = 10

// areaReading is one row on its way into an area: the first thing that is wrong
// decides.
type areaReading struct {
	AreaRow
	wrong *Problem
}

// into writes what the row says; what it does not say stays.
func (r *areaReading) into(a *bot.Area) {
	r.text(areaCode, &a.Code)
	r.text(areaName, &a.Name)
	r.text(areaShort, &a.Short)
	r.text(areaOffice, &a.Office)
	r.text(areaContact, &a.Contact)
	r.text(areaPhone, &a.Phone)
	if utf8.RuneCountInString(a.Short) > maxShort {
		r.fail(areaShort, bot.T("import.too_long", "n", maxShort))
	}
	if _, why := bot.SettingPhone.Read(a.Phone); why.Key != "" {
		r.fail(areaPhone, why)
	}
	r.order(&a.Sort)
	r.day(areaFrom, &a.From)
	r.day(areaTo, &a.To)
	if !a.To.IsZero() && a.To.Before(a.From) {
		r.fail(areaTo, bot.T("areas.days"))
	}
	if cell := r.cells[areaEarlier]; cell != "" {
		a.Earlier = earlierNames(cell)
	}
}

// emptied tells whether the cell says that nothing is to stand there.
func emptied(cell string) bool { return cell == "-" || cell == "–" }

func (r *areaReading) text(c column, to *string) {
	cell := r.cells[c]
	switch {
	case utf8.RuneCountInString(cell) > maxText:
		r.fail(c, bot.T("import.too_long", "n", maxText))
	case formulaError.MatchString(cell):
		r.fail(c, bot.T("import.formula_error", "have", cell))
	case emptied(cell) && c == areaName:
		r.fail(c, bot.T("areas.no_name"))
	case emptied(cell):
		*to = ""
	case cell != "":
		*to = cell
	}
}

func (r *areaReading) order(to *int) {
	cell := strings.TrimSuffix(r.cells[areaSort], ".0")
	if cell == "" {
		return
	}
	n, err := strconv.Atoi(cell)
	if err != nil || n < 1 || n > bot.DirectSort {
		r.fail(areaSort, bot.T("areas.sort"))
		return
	}
	*to = n
}

func (r *areaReading) day(c column, to *time.Time) {
	cell := r.cells[c]
	if cell == "" {
		return
	}
	if emptied(cell) {
		*to = time.Time{}
		return
	}
	day, ok := vn.Day(cell)
	if !ok {
		day, ok = serialDay(cell)
	}
	if !ok {
		r.fail(c, bot.T("setting.not_day"))
		return
	}
	*to = day
}

// serialDay reads a day as a workbook keeps it in a cell of dates: days since
// 30/12/1899.
func serialDay(cell string) (time.Time, bool) {
	n, err := strconv.Atoi(strings.TrimSuffix(cell, ".0"))
	return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC), err == nil && n > 20_000 && n < 100_000
}

func earlierNames(cell string) (names []string) {
	for name := range strings.FieldsFuncSeq(cell, func(r rune) bool { return r == ';' || r == ',' }) {
		if name = strings.TrimSpace(name); name != "" && !emptied(name) {
			names = append(names, name)
		}
	}
	return names
}

func (r *areaReading) fail(c column, why bot.Text) {
	if r.wrong == nil {
		title := r.head.title[c]
		if title == "" {
			title = areaForm.heading(c)
		}
		r.wrong = &Problem{Line: r.Line, Column: title, Why: why}
	}
}
