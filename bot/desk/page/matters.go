package page

import (
	"net/url"
	"strconv"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// matters are what waits for the officer, the kinds in the order of /denghi.
type matters struct {
	At    bot.Clock
	Total int
	Kinds []pick
	Rows  []matter
	Next  string // the address of those behind, "" for none
	Left  int    // how many they are
}

// matter is one of them.
type matter struct {
	desk.Pending
	Kind string
	When string // "" where nobody knows
	Unit string // the address of its unit, "" for none
}

// mattersMost is how many stand on a page.
const mattersMost = 50

// The names of what an address asks for.
const (
	byKind    = "loai"
	fromPlace = "tu"
)

func (v *visit) matters() (shown, error) {
	all, err := v.look.Matters()
	if err != nil {
		return shown{}, err
	}
	place, err := v.look.Place()
	if err != nil {
		return shown{}, err
	}
	q := v.request.URL.Query()
	d := matters{At: bot.Clock(v.now), Total: len(all)}
	d.Kinds = v.kinds(all, q.Get(byKind))
	list := ofKind(all, bot.MatterKind(q.Get(byKind)))
	from, _ := strconv.Atoi(q.Get(fromPlace))
	if from < 0 || from >= len(list) {
		from = 0
	}
	for _, m := range list[from:min(from+mattersMost, len(list))] {
		d.Rows = append(d.Rows, v.matter(m))
	}
	if d.Left = len(list) - from - len(d.Rows); d.Left > 0 {
		d.Next = mattersAt(q.Get(byKind), from+len(d.Rows))
	}
	v.audit("denghi", "")
	return shown{Title: v.say("page.wait.title", "place", place), Data: d}, nil
}

// kinds are the filters, with how many each has.
func (v *visit) kinds(all []bot.Matter, now string) []pick {
	kinds := []pick{{Label: v.say("page.list.all"), Path: mattersAt("", 0), N: len(all), Here: now == ""}}
	for _, k := range bot.MatterKinds() {
		if n := len(ofKind(all, k)); n > 0 || now == string(k) {
			kinds = append(kinds, pick{Value: string(k), Label: v.say("page.wait.kind_" + string(k)), Path: mattersAt(string(k), 0), N: n, Here: now == string(k)})
		}
	}
	return kinds
}

func ofKind(all []bot.Matter, kind bot.MatterKind) (list []bot.Matter) {
	for _, m := range all {
		if kind == "" || m.Kind == kind {
			list = append(list, m)
		}
	}
	return list
}

func (v *visit) matter(m bot.Matter) matter {
	one := matter{Pending: v.look.Pending(m), Kind: v.say("page.wait.kind_" + string(m.Kind))}
	if !m.At.IsZero() {
		one.When = v.when(m.At)
	}
	if m.Unit.ID != 0 {
		one.Unit = "/donvi/" + strconv.FormatInt(int64(m.Unit.ID), 10)
	}
	return one
}

// mattersAt is the address of those of a kind behind so many, below the page's own.
func mattersAt(kind string, from int) string {
	q := url.Values{}
	if kind != "" {
		q.Set(byKind, kind)
	}
	if from > 0 {
		q.Set(fromPlace, strconv.Itoa(from))
	}
	if len(q) == 0 {
		return "/denghi"
	}
	return "/denghi?" + q.Encode()
}
