package desk

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vneidbot/bot"
)

// toAreas is a message to an officer or a group about the areas it looks after.
type toAreas struct {
	lookedAfter
	areas []areaBehind
}

// toWrite are the messages, each recipient once, in the order of recipients. Who was
// reminded a moment ago by another chase is left out.
func (t *deskTurn) toWrite(list []areaBehind, lately []bot.AreaReminder) (out []toAreas) {
	for _, a := range list {
		for _, r := range a.reached {
			told := slices.ContainsFunc(lately, func(l bot.AreaReminder) bool { return l.Area == a.ID && l.Recipient == r.recipient })
			if a.paused || told {
				continue
			}
			i := slices.IndexFunc(out, func(m toAreas) bool { return m.recipient == r.recipient })
			if i < 0 {
				out, i = append(out, toAreas{lookedAfter: r}), len(out)
			}
			out[i].areas = append(out[i].areas, a)
		}
	}
	slices.SortStableFunc(out, func(a, b toAreas) int { return strings.Compare(a.recipient, b.recipient) })
	return out
}

// areasIn counts the areas that somebody is written to about.
func areasIn(out []toAreas) int {
	seen := map[bot.AreaID]bool{}
	for _, m := range out {
		for _, a := range m.areas {
			seen[a.ID] = true
		}
	}
	return len(seen)
}

// areasText is what is written: the numbers, and the officer's own words where there
// are some.
func (t *deskTurn) areasText(m toAreas, rounds bot.Rounds, words string) bot.Text {
	var lines bot.Series
	for _, a := range m.areas {
		lines = append(lines, a.asked())
	}
	key := "dondoc.areas_text"
	if m.to.Chat.Group {
		key = "dondoc.areas_text_group"
	}
	wanted := t.wantedOf(m.areas, rounds)
	if words != "" {
		wanted = bot.Raw(asSentence(words))
	}
	return bot.T(key, "areas", lines, "at", bot.Clock(t.now), "wanted", wanted, "due", t.formDue(m.areas, rounds))
}

// asSentence ends own words as a sentence: another one follows them.
func asSentence(words string) string {
	if last, _ := utf8.DecodeLastRuneInString(words); unicode.IsPunct(last) {
		return words
	}
	return words + "."
}

// doAreas begins the chase of a question, once however often it is tapped.
func (t *deskTurn) doAreas(c call) (bot.Effects, error) {
	w, e, err := t.tappedAreas(c)
	if w == nil {
		return e, err
	}
	state, err := t.records.AreasChased(chaseOf(*w))
	if err != nil {
		return bot.Effects{}, err
	}
	out, _, err := t.areasLeft(*w)
	if err != nil {
		return bot.Effects{}, err
	}
	n := areasIn(out)
	switch {
	case state.Units > 0:
		return t.answer(t.areasCame(state)), nil
	case n == 0:
		return t.answer(bot.T("dondoc.areas_lately")), nil
	}
	at, err := t.morning()
	if err != nil {
		return bot.Effects{}, err
	}
	text := bot.T("dondoc.areas_begun", "n", n)
	if at.After(t.now) {
		text = bot.T("dondoc.areas_quiet", "n", n, "at", at)
	}
	e = t.answer(text)
	e.Writes = []bot.Write{t.later(string(chaseOf(*w))+":0", at, data(verbAreasPart, c.fields[0], t.Event.Message)), t.audit("dondoc.diaban.nhac", pileObject(bot.Reachable, w.Scope))}
	return e, nil
}

// chaseOf names the chase of a question.
func chaseOf(w areasWish) bot.ChaseID { return bot.ChaseID(w.Event + ":diaban") }

