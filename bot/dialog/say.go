package dialog

import (
	"vneidbot/bot"
)

// next asks the first missing slot.
func (t *Talk) next() {
	t.begin()
	t.guess()
	t.spare()
	switch s := t.st.Draft.missing(); {
	case s == "":
		t.enlist()
		t.next()
	case s == slotUnit && t.several():
		t.ask(ask{Slot: slotMany, Units: t.own()})
	default:
		t.sameToday(s)
		t.pose(s)
	}
}

// pose asks for what is missing. Words about the status that stood beside the unit and decide
// none are answered by it: "vâng, trường chị đăng ký thành công rồi".
func (t *Talk) pose(s slot) {
	switch {
	case !t.vague || t.st.Draft.Status != bot.NoStatus:
		t.ask(ask{Slot: s})
	case s == slotStatus:
		t.ask(ask{Slot: s}, bot.T("status.unclear"))
	default:
		t.note("status.after_this")
		t.ask(ask{Slot: s})
	}
}

// ask makes a the current question and says it, in these words instead of its
// own where they are given. The same plain question remembers how often it was
// not answered.
func (t *Talk) ask(a ask, words ...bot.Text) {
	if a.Wait = t.wait(a); a.Slot == t.st.Ask.Slot && a.Wait == t.st.Ask.Wait {
		a.Tries = t.st.Ask.Tries
	}
	if len(words) > 0 {
		t.instead(words[0])
	}
	t.st.Ask, t.st.Under = a, ask{}
	t.show()
}

// interrupt asks something over the current question, which comes back after it.
func (t *Talk) interrupt(a ask) {
	under := t.st.Ask
	if under.Slot.interrupts() || under.Slot == slotContact {
		under = t.st.Under
	}
	a.Wait = t.wait(a)
	t.st.Ask, t.st.Under = a, under
	t.show()
}

// wait is the id of a question. The same plain question asked once more keeps
// its id, so that the buttons of both messages work.
func (t *Talk) wait(a ask) string {
	was := t.st.Ask
	if a.Slot == was.Slot && was.Wait != "" && len(a.Units)+len(a.Areas)+len(a.Pictures) == 0 && a.Code == "" {
		return was.Wait
	}
	return bot.ShortHash(t.ev.Chat.Key(), t.ev.ID, string(a.Slot))
}

// resume goes back to what an interruption covered.
func (t *Talk) resume() {
	under := t.st.Under
	t.st.Ask, t.st.Under = under, ask{}
	t.current()
}

// asking tells whether a question waits for its answer. The one about the
// contact never does: it may be left alone.
func (t *Talk) asking() bool { return t.st.asking() }

func (st *State) asking() bool { return st.Ask.Slot != "" && st.Ask.Slot != slotContact }

// current says the current question once more; where nothing is asked it goes
// on with the draft, or tells how things stand.
func (t *Talk) current() {
	switch {
	case t.asking():
		t.show()
	case t.st.Draft.ID != "":
		t.next()
	default:
		t.idle()
	}
}

// show says the current question, after what leads to it. A summary is shown of
// a complete report only: what it showed may be lost meanwhile.
func (t *Talk) show() {
	if t.st.Ask.Slot == slotSummary && t.st.Draft.missing() != slotSummary {
		t.next()
		return
	}
	q := t.st.Ask.Slot.rules().ask(t)
	if t.over != nil {
		q.text = *t.over
	}
	parts := append(t.opening(), t.outlived()...)
	parts = append(parts, t.lead...)
	parts = append(parts, t.posed(q))
	rows := q.rows
	if t.more {
		rows = with(rows, row(standing("button.more", "more", "")))
	}
	t.say(bot.Question, parts, rows)
}

// posed is the current question as a paragraph; the summary's is the report itself.
func (t *Talk) posed(q question) bot.Part {
	p := bot.Part{Text: q.text, Asks: true}
	if t.st.Ask.Slot == slotSummary && t.over == nil {
		p.Paper = &bot.Paper{Status: t.st.Draft.Status}
	}
	return p
}

// outlived says that an earlier draft is gone, where the conversation goes on
// without it.
func (t *Talk) outlived() []bot.Part {
	if !t.old {
		return nil
	}
	t.old = false
	return []bot.Part{{Text: bot.T("other.expired_short")}}
}

