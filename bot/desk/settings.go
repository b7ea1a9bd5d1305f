package desk

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// settings is /caidat: the campaign's data are an administrator's, an area's own
// office, contact and phone also its officers'.
func settings() command {
	return command{
		name: "caidat", asked: "cài đặt|đợt mới|đợt báo cáo mới|người liên hệ|đổi liên hệ|đổi số điện thoại|cơ quan|văn bản|settings", aliases: []string{"settings"}, action: action{inPrivate, (*deskTurn).settings}, answers: isPlace, behind: behindSettings,
		file: &filing{ends: []string{".pdf"}, run: (*deskTurn).letterCame},
		taps: []tap{
			{verbSettings, action{inPrivate, (*deskTurn).tapSettings}},
			{verbSetting, action{inPrivate, (*deskTurn).tapSetting}},
			{verbDoSetting, action{inPrivate, (*deskTurn).doSetting}},
			{verbSettingArea, action{inPrivate, (*deskTurn).askSettingArea}},
			{verbLetter, action{byAdmin, (*deskTurn).askLetter}},
			{verbDoLetter, action{byAdmin, (*deskTurn).doLetter}},
			{verbNext, action{byAdmin, (*deskTurn).nextCampaign}},
			{verbNextLetter, action{byAdmin, (*deskTurn).nextLetter}},
			{verbDoNext, action{byAdmin, (*deskTurn).doNext}},
			{verbNextDone, action{byAdmin, (*deskTurn).nextDone}},
		},
	}
}

const (
	verbSettings    = "ct"
	verbSetting     = "ctk"
	verbDoSetting   = "cty"
	verbSettingArea = "cta"
	verbLetter      = "ctl"
	verbDoLetter    = "ctly"
	verbNext        = "ctm"
	verbNextLetter  = "ctmv"
	verbDoNext      = "ctmy"
	verbNextDone    = "ctmd"
)

// settings answers /caidat: the campaign's data, or those of the area that is named.
func (t *deskTurn) settings(c call) (bot.Effects, error) {
	if c.args == "" {
		if t.who.Role == bot.Admin {
			return t.settingsOf(0)
		}
		return t.ownSettings(c)
	}
	if named := t.settingNamed(c.args); named != "" && t.who.Role == bot.Admin {
		return t.tapSetting(call{name: verbSetting, fields: []string{num(bot.AreaID(0)), string(named)}})
	}
	if named, value := t.settingWithValue(c.args); named != "" && t.who.Role == bot.Admin {
		return t.tapSetting(call{name: verbSetting, fields: []string{num(bot.AreaID(0)), string(named)}, args: value, answer: true})
	}
	if e := t.settingsMeant(c.args); e != nil {
		return *e, nil
	}
	scope, unclear, err := t.readScope(c.args, t.who.own(), func(s bot.Scope) string { return data(verbSettings, num(single(s))) }, c)
	if err != nil || unclear != nil {
		return t.noSetting(c.args, deref(unclear), err)
	}
	if no := t.who.covers(scope); no != granted {
		return t.refuse(no)
	}
	if single(scope) == 0 {
		return t.askWords(c.name, "", bot.T("caidat.which_area")), nil
	}
	return t.settingsOf(single(scope))
}

// settingNamed is the one setting that the words name as its button does, whole or in
// part; "" for none or several.
func (t *deskTurn) settingNamed(words string) (found bot.Setting) {
	for _, s := range bot.Settings() {
		switch label := vn.Words(t.Words.Words(t.Lang, settingName(s))); {
		case label == vn.Words(words):
			return s
		case found == "" && strings.HasPrefix(label+" ", vn.Words(words)+" "):
			found = s
		case strings.HasPrefix(label+" ", vn.Words(words)+" "):
			return ""
		}
	}
	return found
}

// settingWithValue is the one setting that the first two words or more name, and what stands
// behind them; "" for none or several.
func (t *deskTurn) settingWithValue(text string) (found bot.Setting, value string) {
	typed := strings.Fields(text)
	most := 1
	for _, s := range bot.Settings() {
		label := strings.Fields(vn.Words(t.Words.Words(t.Lang, settingName(s))))
		n := 0
		for n < len(typed) && n < len(label) && vn.Words(typed[n]) == label[n] {
			n++
		}
		switch {
		case n == most:
			found = ""
		case n > most:
			found, most = s, n
		}
	}
	if most == len(typed) {
		return "", ""
	}
	return found, strings.Trim(strings.Join(typed[most:], " "), " :=")
}

// settableAreas are the areas of today whose own settings the person may change.
func (t *deskTurn) settableAreas() (mine []bot.Area, err error) {
	areas, err := t.loadAreas()
	for _, a := range areas {
		if a.ValidOn(t.day) && t.who.covers(bot.WholeArea(a.ID)) == granted {
			mine = append(mine, a)
		}
	}
	return mine, err
}

