package workbook

import (
	"io"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
)

// WriteCards writes what is handed to units: a row for each, with code and link, in the
// order that is given. Of the book it needs the head, and the areas for their names.
func WriteCards(w io.Writer, words Wording, b Book, cards []bot.InviteCard) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	p := &paper{file: f, voice: voice{words: words, lang: b.Lang, said: map[any]string{}}, book: b}
	err := p.makeStyles()
	if err == nil {
		err = p.cards(cards)
	}
	if err == nil {
		err = f.Write(w)
	}
	if err != nil {
		return bot.Fail(bot.Unavailable, "workbook: write", err)
	}
	return nil
}

func (p *paper) cards(cards []bot.InviteCard) error {
	s, err := p.begin("workbook.sheet_cards", "workbook.title_cards", []column{
		{"workbook.no", 7, noCell}, {"workbook.area", 22, textCell}, {"workbook.unit", 40, textCell}, {"workbook.code", 16, textCell},
		{"workbook.level", 16, textCell}, {"workbook.invite", 18, textCell}, {"workbook.link", 62, textCell},
	}, len(cards), true)
	if err != nil {
		return err
	}
	named := p.areaNames()
	for i := range cards {
		c := &cards[i]
		if err := s.write(i+1, named(c.Area), c.Name, string(c.Code), p.word(c.Level), c.Invite, c.Link); err != nil {
			return err
		}
	}
	return s.out.Flush()
}
