package page

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// overview is the first page: what to do now, and how the scope stands.
type overview struct {
	At     bot.Clock
	Round  string // the day of the round, "" for none
	Clocks []clock
	Trio   []number
	Todo   []task
	By     string // heading of the table
	Column string // of its first column
	Later  bool   // it is not the first round
	Areas  bool   // the table is by area
	Rows   []total
	Sum    total
	Chart  string // the button that draws them
}

// clock is an hour that is waited for.
type clock struct {
	Left string // how long, in words
	What string
	Next bool // it is the next one
}

// number is one of the three.
type number struct {
	Name  string
	N, Of int
	Share string
	Note  string
}

// task is something to do now, with what it is done by.
type task struct {
	N     int
	Name  string
	Why   string
	Links []link
	Acts  []link // buttons of the desk
}

// link is an address or a button of the desk, with its label.
type link struct{ Label, To string }

// total is a row of the table.
type total struct {
	Name string
	Path string // to its units, "" for none
	bot.Tally
	Share string // received and better, of all
	Words bool   // some unit of the table told a state in other words
	Bar   []part
}

// part is a piece of the bar, in hundredths of its width.
type part struct{ Class, X, Width string }

func (v *visit) overview() (shown, error) {
	place, err := v.look.Place()
	if err != nil {
		return shown{}, err
	}
	d := overview{At: bot.Clock(v.now), Chart: desk.CommandData("bieudo", "")}
	title := v.Words.Words(v.lang, place)
	if v.area != nil {
		title = v.area.Name
	}
	for _, fill := range []func(*overview) error{v.clocks, v.totals, v.tasks} {
		if err := fill(&d); err != nil {
			return shown{}, err
		}
	}
	if d.Round != "" {
		title = v.say("page.over.title", "place", title, "day", d.Round)
	}
	return shown{Title: upperFirst(title), Data: d}, nil
}

// upperFirst begins a heading with a capital.
func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// clocks are the two hours of the round.
func (v *visit) clocks(d *overview) error {
	p, ok, err := v.look.Period()
	if err != nil || !ok {
		return err
	}
	d.Round, d.Later = p.Round.Day.Format("02/01/2006"), !p.Since.IsZero()
	next := true
	for _, c := range []struct {
		key string
		at  time.Time
	}{{"page.over.units_due", p.Round.Units}, {"page.over.areas_due", p.Round.Areas}} {
		left := c.at.Sub(v.now)
		one := clock{Left: v.left(left), What: v.say(c.key, "when", v.when(c.at)), Next: next && left > 0}
		next = next && left <= 0
		d.Clocks = append(d.Clocks, one)
	}
	return nil
}

// left is how long is left, in words.
func (v *visit) left(d time.Duration) string {
	minutes := int(math.Ceil(d.Minutes()))
	switch {
	case minutes <= 0:
		return v.say("page.over.past")
	case minutes < 120:
		return v.say("page.over.minutes", "n", minutes)
	case minutes < 12*60 && minutes%60 > 0:
		return v.say("page.over.hours_minutes", "n", minutes/60, "minutes", minutes%60)
	case minutes < 48*60:
		return v.say("page.over.hours", "n", minutes/60)
	}
	return v.say("page.over.days", "n", minutes/60/24)
}

// totals are the three numbers, and the table below them.
func (v *visit) totals(d *overview) error {
	rows, by, err := v.look.Totals()
	if err != nil {
		return err
	}
	d.By, d.Column = v.say("page.over.by_level"), v.say("page.list.level")
	if d.Areas = by == bot.ByArea; d.Areas {
		d.By, d.Column = v.say("page.over.by_area"), v.say("page.list.area")
		worstFirst(rows)
	}
	for _, r := range rows {
		t := total{Name: v.word(r.Level), Tally: r.Tally}
		if by == bot.ByArea {
			t.Name = r.Area.Name
			t.Path = find{}.path(byArea, strconv.FormatInt(int64(r.Area.ID), 10))
		} else if r.Level != "" {
			t.Path = find{}.path(byLevel, string(r.Level))
		}
		if t.Name == "" {
			t.Name = v.say("page.over.nowhere")
		}
		d.Rows = append(d.Rows, t.whole())
	}
	d.Sum = total{Name: v.say("page.over.sum"), Tally: bot.Sum(rows)}.whole()
	d.Sum.Words, d.Sum.Bar = d.Sum.Other > 0, bar(d.Sum.Tally)
	for i := range d.Rows {
		d.Rows[i].Words = d.Sum.Words
	}
	d.Trio = v.trio(d.Sum.Tally, d.Later)
	return nil
}

