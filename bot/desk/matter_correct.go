package desk

import (
	"cmp"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// correctView is the kind of a view that is a person's data as they are to be.
const correctView = "denghi.sua"

// correction is what an officer is about to write about a person.
type correction struct {
	Matter            string // the id of its view
	Name, Post, Phone string // "" for what stays
}

// correct asks for name, post and phone as they are to be, in one message; what is not
// said stays.
func (t *deskTurn) correct(c call) (bot.Effects, error) {
	m, e, err := t.openMatter(c)
	if m == nil {
		return e, err
	}
	if m.Kind != bot.MatterCorrect {
		return t.stale()
	}
	if !c.answer {
		return t.askFree("denghi", c, bot.T("denghi.which_correction", "name", reporterName(m.Name), "text", bot.Raw(m.Text))), nil
	}
	words := read.Text(c.args)
	p := words.Person
	switch {
	case t.Event.Masked || words.Citizen:
		return t.askFree("denghi", c, bot.T("donvi.citizen")), nil
	case utf8.RuneCountInString(p.Name+p.Post) > maxHead || p.Name+p.Post+p.Phone == "":
		return t.askFree("denghi", c, bot.T("denghi.correction_bad")), nil
	}
	to := correction{c.fields[0], p.Name, p.Post, p.Phone}
	if len(c.fields) > 1 { // the rest of what was asked about before
		var asked correction
		if _, err := t.ownView(correctView, c.fields[1], &asked); err != nil {
			return bot.Effects{}, err
		}
		to.Name, to.Post, to.Phone = cmp.Or(p.Name, asked.Name), cmp.Or(p.Post, asked.Post), cmp.Or(p.Phone, asked.Phone)
	}
	id := t.keepView(correctView, to)
	t.askedBy(c.name, c.fields[0], id)
	p.Name, p.Post, p.Phone = to.Name, to.Post, to.Phone
	return t.ask(bot.T("denghi.ask_correct", "name", reporterName(m.Name), "to", correctedWords(p.Name, p.Post, bot.Phone(p.Phone).Grouped())), "unit_do", data(verbDoCorrect, id)), nil
}

func correctedWords(words ...string) (to bot.List) {
	for _, w := range words {
		if w != "" {
			to = append(to, bot.Raw(w))
		}
	}
	return to
}

// doCorrect writes it, and the wish is done.
func (t *deskTurn) doCorrect(c call) (bot.Effects, error) {
	var to correction
	ok := len(c.fields) > 0
	var err error
	if ok {
		ok, err = t.readView(correctView, c.fields[0], &to)
	}
	if !ok {
		return t.staleAfter(err)
	}
	m, e, err := t.openMatter(call{fields: []string{to.Matter}})
	if m == nil {
		return e, err
	}
	e, err = t.settled(*m, actCorrect, toAsker(*m, "denghi.told_corrected", "to", correctedWords(to.Name, to.Post, bot.Phone(to.Phone).Grouped())))
	e.Writes = append(e.Writes, bot.SetAccount{ID: m.Account, Name: given(to.Name), Post: given(to.Post), Phone: given(to.Phone), At: t.Event.At})
	return e, err
}

// given is a word that was said, nil for none.
func given(word string) *string {
	if word == "" {
		return nil
	}
	return &word
}
