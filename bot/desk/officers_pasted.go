package desk

import (
	"strings"

	"vneidbot/bot"
)

// A list of a city's officers is longer than a message: the messenger cuts it. After a
// message that is nearly as long as one can be, the next words are more of the list, and
// the list so far is shown anew.

// The kinds of views of a list that is pasted: how far it came, and that the button below
// a part of it is no more.
const (
	officersPartView = "canbo.doan"
	officersMoreView = "canbo.tiep"
)

// officersPart is a list as far as it came, and what the button below it means.
type officersPart struct{ Text, Button string }

// takeOfficers takes words for the list, or for more of it.
func (t *deskTurn) takeOfficers(p officersPart, words string) (bot.Effects, error) {
	if p.Button != "" {
		t.keepView(officersMoreView, p.Button)
	}
	p.Text = strings.TrimSpace(p.Text + "\n" + words)
	id, e, err := t.askInviteList(pastedOfficers(p.Text))
	if p.Button = id; err == nil && id != "" && units16(words) >= cutFrom {
		t.awaitWords("canbo", data(verbMoreOfficers, t.keepView(officersPartView, p)))
	}
	return e, err
}

// pastedFreely takes a list of officers that an administrator pastes where nothing asked for
// one: lines of an area, a name and a phone, and more of them than others. id is "" for
// anything else.
func (t *deskTurn) pastedFreely(words string) (id string, _ bot.Effects, err error) {
	if t.who.Role != bot.Admin || !numberLike.MatchString(words) {
		return "", bot.Effects{}, nil
	}
	rows := pastedOfficers(words)
	phoned := 0
	for _, r := range rows {
		if phone, ok := dialled(r.Phone); ok && phone != "" && r.Area != "" && r.Name != "" {
			phoned++
		}
	}
	if 2*phoned <= len(rows) || len(rows) > maxOfficers {
		return "", bot.Effects{}, nil
	}
	if p, err := t.planInvitations(rows); err != nil || 2*len(p.officers) <= len(rows) {
		return "", bot.Effects{}, err
	}
	return t.askInviteList(rows)
}

// moreOfficers takes words for more of the list.
func (t *deskTurn) moreOfficers(c call) (bot.Effects, error) {
	var p officersPart
	if ok, err := t.readView(officersPartView, first(c.fields), &p); !ok {
		return t.staleAfter(err)
	}
	if !c.answer {
		return t.askOfficers(), nil
	}
	return t.takeOfficers(p, c.args)
}