// worstFirst puts areas that miss most first, in the official order among equals, as the
// chat's long table has them.
func worstFirst(rows []bot.Row) {
	slices.SortStableFunc(rows, func(a, b bot.Row) int { return b.NotReported - a.NotReported })
}

// trio are the three numbers; in the first round what is updated is what is reported.
func (v *visit) trio(t bot.Tally, later bool) []number {
	first := "page.over.reported"
	if later {
		first = "page.over.updated"
	}
	return []number{
		v.number(first, t.Updated(), t.Total, v.say("page.over.confirmed", "n", t.Confirmed, "reached", t.Reached, "total", t.Total)),
		v.number("page.over.received", t.Good(), t.Total, v.say("page.over.accepted", "n", t.Accepted)),
		v.number("page.over.done", t.Succeeded, t.Total, v.say("page.over.left", "n", t.Total-t.Succeeded)),
	}
}

func (v *visit) number(key string, n, of int, note string) number {
	one := number{Name: v.say(key), N: n, Of: of, Note: note}
	if share, ok := bot.Share(n, of); ok {
		one.Share = v.word(share)
	}
	return one
}

// whole is the row with its share, "" of no units.
func (t total) whole() total {
	if share, ok := bot.Percent(t.Good(), t.Total); ok {
		t.Share = share
	}
	return t
}

// bar draws the parts of a tally one beside the other.
func bar(t bot.Tally) (parts []part) {
	if t.Total == 0 {
		return nil
	}
	x := 0.0
	for _, p := range []struct {
		class string
		n     int
	}{{"f-got", t.Accepted}, {"f-ok", t.Succeeded}, {"f-no", t.Refused}, {"f-un", t.NotRegistered}, {"f-ask", t.Other}, {"f-none", t.NotReported}} {
		wide := 100 * float64(p.n) / float64(t.Total)
		if p.n > 0 {
			parts = append(parts, part{p.class, strconv.FormatFloat(x, 'f', 1, 64), strconv.FormatFloat(max(wide-0.4, 0.2), 'f', 1, 64)})
		}
		x += wide
	}
	return parts
}

// tasks are what to do now, ordered by the clock.
func (v *visit) tasks(d *overview) error {
	_, sum, err := v.look.Missing()
	if err != nil {
		return err
	}
	to := func(pile, key string) link { return link{v.say(key), v.base + find{}.path(byPile, pile)} }
	command := func(name, args, key string) link { return link{v.say(key), desk.CommandData(name, args)} }
	if never := sum.Missing() - sum[bot.ToUpdate]; never > 0 {
		acts := []link{command("dondoc", "", "page.over.chase")}
		if d.Areas {
			acts = append(acts, command("dondoc", "địa bàn", "page.over.chase_areas"))
		}
		d.Todo = append(d.Todo, task{N: never, Name: v.say("page.over.missing"), Why: v.missingWhy(sum), Links: []link{to("cbc", "page.over.see_missing")}, Acts: acts})
	}
	waits, err := v.records.Waiting(v.own(), bot.ReviewPlace{}, waitMost+1)
	if err != nil {
		return err
	}
	if waits > 0 {
		why, err := v.deciding()
		if err != nil {
			return err
		}
		d.Todo = append(d.Todo, task{N: waits, Name: v.say("page.over.review"), Why: why,
			Links: []link{{v.say("page.over.see_review"), v.base + "/xacnhan"}}})
	}
	if n := sum[bot.ToUpdate]; n > 0 {
		d.Todo = append(d.Todo, task{N: n, Name: v.say("page.over.update"), Why: v.say("page.over.update_why"), Links: []link{to("capnhat", "page.over.see")}})
	}
	matters, err := v.look.Matters()
	if n := len(matters); n > 0 {
		d.Todo = append(d.Todo, task{N: n, Name: v.say("page.over.matters"), Why: v.say("page.over.matters_why"), Links: []link{{v.say("page.over.see"), v.base + "/denghi"}}})
	}
	return err
}

// missingWhy says what is to be done about those who miss; what is not there is not said.
func (v *visit) missingWhy(sum bot.Piles) string {
	var why []string
	for _, of := range []struct {
		key  string
		pile bot.Pile
	}{{"page.over.why_reach", bot.Reachable}, {"page.over.why_half", bot.HalfDone}, {"page.over.why_phone", bot.ToPhone}} {
		if n := sum[of.pile]; n > 0 {
			why = append(why, v.say(of.key, "n", n))
		}
	}
	return strings.Join(why, ", ") + "."
}

// deciding tells who else looks at the reports that wait.
func (v *visit) deciding() (string, error) {
	names, err := v.look.Deciding()
	if len(names) == 0 {
		return v.say("page.over.review_why"), err
	}
	return v.say("page.over.review_looks", "names", names), err
}
