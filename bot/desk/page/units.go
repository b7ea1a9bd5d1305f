package page

import (
	"html"
	"html/template"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/vn"
)

// units are all units of the scope in one table. It holds all of them, and hides
// those that the address does not ask for, so that the script only has to show them;
// of more than rowsMost it holds those that are asked for.
type units struct {
	At     bot.Clock
	Place  string
	Rows   []unitRow
	Shown  int // of Total
	Total  int
	Cut    int  // that are asked for and do not stand there
	All    bool // the script finds all units in the table
	Find   find
	Piles  []pick
	States []pick
	Levels []pick
	Areas  []pick // of a scope of several
	Sorts  []sorting
	Export string // the button of the workbook
	Takes  []link // other files of the scope
	Feed   string // the button that gives the address of the numbers; words with it name an area
	Marks  marks
}

// rowsMost is how many rows a page has.
const rowsMost = 3000

// unitRow is a line of the table.
type unitRow struct {
	ID      bot.UnitID
	Name    string
	Area    string // "" where the whole scope is one
	Code    string
	State   string // class of the chip
	Word    string
	Reason  string
	Told    string // when it reported, or what is under way
	Review  string
	Head    string
	Phone   string
	Called  string
	Call    string // the button that notes a call, "" for none
	Hidden  bool
	Key     string // what a search finds it by
	Attrs   template.HTMLAttr
	Piles   string
	Level   bot.Level
	AreaID  bot.AreaID
	Rank    int   // of its state
	When    int64 // to sort by
	collate string
}

// pick is a choice of a filter.
type pick struct {
	Value, Label, Path string
	N                  int
	Here               bool
}

// takes are what else of the scope is taken along: its pictures, a chart, its cards.
func (v *visit) takes() (all []link) {
	for _, one := range []struct{ key, command, args string }{
		{"page.list.shots", "xuat", "anh"}, {"page.list.chart", "bieudo", ""}, {"page.list.cards", "mamoi", "tat ca"},
	} {
		all = append(all, link{v.say(one.key), desk.CommandData(one.command, one.args)})
	}
	return all
}

// units draws the table.
func (v *visit) units() (shown, error) {
	rows, err := v.look.Units()
	if err != nil {
		return shown{}, err
	}
	calls, err := v.look.Calls()
	if err != nil {
		return shown{}, err
	}
	areas, err := v.look.Areas()
	if err != nil {
		return shown{}, err
	}
	place, err := v.look.Place()
	if err != nil {
		return shown{}, err
	}
	d := units{At: bot.Clock(v.now), Place: v.Words.Words(v.lang, place), Total: len(rows), Find: readFind(v.request.URL.Query()), Export: desk.CommandData("xuat", ""), Takes: v.takes(), Feed: desk.CommandData("feed", "")}
	names := shortNames(areas)
	d.Rows = make([]unitRow, len(rows))
	for i := range rows {
		d.Rows[i] = v.unitRow(&rows[i], calls[rows[i].ID], names)
	}
	d.filters(v, rows, areas)
	sortRows(d.Rows, d.Find.Sort)
	d.hide()
	d.since(v)
	about := ""
	if v.area != nil {
		about = "area:" + strconv.FormatInt(int64(v.area.ID), 10)
	}
	v.audit("trang.donvi", about)
	return shown{Title: v.say("page.list.title", "place", place), Data: d}, nil
}

// hide marks the rows that are not asked for, and leaves them out where there are
// too many.
func (d *units) hide() {
	d.All = len(d.Rows) <= rowsMost
	kept := d.Rows[:0:0]
	if d.All {
		kept = d.Rows
	}
	for i := range d.Rows {
		r := &d.Rows[i]
		if r.Hidden = !d.Find.finds(r); r.Hidden {
			continue
		}
		if d.Shown++; !d.All && len(kept) < rowsMost {
			kept = append(kept, *r)
		}
	}
	d.Rows = kept
	if !d.All {
		d.Cut, d.Shown = d.Shown-len(kept), len(kept)
	}
}

func shortNames(areas []bot.Area) map[bot.AreaID]string {
	names := make(map[bot.AreaID]string, len(areas))
	for _, a := range areas {
		names[a.ID] = a.Name
	}
	return names
}

