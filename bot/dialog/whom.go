package dialog

import (
	"strings"

	"vneidbot/bot"
)

// receives is the office that receives the unit's reports: the area's, or the
// campaign's; "" while none is set.
func (t *Talk) receives() string {
	if t.f.Office.Office != "" {
		return t.f.Office.Office
	}
	return t.f.Campaign.Office
}

// office is receives in a sentence that needs one.
func (t *Talk) office() bot.Text {
	if office := t.receives(); office != "" {
		return bot.Raw(office)
	}
	return bot.T("start.office")
}

// whom is who can be asked. The person, the phone and the office are those of
// one place: an area that has set neither person nor phone leaves both to the
// campaign.
type whom struct{ person, phone, office string }

func (t *Talk) whom() whom {
	if a := t.f.Office; a.Contact != "" || a.Phone != "" {
		return whom{a.Contact, a.Phone, t.receives()}
	}
	c := t.f.Campaign
	if c.Contact == "" && c.Phone == "" {
		return whom{office: t.receives()}
	}
	return whom{c.Contact, c.Phone, c.Office}
}

// reach is how to reach whoever is to be asked, at least the office.
func (t *Talk) reach() bot.Text {
	switch w := t.whom(); {
	case w.person == "" && w.office == "" && w.phone != "":
		return bot.T("reach.only_phone", "phone", bot.Phone(w.phone))
	case w.person != "":
		return w.with(bot.Raw(w.person))
	case w.office != "":
		return w.with(bot.Raw(w.office))
	}
	return t.office()
}

// with adds the phone, if there is one.
func (w whom) with(name bot.Text) bot.Text {
	if w.phone == "" {
		return name
	}
	return bot.T("reach.phone", "name", name, "phone", bot.Phone(w.phone))
}

// beside is the office where the sentence has named the person only: never the
// same twice.
func (w whom) beside() string {
	if w.person == "" || strings.Contains(w.person, w.office) {
		return ""
	}
	return w.office
}
