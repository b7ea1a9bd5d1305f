package workbook

import (
	"io"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
)

// WriteAgainst writes what a list and the units' own reports have in common: the piles by
// area and level, every unit with its pile, and the lines that mean none. Of the book it
// needs the head and the areas.
func WriteAgainst(w io.Writer, words Wording, b Book, a bot.Against) error {
	b.Units = make([]bot.UnitRow, len(a.Units))
	of := make(map[bot.UnitID]*bot.AgainstUnit, len(a.Units))
	for i := range a.Units {
		b.Units[i] = a.Units[i].UnitRow
		of[a.Units[i].ID] = &a.Units[i]
	}
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	p := &paper{file: f, voice: voice{words: words, lang: b.Lang, said: map[any]string{}}, book: b}
	err := p.makeStyles()
	if err == nil {
		err = p.against(a)
	}
	if err == nil {
		err = p.againstUnits(InOrder(b.Units, b.Areas), of)
	}
	if err == nil && len(a.Unknown) > 0 {
		err = p.unknown(a.Unknown)
	}
	if err == nil {
		err = f.Write(w)
	}
	if err != nil {
		return bot.Fail(bot.Unavailable, "workbook: write", err)
	}
	return nil
}

// piled are the columns of a table of piles behind the name of its rows.
func piled(of string) []column {
	all := []column{{"workbook.no", 6, noCell}, {of, 30, textCell}, {"workbook.total", 11, countCell}}
	for _, pile := range bot.AgainstPiles() {
		all = append(all, column{"workbook.against_" + string(pile), 16, countCell})
	}
	return all
}

// against is the sheet of the piles by area, and below it by level.
func (p *paper) against(a bot.Against) error {
	s, err := p.begin("workbook.sheet_against", "workbook.title_against", piled("workbook.area"), 0, false)
	if err != nil {
		return err
	}
	named := p.areaNames()
	var areas []bot.AreaID
	for _, r := range p.book.Areas {
		areas = append(areas, r.Area.ID)
	}
	if err := pileTable(s, a, areas, named, func(u *bot.AgainstUnit) bot.AreaID { return u.Area }); err != nil {
		return err
	}
	s.row++
	if err := s.note(p.say("workbook.against_levels"), partStyle); err != nil {
		return err
	}
	s.columns = piled("workbook.level")
	if err := s.headings(); err != nil {
		return err
	}
	levels := append(bot.Levels(), "")
	if err := pileTable(s, a, levels, func(l bot.Level) string { return p.word(l) }, func(u *bot.AgainstUnit) bot.Level { return u.Level }); err != nil {
		return err
	}
	s.row++
	if err := s.note(p.say("workbook.against_lines", "lines", a.Lines, "both", a.Count(bot.BothHave), "theirs", a.Count(bot.OnlyTheirs),
		"outside", a.Outside, "unknown", a.Lost(), "denied", a.Denied, "repeated", a.Repeated), plainStyle); err != nil {
		return err
	}
	return s.out.Flush()
}

// pileTable writes a row for each of those that have units, and the sum.
func pileTable[K comparable](s *sheet, a bot.Against, order []K, name func(K) string, of func(*bot.AgainstUnit) K) error {
	counts, sum := map[K]map[bot.AgainstPile]int{}, map[bot.AgainstPile]int{}
	for i := range a.Units {
		u := &a.Units[i]
		if counts[of(u)] == nil {
			counts[of(u)] = map[bot.AgainstPile]int{}
		}
		counts[of(u)][u.Pile]++
		sum[u.Pile]++
	}
	n := 0
	for _, k := range order {
		if counts[k] == nil {
			continue
		}
		n++
		if err := s.write(append([]any{n, name(k)}, pileCounts(counts[k])...)...); err != nil {
			return err
		}
	}
	return s.writeSum(append([]any{"", s.say("workbook.sum")}, pileCounts(sum)...)...)
}

func pileCounts(of map[bot.AgainstPile]int) []any {
	total, cells := 0, []any{0}
	for _, pile := range bot.AgainstPiles() {
		total += of[pile]
		cells = append(cells, of[pile])
	}
	cells[0] = total
	return cells
}

// againstUnits is the sheet of all units with their piles.
func (p *paper) againstUnits(order []*bot.UnitRow, of map[bot.UnitID]*bot.AgainstUnit) error {
	s, err := p.begin("workbook.sheet_units", "workbook.title_against_units", []column{
		{"workbook.no", 7, noCell}, {"workbook.area", 22, textCell}, {"workbook.unit", 36, textCell}, {"workbook.code", 16, textCell},
		{"workbook.level", 16, textCell}, {"workbook.against_pile", 22, textCell}, {"workbook.status", 20, textCell}, {"workbook.at", 18, hourCell},
		{"workbook.against_row", 10, countCell}, {"workbook.against_text", 44, textCell}, {"workbook.head", 24, textCell}, {"workbook.phone", 16, textCell},
	}, len(order), true)
	if err != nil {
		return err
	}
	named := p.areaNames()
	for i, u := range order {
		a := of[u.ID]
		var at, row, text any = "", "", ""
		if !u.At.IsZero() {
			at = u.At.In(p.book.At.Location())
		}
		if a.Line != nil {
			row, text = a.Line.Line, a.Line.Text
		}
		if err := s.write(i+1, named(u.Area), u.Name, string(u.Code), p.word(u.Level), p.say("workbook.against_"+string(a.Pile)), p.word(u.Status), at, row, text, u.Head, u.Phone); err != nil {
			return err
		}
	}
	return s.out.Flush()
}

// unknown is the sheet of the lines that mean no unit, each with its reason.
func (p *paper) unknown(lines []bot.AuthorityLine) error {
	s, err := p.begin("workbook.sheet_unknown", "workbook.title_unknown", []column{
		{"workbook.no", 7, noCell}, {"workbook.against_sheet", 18, textCell}, {"workbook.against_row", 10, countCell}, {"workbook.against_text", 60, textCell},
		{"workbook.against_why", 60, textCell},
	}, len(lines), true)
	if err != nil {
		return err
	}
	for i, l := range lines {
		if err := s.write(i+1, l.Sheet, l.Line, l.Text, p.words.Words(p.lang, l.Why)); err != nil {
			return err
		}
	}
	return s.out.Flush()
}
