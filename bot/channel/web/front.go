package web

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"vneidbot/bot"
)

// Front is whose page it is: who receives the reports, whom to phone, until when.
// What is not set is left out.
type Front struct {
	Office   string
	Contact  string
	Phone    string    // of the contact, or else of the office
	Letter   string    // that announces the reports
	Deadline time.Time // zero while no round is to come
	Links    []string  // addresses of the office's own: the only ones that can be tapped in what the bot says
	Tables   bool      // the file field offers tables beside pictures: to officers
}

// Fronts tells whose page it is for an account, "" for a stranger: the office of
// its units' area, or the campaign's.
type Fronts func(ctx context.Context, account bot.AccountID) (Front, error)

// NewFront is the front of an area, zero for none, in the campaign. Person and
// phone are those of one place.
func NewFront(c bot.Campaign, a bot.Area) Front {
	f := Front{Office: c.Office, Contact: c.Contact, Phone: c.Phone, Letter: c.Letter}
	if a.Office != "" {
		f.Office = a.Office
	}
	if a.Contact != "" || a.Phone != "" {
		f.Contact, f.Phone = a.Contact, a.Phone
	}
	for _, words := range []string{c.TaxURL, c.Guide.Vi, c.Guide.En} {
		for _, link := range webAddress.FindAllString(words, -1) {
			f.Links = append(f.Links, strings.TrimRight(link, ".,;:!?"))
		}
	}
	return f
}

var webAddress = regexp.MustCompile(`https?://[^\s<>"'()\[\]{}|\\^]+`)

// pictureTypes is what everybody's file field offers: with anything else among it a
// phone no longer begins with its pictures.
const pictureTypes = "image/jpeg,image/png,image/webp"

// head is the front in words.
type head struct {
	Office string   `json:"office"`
	Due    string   `json:"due"`
	Call   string   `json:"call"` // "" where nobody can be phoned
	Whom   string   `json:"whom"`
	Phone  string   `json:"phone"`
	Aloud  string   `json:"aloud"` // all of it, for those who do not see the button
	Tel    string   `json:"tel"`   // the phone as it is dialled
	Links  []string `json:"links"`
	Accept string   `json:"accept"` // what the file field offers

	office, letter string // "" while not set
}

func (w *Web) head(lang string, f Front) head {
	say := func(t bot.Text) string { return w.Words.Words(lang, t) }
	h := head{Office: f.Office, Whom: f.Contact, Phone: bot.Phone(f.Phone).Grouped(), Tel: dialled(f.Phone), Links: f.Links, Accept: pictureTypes, office: f.Office, letter: f.Letter}
	if f.Tables {
		h.Accept += ",.xlsx,.csv"
	}
	if h.Office == "" {
		h.Office = say(bot.T("web.title"))
	}
	named := h.Tel != "" && f.Contact != "" && utf8.RuneCountInString(f.Contact) <= contactMost
	switch {
	case named:
		h.Call = say(bot.T("web.call", "name", f.Contact))
		h.Aloud = h.Call + ", " + h.Phone
	case h.Tel != "":
		h.Call = say(bot.T("web.call_office"))
		h.Aloud = strings.Join(slices.DeleteFunc([]string{h.Call, f.Contact, h.Phone}, func(s string) bool { return s == "" }), ", ")
	}
	switch {
	case !f.Deadline.IsZero() && w.Place.Day(f.Deadline).Equal(w.Place.Day(w.Place.Now())):
		h.Due = say(bot.T("web.due_today", "clock", bot.Clock(f.Deadline)))
	case !f.Deadline.IsZero():
		h.Due = say(bot.T("web.due", "at", f.Deadline))
	case !named && f.Contact != "":
		h.Due = say(bot.T("web.whom", "name", f.Contact))
	}
	return h
}

// contactMost is how long a name fits into the button beside the office's, on the
// narrowest phone.
const contactMost = 14

// dialled is the phone's digits up to the first letter: "0225 3842 123 (máy lẻ 12)".
func dialled(phone string) string {
	var b strings.Builder
	for _, r := range phone {
		switch {
		case r >= '0' && r <= '9', r == '+' && b.Len() == 0:
			b.WriteRune(r)
		case unicode.IsLetter(r), r == '/', r == ',', r == ';':
			return b.String()
		}
	}
	return b.String()
}
