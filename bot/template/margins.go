package template

import (
	"strings"

	"vneidbot/bot"
)

// What is printed above and below a page has placeholders of the form and of all that it
// counts; "&" begins a code there.

// margins are the texts of a sheet's pages, as they stand in it.
func (t *Template) margins(sheet string) (all []*string, keep func() error, err error) {
	h, err := t.file.GetHeaderFooter(sheet)
	if err != nil || h == nil {
		return nil, nil, err
	}
	return []*string{&h.OddHeader, &h.OddFooter, &h.EvenHeader, &h.EvenFooter, &h.FirstHeader, &h.FirstFooter},
		func() error { return t.file.SetHeaderFooter(sheet, h) }, nil
}

// marginal refuses placeholders of pages that mean nothing there.
func (t *Template) marginal(g *grid) error {
	texts, _, err := t.margins(g.sheet)
	if err != nil {
		return refuse("import.broken")
	}
	for _, text := range texts {
		list, unknown := pieces(*text)
		for _, p := range list {
			if len(unknown) == 0 && p.field != "" && !isOf(p.field, formFields) && !isOf(p.field, countFields) {
				unknown = append(unknown, written(p.field))
			}
		}
		if len(unknown) > 0 {
			return refuse("template.margin", "word", strings.Join(unknown, ", "), "sheet", g.sheet)
		}
	}
	return nil
}

// fillMargins writes what stands above and below the pages.
func (t *Template) fillMargins(v *voice, all bot.Tally) error {
	for _, sheet := range t.file.GetSheetList() {
		texts, keep, err := t.margins(sheet)
		if err != nil {
			return err
		}
		found := false
		for _, text := range texts {
			if !placeholder.MatchString(*text) {
				continue
			}
			found = true
			var b strings.Builder
			list, _ := pieces(*text)
			for _, p := range list {
				b.WriteString(p.words)
				if p.field != "" {
					b.WriteString(strings.ReplaceAll(v.inText(line{tally: &all}, p.field), "&", "&&"))
				}
			}
			*text = b.String()
		}
		if !found {
			continue
		}
		if err := keep(); err != nil {
			return err
		}
	}
	return nil
}
