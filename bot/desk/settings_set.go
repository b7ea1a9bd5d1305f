package desk

import (
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// settingView is the kind of a view that is a change of a setting.
const settingView = "caidat"

// settingWish is a change of a setting that somebody is asked about.
type settingWish struct {
	Area     bot.AreaID
	Setting  bot.Setting
	Was, Now string
}

// emptying are the words that leave a setting without a value, folded.
var emptying = []string{"-", "–", "—", "bo trong", "de trong", "none"}

// tapSetting asks for a value, and whether it is to be the setting's.
func (t *deskTurn) tapSetting(c call) (bot.Effects, error) {
	s, key, instead, err := t.tappedSetting(c)
	if err != nil || instead != nil {
		return deref(instead), err
	}
	t.askedBy(c.name, c.fields...)
	was := s.kept(key)
	if !c.answer {
		return t.askValue(c, key, bot.T("caidat.ask_"+askedFor(key), "what", settingName(key), "place", s.name, "value", settingValue(key, was))), nil
	}
	if t.Event.Masked {
		return t.askValue(c, key, bot.T("setting.citizen")), nil
	}
	now, why := key.Read(typedValue(c.args))
	switch {
	case why.Key != "":
		return t.askValue(c, key, why), nil
	case now == was:
		return t.answer(bot.T("caidat.same", "what", settingName(key)), backToSettings(s.area)), nil
	}
	return t.askSetting(s, settingWish{s.area, key, was, now}), nil
}

// askValue asks for the value. Where it is a number, a typed "1" is the value and not the
// first button, which is only there where it is tapped.
func (t *deskTurn) askValue(c call, key bot.Setting, text bot.Text) bot.Effects {
	e := t.askFree("caidat", c, text)
	if !key.Counts() {
		return e
	}
	for i := range e.Say {
		e.Say[i].Choices = unnumbered(e.Say[i].Choices, t.Caps.Buttons)
	}
	return e
}

// unnumbered are the buttons without numbers, none where numbers alone pick them.
func unnumbered(choices [][]bot.Choice, buttons bool) [][]bot.Choice {
	if !buttons {
		return nil
	}
	for _, row := range choices {
		for i := range row {
			row[i].Unnumbered = true
		}
	}
	return choices
}

// askedFor is the kind of question a setting needs.
func askedFor(s bot.Setting) string {
	if s == bot.SettingNoticeDay || s == bot.SettingLastDay {
		return "day"
	}
	if s == bot.SettingQuietFrom || s == bot.SettingQuietUntil || s == bot.SettingRemindersADay || s == bot.SettingRemindHours {
		return "number"
	}
	return "words"
}

func typedValue(text string) string {
	text = strings.TrimSpace(text)
	for _, empty := range emptying {
		if vn.Fold(text) == empty || text == empty {
			return ""
		}
	}
	return text
}

// askSetting shows the value as it was and as it will be.
func (t *deskTurn) askSetting(s settable, w settingWish) bot.Effects {
	parts := []bot.Part{{Text: bot.T("caidat.ask", "what", settingName(w.Setting), "place", s.name,
		"was", settingValue(w.Setting, w.Was), "now", settingValue(w.Setting, w.Now))}}
	if day, err := time.Parse(time.DateOnly, w.Now); err == nil && w.Setting == bot.SettingLastDay {
		key := "caidat.last_day"
		if day.Before(t.day) {
			key = "caidat.last_day_passed"
		}
		parts = append(parts, bot.Part{Text: bot.T(key, "day", bot.Day(day.AddDate(0, 0, 1)))})
	}
	say := t.sayParts(parts, []bot.Choice{button("write", data(verbDoSetting, t.keepView(settingView, w))), button("leave", verbNo)})
	say.Kind = bot.Question
	return bot.Effects{Say: []bot.Say{say}}
}

// tappedSetting is the setting that a button means.
func (t *deskTurn) tappedSetting(c call) (s settable, key bot.Setting, instead *bot.Effects, err error) {
	stale := func() (settable, bot.Setting, *bot.Effects, error) {
		e, err := t.stale()
		return s, "", &e, err
	}
	if len(c.fields) != 2 {
		return stale()
	}
	id, ok := unnum[bot.AreaID](c.fields[0])
	key, known := bot.ReadSetting(c.fields[1])
	if !ok || !known {
		return stale()
	}
	if s, instead, err = t.settableOf(id); err != nil || instead != nil {
		return s, key, instead, err
	}
	for _, k := range s.list {
		if k == key {
			return s, key, nil, nil
		}
	}
	return stale()
}

// doSetting writes the value that was asked about, if the setting is still what it
// was then. Who came first is named.
func (t *deskTurn) doSetting(c call) (bot.Effects, error) {
	var w settingWish
	ok := len(c.fields) > 0
	var err error
	if ok {
		ok, err = t.readView(settingView, c.fields[0], &w)
	}
	if !ok {
		return t.staleAfter(err)
	}
	s, instead, err := t.settableOf(w.Area)
	if err != nil || instead != nil {
		return deref(instead), err
	}
	if now := s.kept(w.Setting); now != w.Was {
		return t.settingBefore(settingObject(w), w.Area, settingName(w.Setting), settingValue(w.Setting, now))
	}
	e := t.answer(bot.T("caidat.done", "what", settingName(w.Setting), "place", s.name, "now", settingValue(w.Setting, w.Now)), backToSettings(w.Area))
	e.Writes = []bot.Write{
		bot.ChangeSetting{Area: w.Area, Setting: w.Setting, Was: w.Was, Value: w.Now},
		t.audit(actSetting, settingObject(w)),
	}
	return e, nil
}

// actSetting is the line of the audit.
const actSetting = "caidat"

// settingObject is a setting as the audit names it.
func settingObject(w settingWish) string {
	if w.Area == 0 {
		return "setting:" + string(w.Setting)
	}
	return areaObject(w.Area) + ",setting:" + string(w.Setting)
}

func backToSettings(area bot.AreaID) []bot.Choice {
	return []bot.Choice{button("settings", data(verbSettings, num(area)))}
}

// settingBefore says who changed it before, and how it is now, unless it was this
// very event: then it is done, and its answer was not said yet.
func (t *deskTurn) settingBefore(object string, area bot.AreaID, what, now bot.Text) (bot.Effects, error) {
	last, err := t.records.LastAct(object, actSetting)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case last == nil:
		return t.answer(bot.T("caidat.changed", "what", what, "now", now), backToSettings(area)), nil
	case last.Event == t.Event.ID:
		return t.answer(bot.T("caidat.done_now", "what", what, "now", now), backToSettings(area)), nil
	}
	a, err := t.account(last.Account)
	return t.answer(bot.T("caidat.changed_by", "what", what, "now", now, "name", nameOf(a.Name), "at", last.At), backToSettings(area)), err
}
