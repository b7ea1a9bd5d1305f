package main

import (
	"io"
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/against"
	"vneidbot/bot/workbook"
	"vneidbot/store"
)

// numbers reads totals and units as of the moment: the workbook has all of them, a flat
// table what was asked for.
func (r *reporting) numbers(n *store.Snapshot) error {
	rounds, err := n.Rounds()
	if err != nil {
		return err
	}
	q := bot.TotalsOf{Scope: r.scope, By: bot.By(r.By), AsOf: r.asOf(), Since: rounds.Since(r.at)}
	b := workbook.Book{At: r.at, Lang: r.t.lang, Phones: true}
	if b.Head, err = r.head(n); err != nil {
		return err
	}
	if r.What == "totals" && r.format() != "xlsx" {
		rows, err := n.Tally(q)
		r.flat = workbook.FlatTotals(r.t.words, r.t.lang, rows, q.By, r.at)
		return err
	}
	q.By = bot.ByArea
	if b.Areas, err = n.Tally(q); err != nil {
		return err
	}
	q.By = bot.ByLevel
	if b.Levels, err = n.Tally(q); err != nil {
		return err
	}
	if b.Units, err = r.units(n, q); err != nil {
		return err
	}
	r.book = func(w io.Writer) error { return workbook.Write(w, r.t.words, b) }
	r.flat = workbook.FlatUnits(r.t.words, r.t.lang, r.listed(b.Units), b.Areas, r.at, r.What != "units")
	return nil
}

// units are those that the totals count.
func (r *reporting) units(n *store.Snapshot, q bot.TotalsOf) ([]bot.UnitRow, error) {
	of := bot.MissingOf{Scope: q.Scope, Since: q.Since, At: r.at}
	if q.AsOf.Live() {
		return n.UnitRows(of)
	}
	return n.UnitRowsAt(of, q.AsOf)
}

// listed are the units of the list that was asked for.
func (r *reporting) listed(units []bot.UnitRow) []bot.UnitRow {
	return slices.DeleteFunc(slices.Clone(units), func(u bot.UnitRow) bool {
		switch r.What {
		case "missing":
			return u.Status != bot.NoStatus && u.Pile != bot.ToUpdate
		case "refused":
			return u.Status != bot.Refused
		}
		return false
	})
}

// compared sets the list of --against beside the reports.
func (r *reporting) compared(n *store.Snapshot) error {
	areas, err := n.Areas()
	if err != nil {
		return err
	}
	everywhere := bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea, AsOf: r.asOf()}
	units, err := r.units(n, everywhere)
	if err != nil {
		return err
	}
	c := comparison{scope: r.scope, lines: r.lines, book: workbook.Book{At: r.at, Lang: r.t.lang}}
	if c.book.Head, err = r.head(n); err != nil {
		return err
	}
	if c.book.Areas, err = n.Tally(everywhere); err != nil {
		return err
	}
	c.Against = against.Compare(c.lines, units, areas, c.scope)
	r.flat = workbook.FlatAgainst(r.t.words, r.t.lang, c.Against, c.book.Areas, r.at)
	r.book = func(w io.Writer) error { return c.write(w, r.t.words) }
	r.t.errs(bot.T("report.piles", "lines", c.Lines, "both", c.Count(bot.BothHave), "theirs", c.Count(bot.OnlyTheirs), "ours", c.Count(bot.OnlyOurs),
		"none", c.Count(bot.NoneHas), "unknown", c.Lost(), "denied", c.Denied, "outside", c.Outside, "repeated", c.Repeated))
	return nil
}

// forms reads the forms of the day, those of officers and those that were frozen by
// themselves: of each area the last one.
func (r *reporting) forms(n *store.Snapshot, areas []bot.Area) error {
	day := r.place.Day(r.at)
	sent, err := n.Sent(day)
	if err != nil {
		return err
	}
	var list []workbook.FlatForm
	var last []bot.Form
	for _, a := range areas {
		own, err := n.FormsOf(a.ID, day)
		if err != nil {
			return err
		}
		own = slices.DeleteFunc(own, func(f bot.Form) bool { return f.At.After(r.at) })
		if len(own) == 0 || !r.scope.HasArea(a.ID) {
			continue
		}
		f := own[len(own)-1]
		rows, err := n.TallyForms([]bot.Form{f}, r.scope, bot.ByArea)
		if err != nil {
			return err
		}
		one := workbook.FlatForm{Row: bot.Row{Area: a, Tally: bot.Sum(rows)}, Number: f.Number, Frozen: f.Frozen()}
		for _, s := range sent {
			if s.ID == f.ID && !s.Sent.After(r.at) {
				one.Times, one.Sent = s.Times, s.Sent
			}
		}
		list, last = append(list, one), append(last, f)
	}
	r.flat = workbook.FlatForms(r.t.words, r.t.lang, list, r.at)
	b := workbook.Book{At: r.at, Lang: r.t.lang}
	if b.Head, err = r.head(n); err != nil || len(last) == 0 {
		return err
	}
	err = tallyForms(n, last, r.scope, &b)
	r.book = func(w io.Writer) error { return workbook.Write(w, r.t.words, b) }
	return err
}
