package page

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// find is what an address asks for of the table: words, a state, a level, an area, a
// pile, and the order.
type find struct {
	Words, State, Level, Area, Pile, Sort string
}

// The names of filters in addresses.
const (
	byWords = "q"
	byState = "t"
	byLevel = "l"
	byArea  = "a"
	byPile  = "s"
	inOrder = "sap"
)

func readFind(q url.Values) find {
	return find{Words: q.Get(byWords), State: q.Get(byState), Level: q.Get(byLevel), Area: q.Get(byArea), Pile: q.Get(byPile), Sort: q.Get(inOrder)}
}

// path is the address with one of the filters changed.
func (f find) path(name, value string) string {
	q := url.Values{}
	for _, one := range [][2]string{{byWords, f.Words}, {byState, f.State}, {byLevel, f.Level}, {byArea, f.Area}, {byPile, f.Pile}, {inOrder, f.Sort}} {
		if one[0] == name {
			one[1] = value
		}
		if one[1] != "" {
			q.Set(one[0], one[1])
		}
	}
	if len(q) == 0 {
		return "/donvi"
	}
	return "/donvi?" + q.Encode()
}

// finds tells whether a row is asked for.
func (f find) finds(r *unitRow) bool {
	return (f.State == "" || f.State == r.State) && (f.Level == "" || f.Level == string(r.Level)) &&
		(f.Area == "" || f.Area == strconv.FormatInt(int64(r.AreaID), 10)) &&
		(f.Pile == "" || slices.Contains(strings.Fields(r.Piles), f.Pile)) && f.saysOf(r.Key)
}

// saysOf tells whether all words stand in the key, in whatever order: also the pieces
// of a code or a number as it is printed.
func (f find) saysOf(key string) bool {
	for word := range strings.FieldsSeq(vn.Words(f.Words)) {
		if !strings.Contains(key, word) {
			return false
		}
	}
	return true
}

// sorting is a column by which the table can be put in order.
type sorting struct {
	Name, Path, Sort string // Sort: "ascending", "descending" or ""
}

// The columns, by their names in addresses. A "-" before one turns it round.
var columns = []string{"ten", "mst", "trangthai", "gio", "nguoi"}

func (f find) sorts(v *visit) (out []sorting) {
	for _, c := range columns {
		s, to := sorting{Name: v.say("page.list.col_" + c)}, c
		switch f.Sort {
		case c:
			s.Sort, to = "ascending", "-"+c
		case "-" + c:
			s.Sort = "descending"
		}
		s.Path = f.path(inOrder, to)
		out = append(out, s)
	}
	return out
}

// sortRows puts rows into the order that is asked for: by default the worst first,
// and what is alike by name as a Vietnamese dictionary has it.
func sortRows(rows []unitRow, by string) {
	c, buf := collate.New(language.Vietnamese, collate.Numeric), &collate.Buffer{}
	for i := range rows {
		rows[i].collate = string(c.KeyFromString(buf, rows[i].Name))
		buf.Reset()
	}
	column, turned := strings.CutPrefix(by, "-")
	slices.SortFunc(rows, func(a, b unitRow) int {
		n := 0
		switch column {
		case "ten":
		case "mst":
			n = cmp.Compare(a.Code, b.Code)
		case "gio":
			n = cmp.Compare(a.When, b.When)
		case "nguoi":
			n = cmp.Compare(vn.Fold(a.Head), vn.Fold(b.Head))
		default:
			n = cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Piles, b.Piles))
		}
		n = cmp.Or(n, cmp.Compare(a.collate, b.collate), cmp.Compare(a.ID, b.ID))
		if turned {
			return -n
		}
		return n
	})
}

// filters are the choices, with how many units each has.
func (d *units) filters(v *visit, rows []bot.UnitRow, areas []bot.Area) {
	count := map[string]int{}
	for i := range d.Rows {
		r := &d.Rows[i]
		count[byState+r.State]++
		count[byLevel+string(r.Level)]++
		count[byArea+strconv.FormatInt(int64(r.AreaID), 10)]++
		for _, p := range strings.Fields(r.Piles) {
			count[byPile+p]++
		}
	}
	f := d.Find
	one := func(name, value, label, now string) pick {
		return pick{Value: value, Label: label, Path: f.path(name, value), N: count[name+value], Here: value == now}
	}
	d.Piles = []pick{{Label: v.say("page.list.all"), Path: f.path(byPile, ""), N: len(rows), Here: f.Pile == ""}}
	for _, p := range []string{"cbc", "goi", "do", "nhan", "capnhat", "anh", "cho"} {
		if c := one(byPile, p, v.say("page.list.pick_"+p), f.Pile); c.N > 0 || c.Here {
			d.Piles = append(d.Piles, c)
		}
	}
	for _, s := range []bot.Status{bot.NoStatus, bot.Refused, bot.NotRegistered, bot.OtherStatus, bot.Accepted, bot.Succeeded} {
		if c := one(byState, chipOf(s), v.word(s), f.State); c.N > 0 || c.Here {
			d.States = append(d.States, c)
		}
	}
	for _, l := range append(bot.Levels(), "") {
		if c := one(byLevel, string(l), v.word(l), f.Level); l != "" && c.N > 0 {
			d.Levels = append(d.Levels, c)
		}
	}
	for _, a := range areas {
		if c := one(byArea, strconv.FormatInt(int64(a.ID), 10), a.Name, f.Area); v.area == nil && c.N > 0 {
			d.Areas = append(d.Areas, c)
		}
	}
	d.Sorts = f.sorts(v)
}