// areasPart writes the next messages, those behind a recipient, and has the rest follow.
// Done again, it writes nothing twice.
func (t *deskTurn) areasPart(c call) (bot.Effects, error) {
	w, e, err := t.tappedAreas(c)
	if w == nil || len(c.fields) < 2 {
		return e, err
	}
	out, rounds, err := t.areasLeft(*w)
	if err != nil {
		return bot.Effects{}, err
	}
	e.Say = []bot.Say{t.telling(sending{Tapped: c.fields[1]}, bot.T("dondoc.areas_under_way", "n", 0, "of", areasIn(out)))}
	behind := strings.Join(c.fields[2:], ":")
	out = slices.DeleteFunc(out, func(m toAreas) bool { return m.recipient <= behind })
	useful, err := t.untilNight()
	if err != nil {
		return bot.Effects{}, err
	}
	for _, m := range out[:min(len(out), chaseMost)] {
		tell, note := t.remindingAreas(*w, m, rounds)
		tell.For = useful
		e.Tell, e.Writes = append(e.Tell, tell), append(e.Writes, note)
	}
	if len(out) > chaseMost {
		last := out[chaseMost-1].recipient
		e.Writes = append(e.Writes, t.later(string(chaseOf(*w))+":"+last, t.now, data(verbAreasPart, c.fields[0], c.fields[1], last)))
		return e, nil
	}
	e.Writes = append(e.Writes, t.later(string(chaseOf(*w))+":t1", t.now.Add(firstLook), data(verbAreasChased, c.fields[0], c.fields[1], "1")))
	return e, nil
}

// areasLeft are the messages of a chase but for those that another one sent a moment ago.
func (t *deskTurn) areasLeft(w areasWish) ([]toAreas, bot.Rounds, error) {
	list, m, err := t.areasBehind(w.Scope)
	if err != nil {
		return nil, nil, err
	}
	lately, err := t.records.AreasReminded(t.now.Add(-bot.AreasAgainAfter))
	lately = slices.DeleteFunc(lately, func(l bot.AreaReminder) bool { return l.Chase == chaseOf(w) })
	return t.toWrite(list, lately), m.rounds, err
}

func (t *deskTurn) remindingAreas(w areasWish, m toAreas, rounds bot.Rounds) (bot.Tell, bot.RemindAreas) {
	note := bot.RemindAreas{Chase: chaseOf(w), Recipient: m.recipient, Message: "nhac:" + string(chaseOf(w)) + ":" + m.recipient, At: t.Event.At}
	for _, a := range m.areas {
		note.Areas = append(note.Areas, a.ID)
	}
	return bot.Tell{Key: note.Message, To: m.to, Say: bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: t.areasText(m, rounds, w.Words)}},
		Choices: t.areasChoices(m)}}, note
}

// areasChased tells how far the chase has come, until all is sent or given up.
func (t *deskTurn) areasChased(c call) (bot.Effects, error) {
	w, e, err := t.tappedAreas(c)
	if w == nil || len(c.fields) < 3 {
		return e, err
	}
	state, err := t.records.AreasChased(chaseOf(*w))
	if err != nil {
		return bot.Effects{}, err
	}
	say := t.telling(sending{Tapped: c.fields[1]}, t.areasCame(state))
	n, _ := strconv.Atoi(c.fields[2])
	if state.Waiting == 0 || n >= looksMost {
		say.Choices = [][]bot.Choice{{button("chase_areas", t.scopeData(verbAreasChase, w.Scope, "0"))}}
		return bot.Effects{Say: []bot.Say{say}}, nil
	}
	wait := quickLook
	if n > quickMost {
		wait = slowLook
	}
	if t.Caps.Edit {
		e.Say = []bot.Say{say}
	}
	next := strconv.Itoa(n + 1)
	e.Writes = []bot.Write{t.later(string(chaseOf(*w))+":t"+next, t.now.Add(wait), data(verbAreasChased, c.fields[0], c.fields[1], next))}
	return e, nil
}

// areasCame says how far a chase has come.
func (t *deskTurn) areasCame(s bot.ChaseState) bot.Text {
	key := "dondoc.areas_under_way"
	switch {
	case s.Units == 0:
		return bot.T("dondoc.areas_lately")
	case s.Waiting > 0:
	case s.Failed > 0:
		key = "dondoc.areas_done_failed"
	default:
		key = "dondoc.areas_done"
	}
	return bot.T(key, "n", s.Delivered, "of", s.Units, "failed", s.Failed, "at", bot.Clock(t.now))
}