// aside says something beside the conversation. A question that waits is said
// again after it, so that the way on is always the last thing read.
func (t *Talk) aside(parts []bot.Part, rows ...[]bot.Choice) {
	parts = append(t.lead[:len(t.lead):len(t.lead)], parts...)
	if t.asking() && (t.st.Draft.has() || t.st.Ask.Slot.interrupts() || !t.env.Caps.Buttons) {
		q := t.st.Ask.Slot.rules().ask(t)
		parts = append(parts, t.posed(q))
		rows = with(q.rows, rows...)
	}
	t.say(bot.Notice, parts, rows)
}

// tell is aside of one sentence.
func (t *Talk) tell(text bot.Text, rows ...[]bot.Choice) {
	t.aside([]bot.Part{{Text: text}}, rows...)
}

// alone asks something else by itself: a second question in the message would
// have its buttons taken for those of the first. What waits goes on waiting.
func (t *Talk) alone(text bot.Text, rows ...[]bot.Choice) {
	t.say(bot.Notice, append(t.lead[:len(t.lead):len(t.lead)], bot.Part{Text: text}), rows)
}

// say adds a message. The answer to a tap takes the place of the tapped message.
func (t *Talk) say(kind bot.SayKind, parts []bot.Part, rows [][]bot.Choice) {
	s := bot.Say{Kind: kind, Parts: parts, Choices: rows}
	if t.ev.Kind == bot.Tapped && t.env.Caps.Edit && !t.fresh && len(t.fx.Say) == 0 {
		s.Edit = t.ev.Message
	}
	if t.erase && t.env.Caps.Delete && len(t.fx.Say) == 0 {
		s.Delete = t.ev.Message
	}
	t.st.Holds = s.Edit
	t.fx.Say = append(t.fx.Say, s)
}

// opening is the greeting of somebody who was never told what this is, with the
// line on personal data. It is said once.
func (t *Talk) opening() []bot.Part {
	if t.st.Met {
		return nil
	}
	t.st.Met = true
	t.st.Notice = t.f.Campaign.Notice
	switch {
	case t.f.Account.Notice == 0 && len(t.f.Units) == 0:
		t.more = true
		if t.st.Ask.Slot == slotUnit && !t.st.Draft.has() {
			return []bot.Part{{Text: t.hello()}, {Text: bot.T("start.at_once")}}
		}
		return []bot.Part{{Text: t.hello()}}
	case t.f.Account.Notice < t.f.Campaign.Notice:
		t.more = true
		return []bot.Part{{Text: bot.T("start.notice_changed")}}
	}
	return nil
}

func (t *Talk) hello() bot.Text {
	key := "start.hello"
	switch {
	case t.isOfficer():
	case t.st.Ask.Slot == slotInvited:
		key = "start.hello_invited"
	case t.st.Area.ID != 0 && !t.typed:
		key = "start.hello_area"
	}
	return bot.T(key, "name", t.campaign(), "system", t.system(), "area", bot.InSentence(t.st.Area.Name))
}

// system is whose system this is.
func (t *Talk) system() bot.Text {
	if office := t.receives(); office != "" {
		return bot.T("start.system_of", "office", office)
	}
	return bot.T("start.system")
}

// campaign is what is reported, as data of the conversation's language or in
// general words.
func (t *Talk) campaign() bot.Text {
	if own := t.f.Campaign.Name.In(t.st.Language(t.f)); own != "" {
		return bot.Raw(own)
	}
	return bot.T("start.campaign")
}

// shown is a value as the words show it: a status, a level, a reason.
func shown(v any) bot.Text { return bot.Text{Args: bot.Args{"": v}} }

// row is a line of buttons.
func row(c ...bot.Choice) []bot.Choice { return c }

// standing is a button that names its object and works at any time.
func standing(key, verb, object string) bot.Choice {
	return bot.Choice{Label: bot.T(key), Data: "s:" + verb + ":" + object, Standing: true}
}

// pick is a button of the current question.
func (t *Talk) pick(key, choice string) bot.Choice { return t.choice(bot.T(key), choice) }

func (t *Talk) choice(label bot.Text, choice string) bot.Choice {
	if label.Key == "" && label.Args[""] == "" {
		label = bot.Raw("…") // a name that is missing in an old session
	}
	return bot.Choice{Label: label, Data: "d:" + t.st.Ask.Wait + ":" + choice}
}

// yesNo is the usual pair of buttons.
func (t *Talk) yesNo(yes, no string) [][]bot.Choice {
	return [][]bot.Choice{row(t.pick(yes, "yes"), t.pick(no, "no"))}
}
