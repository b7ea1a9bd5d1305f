package workbook

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// Flat is a table for programs: one row of headings, and values that are texts, counts
// and moments. Each column has a key besides, which is the same in every language.
type Flat struct {
	keys     []string
	headings []string
	rows     [][]any
	zone     *time.Location
}

// flatting words a flat table.
type flatting struct {
	voice
	Flat
}

func newFlat(words Wording, lang string, zone *time.Location, keys ...string) *flatting {
	f := &flatting{voice: voice{words: words, lang: lang, said: map[any]string{}}, Flat: Flat{keys: keys, zone: zone}}
	for _, key := range keys {
		f.headings = append(f.headings, f.say("workbook."+key))
	}
	return f
}

// FlatTotals are totals with the moment of the numbers as the last column. By says what
// a row is.
func FlatTotals(words Wording, lang string, rows []bot.Row, by bot.By, at time.Time) Flat {
	var keys []string
	if by != bot.ByLevel {
		keys = append(keys, "area")
	}
	if by != bot.ByArea {
		keys = append(keys, "level")
	}
	keys = append(keys, "total", "accepted", "succeeded", "refused", "unregistered", "worded", "missing", "confirmed", "updated", "as_of")
	f := newFlat(words, lang, at.Location(), keys...)
	for _, r := range rows {
		if r.Total == 0 && r.Area.Name == "" && by != bot.ByLevel {
			continue
		}
		var cells []any
		if by != bot.ByLevel {
			cells = append(cells, f.area(r.Area))
		}
		if by != bot.ByArea {
			cells = append(cells, f.word(r.Level))
		}
		f.rows = append(f.rows, append(cells, r.Total, r.Accepted, r.Succeeded, r.Refused, r.NotRegistered, r.Other, r.NotReported, r.Confirmed, r.Updated(), at))
	}
	return f.Flat
}

// FlatStates are units by name, area, status and its date: no codes and no persons.
func FlatStates(words Wording, lang string, units []bot.UnitRow, areas []bot.Row, at time.Time) Flat {
	f := newFlat(words, lang, at.Location(), "area", "unit", "level", "status", "day", "as_of")
	named := areaNames(f.voice, areas)
	for _, u := range InOrder(units, areas) {
		var day any
		if !u.At.IsZero() {
			day = bot.Day(u.At.In(at.Location()))
		}
		f.rows = append(f.rows, []any{named(u.Area), u.Name, f.word(u.Level), f.word(u.Status), day, at})
	}
	return f.Flat
}

// FlatUnits are units with all that is kept of them but persons, and with phones whom to phone.
func FlatUnits(words Wording, lang string, units []bot.UnitRow, areas []bot.Row, at time.Time, phones bool) Flat {
	keys := []string{"area", "unit", "code", "school", "level", "owner", "status", "said", "tries", "at", "review"}
	if phones {
		keys = append(keys, "head", "phone")
	}
	f := newFlat(words, lang, at.Location(), append(keys, "as_of")...)
	p := &paper{voice: f.voice, book: Book{At: at}}
	named := areaNames(f.voice, areas)
	for _, u := range InOrder(units, areas) {
		told := p.reported(u)
		cells := append([]any{named(u.Area), u.Name, string(u.Code), u.School, f.word(u.Level), p.owner(u.Owner)}, told[:len(told)-1]...)
		if phones {
			cells = append(cells, u.Head, u.Phone)
		}
		f.rows = append(f.rows, append(cells, at))
	}
	return f.Flat
}

// FlatForm is a form as a flat table tells it.
type FlatForm struct {
	Row    bot.Row // the area, and what was counted
	Number int     // 0 for one that was frozen by itself
	Frozen time.Time
	Times  int // how often it was sent, 0 for not
	Sent   time.Time
}

