package desk

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// behalf is /baocaothay: an officer reports in a unit's place, as while on the phone
// with it: unit, status, done. What is half done is a view that buttons name, and
// whoever answers in words or sends a picture has the view's step in the state.
func behalf() command {
	return command{
		name: behalfName, asked: "báo cáo thay|báo cáo hộ|báo cáo giúp|báo thay|nộp thay|report for", aliases: []string{"nopho", "baocaoho", "behalf"}, action: action{reportFor, (*deskTurn).behalf}, place: 4,
		answers: func(string) bool { return true },
		taps: []tap{
			{verbBehalf, action{reportFor, (*deskTurn).tapBehalf}},
			{verbBehalfCard, action{reportFor, (*deskTurn).behalfFromCard}},
			{verbBehalfStatus, action{reportFor, (*deskTurn).behalfStatus}},
			{verbBehalfWords, action{reportFor, (*deskTurn).behalfWords}},
			{verbBehalfReason, action{reportFor, (*deskTurn).behalfReason}},
			{verbBehalfShow, action{reportFor, (*deskTurn).showBehalf}},
			{verbBehalfSend, action{reportFor, (*deskTurn).sendBehalf}},
			{verbBehalfShot, action{reportFor, (*deskTurn).behalfShot}},
		},
	}
}

const (
	behalfName = "baocaothay"

	verbBehalf       = "bt"
	verbBehalfCard   = "btp"
	verbBehalfStatus = "bts"
	verbBehalfWords  = "btw"
	verbBehalfReason = "btr"
	verbBehalfShow   = "btm"
	verbBehalfSend   = "bty"
	verbBehalfShot   = "bta"
)

// actBehalf is a report on behalf, as the audit has it.
const actBehalf = "baocaothay"

// halfView is the kind of a view that is a report on behalf in the making.
const halfView = "baocaothay"

// half is a report on behalf that is not sent yet.
type half struct {
	Draft      bot.DraftID
	Unit       bot.UnitID   `json:",omitempty"`
	Was        bot.ReportID `json:",omitempty"` // the unit's current report, as it was shown
	Status     bot.Status   `json:",omitempty"`
	Words      string       `json:",omitempty"`
	Reason     bot.Reason   `json:",omitempty"`
	ReasonText string       `json:",omitempty"`
	Named      []bot.UnitID `json:",omitempty"` // together with the unit
}

// id is the report that it becomes, however often it is sent.
func (h half) id() bot.ReportID { return bot.NewReportID(h.Draft, 0) }

// newHalf begins one by this event.
func (t *deskTurn) newHalf() half {
	return half{Draft: bot.NewDraftID(t.Event.Chat, "behalf:"+t.Event.ID)}
}

// behalf answers /baocaothay with a unit by code, name or receipt, with a status or
// not; and the same as an answer to a message that somebody forwarded: its words and
// its picture count.
func (t *deskTurn) behalf(c call) (bot.Effects, error) {
	h, said, picture := t.newHalf(), read.Text(c.args), (*bot.File)(nil)
	if t.Event.Kind == bot.Pictured {
		picture = t.Event.File
	} else if q := t.Event.Quoted; q != nil {
		picture = q.File
		quoted := read.Text(q.Text)
		h.say(quoted)
		if unitWords(said) == "" {
			said.Receipt, said.Codes, said.Rest = quoted.Receipt, quoted.Codes, read.NameIn(quoted.Rest) // of talk nothing is looked up
		}
	}
	keep := t.keepShot(h.Draft, "", picture)
	h.say(said)
	u, e, err := t.behalfUnit(said, h)
	if u != nil {
		e, err = t.goOnBehalf(*u, h)
	}
	e.Writes = append(keep, e.Writes...)
	return e, err
}

// say takes over what words say of a status.
func (h *half) say(w read.Words) {
	if w.Status == bot.NoStatus || w.Vague {
		return
	}
	h.Status = w.Status
	h.Reason, h.ReasonText = bot.NoReason, ""
	if w.Status == bot.Refused {
		h.Reason, h.ReasonText = w.Reason, shorten(w.Why, maxReturn)
	}
}

