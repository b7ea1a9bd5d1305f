package workbook

import "vneidbot/bot"

// units is the sheet of all units.
func (p *paper) units(list []*bot.UnitRow) error {
	s, err := p.begin("workbook.sheet_units", "workbook.title_units", []column{
		{"workbook.no", 7, noCell}, {"workbook.area", 22, textCell}, {"workbook.unit", 36, textCell}, {"workbook.code", 16, textCell},
		{"workbook.school", 11, textCell}, {"workbook.level", 16, textCell}, {"workbook.owner", 15, textCell}, {"workbook.status", 20, textCell},
		{"workbook.said", 24, textCell}, {"workbook.tries", 9, countCell}, {"workbook.at", 18, hourCell}, {"workbook.review", 18, textCell},
		{"workbook.round", 11, textCell},
	}, len(list), true)
	if err != nil {
		return err
	}
	named := p.areaNames()
	for i, u := range list {
		if err := s.write(append([]any{i + 1, named(u.Area), u.Name, string(u.Code), u.School, p.word(u.Level), p.owner(u.Owner)}, p.reported(u)...)...); err != nil {
			return err
		}
	}
	return s.out.Flush()
}

// reported is what a unit has told; nothing of one that never reported: no text, and nil
// for a number and a moment.
func (p *paper) reported(u *bot.UnitRow) []any {
	if u.Status == bot.NoStatus {
		return []any{p.word(u.Status), "", nil, nil, "", p.say("workbook.not_updated")}
	}
	var at any
	if !u.At.IsZero() {
		at = u.At.In(p.book.At.Location())
	}
	updated := "workbook.updated_yes"
	if u.Pile == bot.ToUpdate {
		updated = "workbook.not_updated"
	}
	if u.Excused {
		updated = "workbook.updated_excused"
	}
	review := p.word(u.Review)
	if u.Review == bot.Unreviewed && !u.Waits && !p.book.Frozen { // without a picture or a mark nobody looks at it
		review = ""
	}
	return []any{p.word(u.Status), u.Said(p.word), u.Tries, at, review, p.say(updated)}
}

func (p *paper) owner(o bot.Ownership) string {
	if o == bot.UnknownOwner {
		return ""
	}
	return p.word(o)
}

// areaNames gives the name of an area of the tables.
func (p *paper) areaNames() func(bot.AreaID) string { return areaNames(p.voice, p.book.Areas) }

func areaNames(v voice, rows []bot.Row) func(bot.AreaID) string {
	names := make(map[bot.AreaID]string, len(rows))
	for _, r := range rows {
		names[r.Area.ID] = v.area(r.Area)
	}
	return func(id bot.AreaID) string { return names[id] }
}

// missing is the sheet of who is not up to date, with whom to phone.
func (p *paper) missing(all []*bot.UnitRow) error {
	n := 0
	for _, u := range all {
		if u.Pile != "" {
			n++
		}
	}
	s, err := p.begin("workbook.sheet_missing", "workbook.title_missing", []column{
		{"workbook.no", 7, noCell}, {"workbook.area", 22, textCell}, {"workbook.unit", 42, textCell}, {"workbook.code", 16, textCell},
		{"workbook.level", 16, textCell}, {"workbook.pile", 24, textCell}, {"workbook.status", 20, textCell}, {"workbook.head", 24, textCell},
		{"workbook.phone", 16, textCell}, {"workbook.result", 26, textCell},
	}, n, true)
	if err != nil {
		return err
	}
	named, i := p.areaNames(), 0
	for _, u := range all {
		if u.Pile == "" {
			continue
		}
		i++
		if err := s.write(i, named(u.Area), u.Name, string(u.Code), p.word(u.Level), p.say("workbook.pile_"+string(u.Pile)), p.word(u.Status), u.Head, u.Phone, ""); err != nil {
			return err
		}
	}
	return s.out.Flush()
}