// FlatForms are the forms of a day.
func FlatForms(words Wording, lang string, forms []FlatForm, at time.Time) Flat {
	f := newFlat(words, lang, at.Location(), "area", "number", "frozen", "times", "sent", "total", "accepted", "succeeded", "refused", "unregistered", "worded", "missing", "confirmed", "updated")
	for _, o := range forms {
		r := o.Row
		f.rows = append(f.rows, []any{f.area(r.Area), o.Number, o.Frozen, o.Times, o.Sent, r.Total, r.Accepted, r.Succeeded, r.Refused, r.NotRegistered, r.Other, r.NotReported, r.Confirmed, r.Updated()})
	}
	return f.Flat
}

// FlatAgainst are the units of a comparison with their piles, and then the lines that mean none.
func FlatAgainst(words Wording, lang string, a bot.Against, areas []bot.Row, at time.Time) Flat {
	f := newFlat(words, lang, at.Location(), "against_pile", "area", "unit", "code", "level", "status", "against_row", "against_text", "against_why")
	named := areaNames(f.voice, areas)
	for _, u := range a.Units {
		row, text := any(nil), ""
		if u.Line != nil {
			row, text = u.Line.Line, u.Line.Text
		}
		f.rows = append(f.rows, []any{f.say("workbook.against_" + string(u.Pile)), named(u.Area), u.Name, string(u.Code), f.word(u.Level), f.word(u.Status), row, text, ""})
	}
	for _, l := range a.Unknown {
		f.rows = append(f.rows, []any{f.say("workbook.sheet_unknown"), "", "", string(l.Code), "", "", l.Line, l.Text, f.words.Words(lang, l.Why)})
	}
	return f.Flat
}

// cell is a value as text. Moments are written so that they sort.
func (f *Flat) cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case int:
		return strconv.Itoa(v)
	case bot.Day:
		return time.Time(v).Format(time.DateOnly)
	case time.Time:
		if v.IsZero() {
			return ""
		}
		return v.In(f.zone).Format("2006-01-02 15:04")
	default:
		return fmt.Sprint(v)
	}
}

// CSV writes the table as UTF-8 with commas; no field is taken for a formula.
func (f *Flat) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	rows := [][]string{f.headings}
	for _, r := range f.rows {
		cells := make([]string, len(r))
		for i, v := range r {
			if cells[i] = f.cell(v); cells[i] != "" {
				cells[i] = roster.Guard(cells[i])
			}
		}
		rows = append(rows, cells)
	}
	return out.WriteAll(rows)
}

// plain is a value as JSON has it: a number or a moment that there is not is null.
func (f *Flat) plain(v any) any {
	switch v := v.(type) {
	case nil, int:
		return v
	case time.Time:
		if v.IsZero() {
			return nil
		}
		return v.In(f.zone).Format(time.RFC3339)
	default:
		return f.cell(v)
	}
}

// JSON writes an object a line, by the columns' keys.
func (f *Flat) JSON(w io.Writer) error {
	for _, r := range f.rows {
		var line strings.Builder
		for i, v := range r {
			value, err := json.Marshal(f.plain(v))
			if err != nil {
				return err
			}
			fmt.Fprintf(&line, ",%q:%s", f.keys[i], value)
		}
		if _, err := fmt.Fprintf(w, "{%s}\n", line.String()[1:]); err != nil {
			return err
		}
	}
	return nil
}

// Text writes the table in columns, texts cut so that a row stays a line.
func (f *Flat) Text(w io.Writer) error {
	const widest = 48
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	line := func(cells []string) {
		for i, c := range cells {
			if c = strings.Join(strings.Fields(c), " "); utf8.RuneCountInString(c) > widest {
				c = string([]rune(c)[:widest-1]) + "…"
			}
			cells[i] = c
		}
		fmt.Fprintln(table, strings.Join(cells, "\t"))
	}
	line(append([]string(nil), f.headings...))
	for _, r := range f.rows {
		cells := make([]string, len(r))
		for i, v := range r {
			cells[i] = f.cell(v)
		}
		line(cells)
	}
	return table.Flush()
}

// Len counts the rows.
func (f *Flat) Len() int { return len(f.rows) }
