package workbook

import "vneidbot/bot"

// tallies are the columns of a table of numbers behind the name of its rows.
func tallies(of string) []column {
	all := []column{{"workbook.no", 6, noCell}, {of, 30, textCell}}
	for _, heading := range []string{"total", "accepted", "succeeded", "refused", "unregistered", "worded", "missing", "good"} {
		all = append(all, column{"workbook." + heading, 11, countCell})
	}
	all = append(all, column{"workbook.share", 9, shareCell})
	for _, heading := range []string{"confirmed", "updated", "reached"} {
		all = append(all, column{"workbook." + heading, 11, countCell})
	}
	return all
}

// counts are the cells of a row.
func counts(t bot.Tally) []any {
	return []any{t.Total, t.Accepted, t.Succeeded, t.Refused, t.NotRegistered, t.Other, t.NotReported, t.Good(), share(t), t.Confirmed, t.Updated(), t.Reached}
}

// share is the cell of how much of the total is received or better.
func share(t bot.Tally) any {
	if s, ok := bot.Share(t.Good(), t.Total); ok {
		return float64(s) / 1000
	}
	return "–"
}

// areas is the sheet of the areas with their sum.
func (p *paper) areas() error {
	s, err := p.begin("workbook.sheet_areas", "workbook.title_areas", tallies("workbook.area"), 0, false)
	if err != nil {
		return err
	}
	sum := bot.Sum(p.book.Areas)
	if err := s.table(p.book.Areas, func(r bot.Row) string { return p.area(r.Area) }); err != nil {
		return err
	}
	if err := s.outside(sum); err != nil {
		return err
	}
	return s.out.Flush()
}

// outside says how many units the table leaves out.
func (s *sheet) outside(sum bot.Tally) error {
	for _, n := range []struct {
		key string
		n   int
	}{{"workbook.outside", sum.Outside}, {"workbook.excluded", sum.Excluded}} {
		if n.n == 0 {
			continue
		}
		if err := s.note(s.say(n.key, "n", n.n), plainStyle); err != nil {
			return err
		}
	}
	return nil
}

// levels is the sheet of the levels, and below them of the letter's blocks.
func (p *paper) levels() error {
	s, err := p.begin("workbook.sheet_levels", "workbook.title_levels", tallies("workbook.level"), 0, false)
	if err != nil {
		return err
	}
	if err := s.table(p.book.Levels, func(r bot.Row) string { return p.word(r.Level) }); err != nil {
		return err
	}
	s.row++
	if err := s.note(p.say("workbook.blocks"), partStyle); err != nil {
		return err
	}
	s.columns = tallies("workbook.block")
	if err := s.headings(); err != nil {
		return err
	}
	if err := s.table(bot.InBlocks(p.book.Levels), func(r bot.Row) string { return p.say("block." + string(r.Block)) }); err != nil {
		return err
	}
	return s.out.Flush()
}

// table writes the rows that count something, and their sum.
func (s *sheet) table(rows []bot.Row, name func(bot.Row) string) error {
	n := 0
	for _, r := range rows {
		if r.Total == 0 && r.Area.Name == "" && r.Block == "" {
			continue
		}
		n++
		if err := s.write(append([]any{n, name(r)}, counts(r.Tally)...)...); err != nil {
			return err
		}
	}
	return s.writeSum(append([]any{"", s.say("workbook.sum")}, counts(bot.Sum(rows))...)...)
}
