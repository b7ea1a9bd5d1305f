package desk

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// goOnBehalf asks for the first thing that is missing, below what is to be said first;
// when nothing is, it shows what would be sent. What the unit's report is now is what
// the officer has seen.
func (t *deskTurn) goOnBehalf(u bot.Unit, h half, above ...bot.Part) (bot.Effects, error) {
	no, err := t.noBehalf(u)
	if err != nil || no.Key != "" {
		return t.answer(no, backToCard(u)), err
	}
	h.Unit, h.Was = u.ID, currentID(u)
	t.state.Shots.begin(h.Draft)
	switch {
	case h.Status == bot.NoStatus:
		return t.askBehalfStatus(u, h, above...)
	case h.Status == bot.OtherStatus && h.Words == "":
		return t.askBehalf(verbBehalfWords, h, above, bot.T("baocaothay.words", "unit", unitName(u))), nil
	case h.Status == bot.Refused && h.Reason == bot.NoReason:
		return t.askBehalfReason(u, h, above...), nil
	}
	return t.behalfSummary(u, h, above...), nil
}

// noBehalf says why nobody can report in the unit's place.
func (t *deskTurn) noBehalf(u bot.Unit) (bot.Text, error) {
	campaign, err := t.records.Campaign()
	switch {
	case err != nil:
		return bot.Text{}, err
	case campaign.Over(t.day):
		return bot.T("baocaothay.over", "day", bot.Day(campaign.LastDay)), nil
	case u.Standing == bot.Closed || u.Standing == bot.Void:
		return bot.T("baocaothay.closed", "unit", unitName(u)), nil
	}
	return bot.Text{}, nil
}

func currentID(u bot.Unit) bot.ReportID {
	if u.Current == nil {
		return ""
	}
	return u.Current.ID
}

// askBehalf asks for something that words answer as well as buttons do.
func (t *deskTurn) askBehalf(verb string, h half, above []bot.Part, text bot.Text, choices ...[]bot.Choice) bot.Effects {
	e := t.askFree("baocaothay", call{name: verb, fields: []string{t.keepView(halfView, h)}}, text, choices...)
	e.Say[0].Parts = append(above, e.Say[0].Parts...)
	return e
}

func (t *deskTurn) askBehalfStatus(u bot.Unit, h half, above ...bot.Part) (bot.Effects, error) {
	id := t.keepView(halfView, h)
	now, err := t.standsLine(u)
	var choices []bot.Choice
	for i, s := range bot.Statuses() {
		choices = append(choices, bot.Choice{Label: bot.T("status." + string(s)), Data: data(verbBehalfStatus, id, num(i))})
	}
	out := append(paired(choices), []bot.Choice{{Label: bot.T("status." + string(bot.OtherStatus)), Data: data(verbBehalfWords, id)}})
	return t.askBehalf(verbBehalfStatus, h, above, bot.T("baocaothay.status", "unit", unitName(u), "now", now), out...), err
}

func (t *deskTurn) askBehalfReason(u bot.Unit, h half, above ...bot.Part) bot.Effects {
	id := t.keepView(halfView, h)
	var choices []bot.Choice
	for i, r := range bot.Reasons() {
		if r != bot.ReasonOther { // other words are typed
			choices = append(choices, bot.Choice{Label: bot.Text{Args: bot.Args{"": r}}, Data: data(verbBehalfReason, id, num(i))})
		}
	}
	choices = append(choices, button("skip", data(verbBehalfReason, id, "s")))
	return t.askBehalf(verbBehalfReason, h, above, bot.T("baocaothay.reason", "unit", unitName(u)), rows(choices...)...)
}

// behalfSummary shows what would be sent.
func (t *deskTurn) behalfSummary(u bot.Unit, h half, above ...bot.Part) bot.Effects {
	id := t.keepView(halfView, h)
	shots := bot.T("baocaothay.shots_none")
	switch n := t.state.Shots.N; {
	case n > 0 && t.Event.Kind == bot.Pictured && t.Event.Album != "": // the rest of it comes without an answer
		shots = bot.T("baocaothay.shots_album")
	case n > 0:
		shots = bot.T("baocaothay.shots", "n", n)
	}
	text := bot.T("baocaothay.summary", "unit", unitName(u), "status", statusOf(h.report()), "shots", shots)
	return t.askBehalf(verbBehalfShow, h, above, text,
		[]bot.Choice{button("behalf_send", data(verbBehalfSend, id))}, []bot.Choice{button("choose_again", data(verbBehalfStatus, id))})
}

// report is how it would be recorded, as far as words go.
func (h half) report() bot.Report {
	return bot.Report{ID: h.id(), Unit: h.Unit, Status: h.Status, Words: h.Words, Reason: h.Reason, ReasonText: h.ReasonText, OnBehalf: true}
}

// tappedHalf is the report of a button and its unit; nil with what is to be answered
// instead.
func (t *deskTurn) tappedHalf(c call) (h half, u *bot.Unit, e bot.Effects, err error) {
	ok := len(c.fields) > 0
	if ok {
		ok, err = t.readView(halfView, c.fields[0], &h)
	}
	if !ok {
		e, err = t.staleAfter(err)
		return h, nil, e, err
	}
	u, e, err = t.tappedUnit(call{fields: []string{num(h.Unit)}})
	return h, u, e, err
}

