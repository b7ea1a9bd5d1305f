package roster

import (
	"cmp"
	"slices"

	"vneidbot/bot"
)

// previewMost is how many of a kind a preview names; the whole is in its file.
const previewMost = 10

// Preview is what an officer is asked about a list; word words why a row is wrong.
func Preview(c *bot.Changes, order bot.ListOrder, word func(bot.Text) string) bot.ListPreview {
	p := bot.ListPreview{Order: order, Sheets: c.Sheets, New: c.New(), Changed: c.Changed(), Same: c.Same, Wrong: len(c.Wrong),
		NoCode: c.NoCode, NoArea: c.NoArea, Lent: c.Lent, Elsewhere: c.Elsewhere(), NoteCount: len(c.Notes), Missing: len(c.Missing), Levels: len(c.Levels), Closings: len(c.Closings), Sweep: c.Sweeping(),
		Unknown: few(c.Unknown), Ended: few(c.Ended), Spots: spots(c)}
	renamed := c.Renamed()
	p.Renamed = len(renamed)
	for _, u := range few(renamed) {
		p.Renames = append(p.Renames, bot.ListRename{Was: u.Was.Name, Now: u.Now.Name})
	}
	moves := c.Moves()
	p.Moving = len(moves)
	for _, u := range few(moves) {
		p.Moves = append(p.Moves, bot.ListMove{Name: u.Now.Name, Was: c.Names[u.Was.Area], Now: c.Names[u.Now.Area]})
	}
	recoded := c.Recoded()
	p.Recoding = len(recoded)
	for _, u := range few(recoded) {
		p.Recodes = append(p.Recodes, bot.ListMove{Name: u.Now.Name, Was: string(u.Was.Code), Now: string(u.Now.Code)})
	}
	for _, u := range few(c.Missing) {
		p.MissingNames = append(p.MissingNames, u.Name)
	}
	for _, r := range few(c.Closings) {
		p.ClosingNames = append(p.ClosingNames, r.Name)
	}
	for _, w := range few(c.Wrong) {
		p.WrongRows = append(p.WrongRows, bot.ListRow{Sheet: w.Sheet, Line: w.Line, Column: w.Column, Why: word(w.Why)})
	}
	for _, n := range c.Notes {
		if n.Line == 0 && len(p.Notes) < previewMost {
			p.Notes = append(p.Notes, word(n.Why))
			p.NoteCount--
		}
	}
	for _, a := range c.Areas {
		p.Made = append(p.Made, a.Name)
	}
	return p
}

func few[T any](all []T) []T { return all[:min(len(all), previewMost)] }

// spots are what the list touches, before and after. Area 0 is one that is to be
// made.
func spots(c *bot.Changes) (list []bot.ListSpot) {
	seen := map[bot.ListSpot]bool{}
	add := func(u bot.Unit) {
		s := bot.ListSpot{Area: max(0, u.Area), Level: u.Level}
		if !seen[s] {
			seen[s], list = true, append(list, s)
		}
	}
	for _, u := range c.Units {
		if u.Was.ID != 0 {
			add(u.Was)
		}
		add(u.Now)
	}
	slices.SortFunc(list, func(a, b bot.ListSpot) int { return cmp.Or(cmp.Compare(a.Area, b.Area), cmp.Compare(a.Level, b.Level)) })
	return list
}
