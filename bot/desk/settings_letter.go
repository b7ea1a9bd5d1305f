package desk

import (
	"time"

	"vneidbot/bot"
)

// letterView is the kind of a view that is a letter to be put in the place of another.
const letterView = "congvan"

// letterWish is a letter that an administrator is asked about.
type letterWish struct {
	File bot.Attachment // zero takes the letter away
	Was  string         // SHA-256 of the one that was seen
	At   time.Time      // when the file came
}

// letterWaits is how long a file that was shown may wait for the tap: the shelf
// keeps what nothing names a little longer.
const letterWaits = 24 * time.Hour

// pdf is what the bytes of a PDF are.
const pdf = "application/pdf"

// askLetter asks for the file; a letter that is there can be taken away.
func (t *deskTurn) askLetter(call) (bot.Effects, error) {
	c, err := t.records.Campaign()
	if err != nil {
		return bot.Effects{}, err
	}
	if !t.takesFiles() {
		return t.answer(t.letterElsewhere(), backToSettings(0)), nil
	}
	e := t.askWords("caidat", "", bot.T("caidat.send_letter", "file", letterName(c.Document)))
	if c.Document != nil {
		e.Say[0].Choices = append([][]bot.Choice{{t.dropLetter(*c.Document)}}, e.Say[0].Choices...)
	}
	return e, nil
}

// letterElsewhere says that no files come from here, and where the letter can be sent.
func (t *deskTurn) letterElsewhere() bot.Text {
	if t.PageURL == "" {
		return bot.T("caidat.letter_nowhere")
	}
	return bot.T("caidat.letter_on_page")
}

// dropLetter is the button that takes the letter away.
func (t *deskTurn) dropLetter(now bot.Attachment) bot.Choice {
	return button("drop_letter", data(verbDoLetter, t.keepView(letterView, letterWish{Was: now.SHA256, At: t.Event.At})))
}

// letterCame shows the file, and asks whether it is to be the letter.
func (t *deskTurn) letterCame(c call) (bot.Effects, error) {
	if t.who.Role != bot.Admin {
		return t.refuse(t.who.notAdmin())
	}
	if c.file.Mime != pdf {
		return t.askWords("caidat", "", bot.T("caidat.no_pdf", "name", bot.Raw(c.file.Name))), nil
	}
	now, err := t.records.Campaign()
	if err != nil {
		return bot.Effects{}, err
	}
	w := letterWish{File: bot.Attachment{SHA256: c.file.SHA256, Name: c.file.Name, Mime: pdf, Size: c.file.Size}, At: t.Event.At}
	if now.Document != nil {
		w.Was = now.Document.SHA256
	}
	e := t.ask(bot.T("caidat.ask_letter", "name", bot.Raw(c.file.Name), "was", letterName(now.Document)), "write", data(verbDoLetter, t.keepView(letterView, w)))
	e.Say[0].File = &w.File
	return e, nil
}

// doLetter makes the file the letter, if nobody put another one there meanwhile.
func (t *deskTurn) doLetter(c call) (bot.Effects, error) {
	var w letterWish
	ok := len(c.fields) > 0
	var err error
	if ok {
		ok, err = t.readView(letterView, c.fields[0], &w)
	}
	if !ok || t.Event.At.Sub(w.At) > letterWaits {
		return t.staleAfter(err)
	}
	now, err := t.records.Campaign()
	if err != nil {
		return bot.Effects{}, err
	}
	was := ""
	if now.Document != nil {
		was = now.Document.SHA256
	}
	if was != w.Was {
		return t.settingBefore(letterObject, 0, bot.T("caidat.letter"), letterName(now.Document))
	}
	key := "caidat.done_letter"
	if w.File.SHA256 == "" {
		key = "caidat.dropped_letter"
	}
	e := t.answer(bot.T(key, "name", bot.Raw(w.File.Name)), backToSettings(0))
	e.Writes = []bot.Write{bot.SetDocument{File: w.File, Was: w.Was, By: t.Event.From, At: t.Event.At}, t.audit(actSetting, letterObject)}
	return e, nil
}

const letterObject = "setting:letter_file"

// letterName is a letter's name, or that there is none.
func letterName(f *bot.Attachment) bot.Text {
	if f == nil {
		return bot.T("setting.unset")
	}
	return bot.Raw(f.Name)
}