// unitRow is the line of a unit.
func (v *visit) unitRow(u *bot.UnitRow, called bot.Text, names map[bot.AreaID]string) unitRow {
	r := unitRow{ID: u.ID, Name: u.Name, Code: u.Code.Grouped(), State: chipOf(u.Status), Word: v.word(u.Status), Head: u.Head, Phone: bot.Phone(u.Phone).Grouped(),
		Level: u.Level, AreaID: u.Area, Rank: rankOf(u.Status), When: u.At.UnixMilli()}
	if v.area == nil {
		r.Area = names[u.Area]
	}
	switch {
	case u.Status == bot.OtherStatus:
		r.Reason = u.Words
	case u.Status == bot.Refused && u.ReasonText != "":
		r.Reason = u.ReasonText
	case u.Status == bot.Refused && u.Reason != bot.NoReason:
		r.Reason = v.word(u.Reason)
	case u.Returned != nil:
		r.Reason = v.say("page.list.returned", "at", v.when(u.Returned.At), "reason", u.Returned.Why())
	}
	r.Told, r.Review = v.told(u)
	if called.Key != "" {
		r.Called = v.Words.Words(v.lang, called)
	}
	if u.Pile != "" && u.Area != 0 {
		r.Call = desk.PhoneData(*u)
	}
	r.Key = keyOf(u.Name, string(u.Code), u.Head, digits(u.Phone), r.Area)
	r.Piles = pilesOf(u)
	r.Attrs = r.attrs()
	return r
}

// attrs are what the script finds and filters the row by, put together at once: a
// template takes as long for each of them as for a cell.
func (r *unitRow) attrs() template.HTMLAttr {
	area := ""
	if r.Area != "" {
		area = `" data-a="` + strconv.FormatInt(int64(r.AreaID), 10)
	}
	return template.HTMLAttr(`id="u` + strconv.FormatInt(int64(r.ID), 10) + `" data-s="` + r.Piles + `" data-l="` + html.EscapeString(string(r.Level)) + //nolint:gosec // escaped, or ours
		`" data-t="` + r.State + area + `" data-k="` + html.EscapeString(r.Key) + `"`)
}

// keyOf is what a search finds a unit by: what stands in its row, and the letters that
// its kind is shortened to ("mn", "th").
func keyOf(name string, more ...string) string {
	key := vn.Words(name + " " + strings.Join(more, " "))
	short, rest := "", key
	for range kindWords {
		word, behind, _ := strings.Cut(rest, " ")
		short, rest = short+word[:min(len(word), 1)], behind
	}
	return short + " " + key
}

// kindWords is how many words the kinds have that people shorten.
const kindWords = 2

// told is when a unit reported and what became of it, or what is under way.
func (v *visit) told(u *bot.UnitRow) (told, review string) {
	if u.Status == bot.NoStatus {
		return v.say("page.list.pile_" + string(u.Pile)), ""
	}
	review = v.word(u.Review)
	if u.Pile == bot.ToUpdate {
		review = v.say("page.list.pile_update")
	}
	if u.Bare {
		review = v.say("page.list.bare", "review", review)
	}
	return v.when(u.At), review
}

// when is a moment: of today the time alone.
func (v *visit) when(at time.Time) string {
	here := at.In(v.Place.Zone)
	if v.Place.Day(at).Equal(v.Place.Day(v.now)) {
		return here.Format("15h04")
	}
	return here.Format("02/01 15h04")
}

// word is how people call a status, a level, a reason.
func (v *visit) word(arg any) string {
	return v.Words.Words(v.lang, bot.Text{Args: bot.Args{"": arg}})
}

// pilesOf are the filters that a unit is in, by their names in addresses.
func pilesOf(u *bot.UnitRow) string {
	var in []string
	switch u.Pile {
	case bot.Reachable:
		in = []string{"cbc", "nhan"}
	case bot.HalfDone:
		in = []string{"cbc", "do"}
	case bot.ToPhone:
		in = []string{"cbc", "goi"}
	case bot.ToUpdate:
		in = []string{"capnhat"}
	default:
	}
	if u.Bare {
		in = append(in, "anh")
	}
	if u.Waits {
		in = append(in, "cho")
	}
	return strings.Join(in, " ")
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// chipOf is the colour of a state.
func chipOf(s bot.Status) string {
	switch s {
	case bot.Succeeded:
		return "ok"
	case bot.Accepted:
		return "got"
	case bot.Refused:
		return "no"
	case bot.NotRegistered:
		return "un"
	case bot.NoStatus:
		return "none"
	default:
		return "ask"
	}
}

// rankOf puts the worst first.
func rankOf(s bot.Status) int {
	for i, one := range []bot.Status{bot.NoStatus, bot.Refused, bot.NotRegistered, bot.OtherStatus, bot.Accepted} {
		if s == one {
			return i
		}
	}
	return 5
}
