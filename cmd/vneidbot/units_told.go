package main

import (
	"strconv"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// namedMost is how many names a sentence lists.
const namedMost = 20

// tell says what was read, what came of it, and then each wrong row.
func (c importCmd) tell(t *terminal, p *bot.Changes) error {
	for _, s := range p.Sheets {
		t.tellSheet(s)
	}
	if p.Rows == 0 && len(p.Notes) == 0 { // a note says why rows are none
		t.tell(bot.T("units.no_rows"))
		return errSaid
	}
	t.tell(bot.T("units.imported", "rows", p.Rows, "new", p.New(), "changed", p.Changed(), "same", p.Same, "wrong", len(p.Wrong)))
	if p.NoCode > 0 {
		t.tell(bot.T("units.no_code", "n", p.NoCode))
	}
	if len(p.Areas) > 0 {
		t.tell(bot.T("units.areas_made", "names", few(p.Areas, func(a bot.Area) string { return a.Name })))
	}
	for _, u := range p.Renamed() {
		t.tell(bot.T("units.renamed", "was", bot.Raw(u.Was.Name), "now", bot.Raw(u.Now.Name)))
	}
	if moves := p.Moves(); len(moves) > 0 {
		t.tell(bot.T("units.moved", "n", len(moves), "names", few(moves, func(u bot.UnitChange) string {
			return u.Now.Name + " (" + p.Names[u.Was.Area] + " → " + p.Names[u.Now.Area] + ")"
		})))
	}
	if recoded := p.Recoded(); len(recoded) > 0 {
		t.tell(bot.T("units.recoded", "n", len(recoded), "names", few(recoded, func(u bot.UnitChange) string {
			return u.Now.Name + " (" + string(u.Was.Code) + " → " + string(u.Now.Code) + ")"
		})))
	}
	if n := len(p.Missing); n > 0 {
		t.tell(bot.T("units.missing", "n", n, "names", few(p.Missing, func(u bot.Unit) string { return u.Name })))
	}
	t.tellAsked(p)
	for _, w := range append(p.Wrong, p.Notes...) {
		t.tellProblem(w)
	}
	return c.ending(t, p)
}

// ending says whether the import is made; errSaid where it is not.
func (c importCmd) ending(t *terminal, p *bot.Changes) error {
	switch {
	case c.DryRun:
		t.tell(bot.T("units.dry"))
	case p.Asks() && !c.Renames:
		t.tell(bot.T("units.ask_renames", "n", len(p.Renamed())))
		return errSaid
	}
	if p.Taken() == 0 {
		return errSaid
	}
	return nil
}

func (t *terminal) tellSheet(s bot.ListSheet) {
	row := strconv.Itoa(s.Header)
	if s.HeaderEnd > s.Header {
		row += "–" + strconv.Itoa(s.HeaderEnd)
	}
	raw := func(s string) string { return s }
	switch {
	case s.Hidden:
		t.tell(bot.T("units.sheet_hidden", "name", bot.Raw(s.Name)))
		return
	case s.Header == 0:
		t.tell(bot.T("units.sheet_none", "name", bot.Raw(s.Name)))
		return
	case s.Name == "":
		t.tell(bot.T("units.table", "row", row, "n", s.Rows, "read", few(s.Read, raw)))
	default:
		t.tell(bot.T("units.sheet", "name", bot.Raw(s.Name), "row", row, "n", s.Rows, "read", few(s.Read, raw)))
	}
	if len(s.Left) > 0 {
		t.tell(bot.T("units.sheet_left", "left", few(s.Left, raw)))
	}
	if s.TitleArea != "" {
		t.tell(bot.T("units.title_area", "area", bot.Raw(s.TitleArea)))
	}
	if s.TitleLevel != "" {
		t.tell(bot.T("units.title_level", "level", s.TitleLevel))
	}
	if s.Repeated > 0 {
		t.tell(bot.T("units.sheet_twice", "n", s.Repeated))
	}
}

// tellAsked says what somebody has to answer, once for the whole file.
func (t *terminal) tellAsked(p *bot.Changes) {
	if n := len(p.Levels); n > 0 {
		t.tell(bot.T("units.no_level", "n", n, "rows", few(p.Levels, func(r bot.RosterRow) string { return strconv.Itoa(r.Line) })))
	}
	if p.NoArea > 0 {
		t.tell(bot.T("units.no_area", "n", p.NoArea))
	}
	if n := len(p.Closings); n > 0 {
		t.tell(bot.T("units.closings", "n", n, "names", few(p.Closings, func(r bot.RosterRow) string { return r.Name })))
	}
	for _, e := range p.Ended {
		t.tell(nearOr("units.ended_area", "units.ended_far", e.Near, "name", bot.Raw(e.Name), "n", e.Rows))
	}
	switch {
	case p.Taken() == 0 && len(p.Unknown) > 0:
		t.tell(bot.T("units.elsewhere"))
	case p.Elsewhere():
		t.tell(bot.T("units.mostly_elsewhere"))
	}
	for _, u := range p.Unknown {
		if u.Several { // its rows say which
			continue
		}
		t.tell(nearOr("units.unknown_area", "units.unknown_far", u.Near, "name", bot.Raw(u.Name)))
	}
}

// nearOr says the sentence with the area that is near, or the one without where none is.
func nearOr(with, without, near string, args ...any) bot.Text {
	if near == "" {
		return bot.T(without, args...)
	}
	return bot.T(with, append(args, "near", bot.Raw(near))...)
}

// few lists the first names.
func few[T any](all []T, name func(T) string) (list bot.List) {
	for _, one := range all[:min(namedMost, len(all))] {
		list = append(list, bot.Raw(name(one)))
	}
	if len(all) > namedMost {
		list = append(list, bot.Raw("…"))
	}
	return list
}

// tellProblem names the row as a spreadsheet counts it, and the column.
func (t *terminal) tellProblem(p roster.Problem) {
	row := strconv.Itoa(p.Line) // not a number of things: 1492, never 1.492
	said := bot.T("units.cell", "row", row, "column", p.Column, "reason", p.Why)
	switch {
	case p.Line == 0:
		said = p.Why
	case p.Column == "":
		said = bot.T("units.row", "row", row, "reason", p.Why)
	}
	if p.Sheet != "" {
		said = bot.T("units.in_sheet", "sheet", bot.Raw(p.Sheet), "what", said)
	}
	t.tell(said)
}