// ownSettings is for who has one area; of a few it asks which, of many the name.
func (t *deskTurn) ownSettings(c call) (bot.Effects, error) {
	mine, err := t.settableAreas()
	switch {
	case err != nil:
		return bot.Effects{}, err
	case len(mine) == 0:
		return t.refuse(outside)
	case len(mine) == 1:
		return t.settingsOf(mine[0].ID)
	case len(mine) > 2*offered:
		return t.askWords(c.name, "", bot.T("caidat.which_area")), nil
	}
	var choices []bot.Choice
	for _, a := range mine {
		choices = append(choices, bot.Choice{Label: bot.Raw(a.Name), Data: data(verbSettings, num(a.ID))})
	}
	t.awaitWords(c.name, "")
	return t.answer(bot.T("caidat.which_area"), rows(choices...)...), nil
}

func (t *deskTurn) askSettingArea(call) (bot.Effects, error) {
	return t.ownSettings(call{name: "caidat"})
}

func (t *deskTurn) tapSettings(c call) (bot.Effects, error) {
	if len(c.fields) != 1 {
		return t.stale()
	}
	id, ok := unnum[bot.AreaID](c.fields[0])
	if !ok {
		return t.stale()
	}
	return t.settingsOf(id)
}

// settable is whose settings are looked at: the campaign's, or those of an area.
type settable struct {
	area bot.AreaID // 0 for the campaign
	name bot.Text   // inside a sentence
	list []bot.Setting
	kept func(bot.Setting) string
	file *bot.Attachment
}

// settableOf reads what there is, if the person may change it; else what is to be
// answered instead.
func (t *deskTurn) settableOf(id bot.AreaID) (s settable, instead *bot.Effects, err error) {
	no := notAdmin
	if id == 0 && t.who.Role == bot.Admin {
		c, err := t.records.Campaign()
		return settable{name: bot.T("caidat.campaign"), list: bot.Settings(), kept: c.Kept, file: c.Document}, nil, err
	}
	areas, err := t.loadAreas()
	if err != nil {
		return s, nil, err
	}
	for _, a := range areas {
		if a.ID != id {
			continue
		}
		if no = t.who.covers(bot.WholeArea(id)); no == granted {
			return settable{id, bot.Raw(bot.InSentence(a.Name)), bot.AreaSettings(), a.Kept, nil}, nil, nil
		}
	}
	e, err := t.refuse(no)
	return s, &e, err
}

// settingsOf lists the settings with a button each.
func (t *deskTurn) settingsOf(id bot.AreaID) (bot.Effects, error) {
	s, instead, err := t.settableOf(id)
	if err != nil || instead != nil {
		return deref(instead), err
	}
	var lines bot.Lines
	var choices []bot.Choice
	for _, k := range s.list {
		lines = append(lines, bot.T("caidat.line", "what", settingName(k), "value", brief(settingValue(k, s.kept(k)))))
		choices = append(choices, bot.Choice{Label: settingName(k), Data: data(verbSetting, num(id), string(k))})
	}
	key := "caidat.area"
	if id == 0 {
		key = "caidat.head"
		lines = append(lines, bot.T("caidat.line", "what", bot.T("caidat.letter"), "value", letterName(s.file)))
		choices = append(choices, button("letter_file", data(verbLetter)), button("next_campaign", data(verbNext)), button("area_settings", data(verbSettingArea)))
	}
	return t.answer(bot.T(key, "area", s.name, "lines", lines), rows(choices...)...), nil
}

func settingName(s bot.Setting) bot.Text { return bot.T("setting." + string(s)) }

// settingValue is a value as people read it.
func settingValue(s bot.Setting, kept string) bot.Text {
	if kept == "" {
		kept = bot.NewCampaign(nil).Kept(s) // what holds while it is not set
	}
	if kept == "" {
		return bot.T("setting.unset")
	}
	if s == bot.SettingNoticeDay || s == bot.SettingLastDay {
		if day, err := time.Parse(time.DateOnly, kept); err == nil {
			return bot.T("caidat.day", "day", bot.Day(day))
		}
	}
	if s == bot.SettingQuietFrom || s == bot.SettingQuietUntil {
		return bot.T("caidat.hour", "hour", bot.Raw(fmt.Sprintf("%02s", kept)))
	}
	return bot.Raw(kept)
}

// maxBrief is how much of a long text a list shows, in letters.
const maxBrief = 80

// brief cuts a long value short.
func brief(t bot.Text) bot.Text {
	text, raw := t.Args[""].(string)
	if !raw {
		return t
	}
	text = strings.ReplaceAll(text, "\n", " ")
	if utf8.RuneCountInString(text) <= maxBrief {
		return bot.Raw(text)
	}
	return bot.Raw(string([]rune(text)[:maxBrief]) + "…")
}
