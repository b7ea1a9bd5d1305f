package template

import (
	"fmt"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/workbook"
)

// voice words what is put into cells.
type voice struct {
	words workbook.Wording
	book  workbook.Book
	said  map[any]string
	areas map[bot.AreaID]string
	order []*bot.UnitRow
}

func newVoice(words workbook.Wording, b workbook.Book) *voice {
	v := &voice{words: words, book: b, said: map[any]string{}, areas: map[bot.AreaID]string{}, order: workbook.InOrder(b.Units, b.Areas)}
	for _, r := range b.Areas {
		v.areas[r.Area.ID] = r.Area.Name
	}
	return v
}

// line is one row of a table: of a unit, or of what counts.
type line struct {
	no    int
	name  string
	unit  *bot.UnitRow
	tally *bot.Tally
	of    group // that it counts
	heads bool  // the units below it
}

// lines are the rows of a table.
func (v *voice) lines(b *table) (list []line) {
	rows := func(of []bot.Row, name func(bot.Row) string) {
		for _, r := range of {
			if r.Total > 0 || r.Area.Name != "" || r.Block != "" {
				list = append(list, line{no: len(list) + 1, name: name(r), tally: &r.Tally, of: group{r.Area.ID, r.Level, r.Block}})
			}
		}
	}
	switch b.kind {
	case Areas:
		rows(v.book.Areas, func(r bot.Row) string { return r.Area.Name })
	case Levels:
		rows(v.book.Levels, func(r bot.Row) string { return v.word(r.Level) })
	case Blocks:
		rows(bot.InBlocks(v.book.Levels), func(r bot.Row) string { return v.say("block." + string(r.Block)) })
	default:
		for _, u := range v.order {
			if b.of.takes(u) {
				list = append(list, line{no: len(list) + 1, unit: u})
			}
		}
	}
	return list
}

// takes tells whether a list has the unit.
func (p Pick) takes(u *bot.UnitRow) bool {
	switch p {
	case GoodOnes:
		return u.Status == bot.Accepted || u.Status == bot.Succeeded
	case Refused:
		return u.Status == bot.Refused
	case Missing:
		return u.Status == bot.NoStatus
	default:
		return true
	}
}

// value is what is put into a cell: a number or a day where it holds nothing else, words
// where it does.
func (v *voice) value(l line, list []piece, shown looks) any {
	if f, ok := alone(list); ok {
		return v.of(l, f, shown)
	}
	var b strings.Builder
	for _, p := range list {
		b.WriteString(p.words)
		if p.field != "" {
			b.WriteString(v.inText(l, p.field))
		}
	}
	return b.String()
}

// inText is a field inside a text.
func (v *voice) inText(l line, f field) string {
	value := v.of(l, f, looks{words: true})
	if value == "" && (f == formNumber || f == formTimes) { // as a form leaves it to be written by hand
		return "…"
	}
	if s, ok := value.(bot.PerMille); ok {
		return v.arg(s)
	}
	return fmt.Sprint(value)
}

// of is a field's value.
func (v *voice) of(l line, f field, shown looks) any {
	switch {
	case f == noField && l.heads:
		return roman(l.no)
	case f == noField:
		return l.no
	case isOf(f, formFields):
		return v.ofForm(f)
	case l.unit != nil && isOf(f, countFields):
		return mark(l.unit, f)
	case l.unit != nil:
		return v.ofUnit(l.unit, f, shown)
	case isOf(f, countFields):
		return count(*l.tally, f, shown)
	}
	return l.name
}

func (v *voice) ofForm(f field) any {
	h, at := v.book.Head, v.book.At
	switch f {
	case formOffice:
		return h.Office
	case formPlace:
		return h.Place
	case formCampaign:
		return h.Campaign
	case formHour:
		return v.arg(bot.Clock(at))
	case formDay:
		return v.arg(bot.Day(at))
	case formNumber:
		return orNone(h.Number)
	case formTimes:
		return orNone(h.Times)
	case formBy:
		return h.By
	default:
		return v.arg(at)
	}
}

// orNone is a number, "" for 0.
func orNone(n int) any {
	if n == 0 {
		return ""
	}
	return n
}

func (v *voice) ofUnit(u *bot.UnitRow, f field, shown looks) any {
	switch f {
	case unitCode:
		return string(u.Code)
	case unitLevel:
		return v.word(u.Level)
	case unitArea:
		return v.areas[u.Area]
	case unitOwner:
		if u.Owner == bot.UnknownOwner {
			return ""
		}
		return v.word(u.Owner)
	case unitSchool:
		return u.School
	case unitStatus:
		return v.word(u.Status)
	case unitSaid:
		return u.Said(v.word)
	case unitTries:
		return orNone(u.Tries)
	case unitDay:
		return v.day(u.At, shown)
	case unitReview:
		if u.Status == bot.NoStatus {
			return ""
		}
		return v.word(u.Review)
	case unitHead, unitPhone:
		return v.personal(u, f)
	default:
		return u.Name
	}
}

// personal is whom to phone: only in a file that goes to one officer alone.
func (v *voice) personal(u *bot.UnitRow, f field) string {
	switch {
	case !v.book.Phones:
		return ""
	case f == unitHead:
		return u.Head
	}
	return u.Phone
}

// day is a date where the cell shows dates, else words.
func (v *voice) day(at time.Time, shown looks) any {
	switch {
	case at.IsZero():
		return ""
	case shown.date:
		return at.In(v.book.At.Location())
	}
	return v.arg(bot.Day(at.In(v.book.At.Location())))
}

func (v *voice) say(key string) string { return v.words.Words(v.book.Lang, bot.T(key)) }

func (v *voice) arg(a any) string {
	return v.words.Words(v.book.Lang, bot.Text{Args: bot.Args{"": a}})
}

// word is a word of the business, said once.
func (v *voice) word(code any) string {
	said, ok := v.said[code]
	if !ok {
		said = v.arg(code)
		v.said[code] = said
	}
	return said
}