// columns are the states as the heads of the tables have them.
var columns = map[string]bot.Status{"tn": bot.Accepted, "dd": bot.Succeeded, "tch": bot.Refused, "cdk": bot.NotRegistered}

// behalfStatus takes a status, tapped or in words.
func (t *deskTurn) behalfStatus(c call) (bot.Effects, error) {
	h, u, e, err := t.tappedHalf(c)
	if u == nil {
		return e, err
	}
	h.Status, h.Words, h.Reason, h.ReasonText = bot.NoStatus, "", bot.NoReason, ""
	switch {
	case c.answer:
		said := read.Text(c.args)
		h.say(said)
		if h.Status == bot.NoStatus {
			h.Status = columns[vn.Fold(strings.TrimSpace(c.args))]
		}
		switch {
		case h.Status != bot.NoStatus:
		case said.Says(read.Cannot | read.NoIdea):
			return t.behalfUnseen(*u, h, c.args)
		default:
			return t.goOnBehalf(*u, h, bot.Part{Text: bot.T("baocaothay.unclear")})
		}
	case len(c.fields) > 1:
		tapped, ok := tappedStatus(c.fields[1])
		if !ok {
			return t.stale()
		}
		h.Status = tapped
	}
	return t.goOnBehalf(*u, h)
}

// behalfUnseen takes why nobody can see the status in its place: the officer sees it in
// the summary before anything is sent.
func (t *deskTurn) behalfUnseen(u bot.Unit, h half, args string) (bot.Effects, error) {
	words, wrong := t.ownWords(args)
	if wrong.Key != "" {
		return t.goOnBehalf(u, h, bot.Part{Text: wrong})
	}
	h.Status, h.Words = bot.OtherStatus, words
	return t.goOnBehalf(u, h, bot.Part{Text: bot.T("baocaothay.unseen")})
}

// behalfWords takes the screen's own words.
func (t *deskTurn) behalfWords(c call) (bot.Effects, error) {
	h, u, e, err := t.tappedHalf(c)
	if u == nil {
		return e, err
	}
	h.Status, h.Words, h.Reason, h.ReasonText = bot.OtherStatus, "", bot.NoReason, ""
	if !c.answer {
		return t.goOnBehalf(*u, h)
	}
	words, wrong := t.ownWords(c.args)
	if wrong.Key != "" {
		return t.goOnBehalf(*u, h, bot.Part{Text: wrong})
	}
	h.Words = words
	if s, found, _ := read.Status(words); found { // it is one of the four after all
		h.Status, h.Words = s, ""
	}
	return t.goOnBehalf(*u, h)
}

// ownWords are words that are kept as they are typed, or what is wrong with them.
func (t *deskTurn) ownWords(args string) (words string, wrong bot.Text) {
	words = strings.Join(strings.Fields(args), " ")
	switch letters := utf8.RuneCountInString(words); {
	case t.Event.Masked:
		return "", bot.T("donvi.citizen")
	case letters > maxReturn:
		return "", bot.T("donvi.reason_long", "n", letters, "most", maxReturn)
	}
	return words, bot.Text{}
}

// behalfReason takes why VNeID refused: a reason of the list, by button or by its
// number, or own words.
func (t *deskTurn) behalfReason(c call) (bot.Effects, error) {
	h, u, e, err := t.tappedHalf(c)
	if u == nil {
		return e, err
	}
	field, words := "", ""
	switch {
	case c.answer:
		var wrong bot.Text
		if words, wrong = t.ownWords(c.args); wrong.Key != "" {
			return t.goOnBehalf(*u, h, bot.Part{Text: wrong})
		}
	case len(c.fields) > 1:
		field = c.fields[1]
	}
	i, isNumber := unnum[int](field)
	if n, err := strconv.Atoi(words); err == nil {
		i, isNumber, words = n-1, true, ""
	}
	switch listed, ok := read.Reason(words); {
	case field == "s":
		h.Reason = bot.ReasonSkipped
	case isNumber && i >= 0 && i < len(bot.Reasons())-1:
		h.Reason = bot.Reasons()[i]
	case words != "" && ok && listed != bot.ReasonOther:
		h.Reason = listed
	case words != "":
		h.Reason, h.ReasonText = bot.ReasonOther, words
	}
	return t.goOnBehalf(*u, h)
}

// showBehalf shows again what would be sent. Words typed under it send it, or say
// another status.
func (t *deskTurn) showBehalf(c call) (bot.Effects, error) {
	h, u, e, err := t.tappedHalf(c)
	if u == nil {
		return e, err
	}
	if !c.answer {
		return t.goOnBehalf(*u, h)
	}
	switch w := read.Text(c.args); {
	case w.Status != bot.NoStatus && !w.Vague:
		h.Words = ""
		h.say(w)
		return t.goOnBehalf(*u, h)
	case w.Says(read.Sends) || w.Answer == read.Yes && strings.TrimSpace(w.After) == "":
		return t.sendBehalf(c)
	}
	return t.goOnBehalf(*u, h, bot.Part{Text: bot.T("baocaothay.summary_words")})
}