// behalfUnit is the unit that words mean; nil with what is to be answered instead.
func (t *deskTurn) behalfUnit(said read.Words, h half) (*bot.Unit, bot.Effects, error) {
	words := unitWords(said)
	if words == "" {
		return nil, t.askBehalfUnit(h), nil
	}
	switch named, err := t.namedApart(said, words); {
	case err != nil:
		return nil, bot.Effects{}, err
	case len(named) > 0:
		return nil, t.askWhichFirst(named, h), nil
	}
	if t.nothingOf(h) {
		return t.namedUnit(words, State{Command: "baocaothay"}, verbBehalf)
	}
	id := t.keepView(halfView, h)
	return t.namedUnit(words, State{Command: "baocaothay", Begun: data(verbBehalf, "0", id)}, verbBehalf, id)
}

// unitWords are those of what was said that mean a unit.
func unitWords(said read.Words) string {
	switch {
	case said.Receipt != "":
		return string(said.Receipt)
	case len(said.Codes) > 0 && said.Codes[0].Code != "":
		return string(said.Codes[0].Code)
	}
	name := read.NameIn(said.Rest)
	switch {
	case name == "" && len(said.Codes) > 0: // no code by its form, but somebody means it
		return said.Codes[0].Raw
	case name == "" && said.Status == bot.NoStatus && !said.Vague:
		return said.Rest
	}
	return name
}

// nothingOf tells whether neither a status nor a picture of the report is there yet.
func (t *deskTurn) nothingOf(h half) bool {
	return h.Status == bot.NoStatus && t.state.Shots.Draft != h.Draft
}

// askBehalfUnit asks for the unit; what was said before stays.
func (t *deskTurn) askBehalfUnit(h half) bot.Effects {
	if t.nothingOf(h) {
		return t.askWords("baocaothay", "", bot.T("baocaothay.which"))
	}
	return t.askFree("baocaothay", call{name: verbBehalf, fields: []string{"0", t.keepView(halfView, h)}}, bot.T("baocaothay.which_too"))
}

// tapBehalf begins with a unit of a list or a card, or goes on with the unit that was
// asked for.
func (t *deskTurn) tapBehalf(c call) (bot.Effects, error) {
	h := t.newHalf()
	if len(c.fields) > 1 {
		if ok, err := t.readView(halfView, c.fields[1], &h); !ok {
			return t.staleAfter(err)
		}
	}
	if c.answer {
		said := read.Text(c.args)
		h.say(said)
		u, e, err := t.behalfUnit(said, h)
		if u == nil {
			return e, err
		}
		return t.goOnBehalf(*u, h)
	}
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	return t.goOnBehalf(*u, h)
}

// behalfFromCard takes the status that was tapped on a card of whom to phone, if the
// unit's report is still the one that stood there.
func (t *deskTurn) behalfFromCard(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	status, ok := bot.NoStatus, len(c.fields) == 3
	if ok {
		status, ok = tappedStatus(c.fields[1])
	}
	switch {
	case !ok:
		return t.stale()
	case c.fields[2] != nowMark(*u):
		return t.behalfMeanwhile(*u, t.newHalf())
	}
	h := t.newHalf()
	h.Status = status
	return t.goOnBehalf(*u, h)
}

// statusButtons report on behalf with one tap more, from a card that shows the unit.
func statusButtons(u bot.Unit) [][]bot.Choice {
	var choices []bot.Choice
	for i, s := range bot.Statuses() {
		choices = append(choices, bot.Choice{Label: bot.T("button.behalf_status", "status", s), Data: data(verbBehalfCard, num(u.ID), num(i), nowMark(u))})
	}
	return paired(choices)
}

func tappedStatus(field string) (bot.Status, bool) {
	i, ok := unnum[int](field)
	if !ok || i >= len(bot.Statuses()) {
		return bot.NoStatus, false
	}
	return bot.Statuses()[i], true
}

// nowMark names how a unit stands in a button.
func nowMark(u bot.Unit) string {
	if u.Current == nil {
		return "0"
	}
	return reportMark(*u.Current)
}
