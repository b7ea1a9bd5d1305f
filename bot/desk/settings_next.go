package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// nextView is the kind of a view that is a campaign which is to begin.
const nextView = "dotmoi"

// nextWish is the next campaign as an administrator is asked about it.
type nextWish struct {
	Name, Letter string
	Was          [3]string // name, letter and last day that were seen
	After        string    // the event by which the present campaign began, "" for the first one
	At           time.Time
}

// nextWaits is how long the question about the next campaign may wait for the tap:
// its numbers are told.
const nextWaits = time.Hour

// The answers to what stays as it is.
const (
	asBefore = "k"
	without  = "n"
)

// noLetter are words, folded, that say that there is no letter yet.
var noLetter = []string{"bo qua", "khong", "khong co", "chua", "chua co", "khong co van ban", "chua co van ban"}

// nextCampaign asks for the name of the next campaign.
func (t *deskTurn) nextCampaign(c call) (bot.Effects, error) {
	now, err := t.records.Campaign()
	if err != nil {
		return bot.Effects{}, err
	}
	waits, err := t.records.JobWaiting(nextJob)
	if err != nil || waits != "" {
		return t.answer(bot.T("caidat.next_turning"), backToSettings(0)), err
	}
	name := now.Kept(bot.SettingNameVi)
	ask := func(text bot.Text) bot.Effects {
		var keep [][]bot.Choice
		if name != "" {
			keep = [][]bot.Choice{{button("keep_name", data(verbNext, asBefore))}}
		}
		return t.askFree("caidat", call{name: verbNext}, text, keep...)
	}
	switch {
	case !c.answer && first(c.fields) == asBefore && name != "":
	case !c.answer:
		return ask(bot.T("caidat.next_name", "value", settingValue(bot.SettingNameVi, name))), nil
	case t.Event.Masked:
		return ask(bot.T("setting.citizen")), nil
	default:
		typed, why := bot.SettingNameVi.Read(typedValue(c.args))
		if why.Key != "" {
			return ask(why), nil
		}
		if typed == "" {
			return ask(bot.T("caidat.next_nameless")), nil
		}
		name = typed
	}
	return t.askNextLetter(nextWish{Name: name}, now, nil), nil
}

// askNextLetter asks for the letter that the next campaign rests on.
func (t *deskTurn) askNextLetter(w nextWish, now bot.Campaign, above *bot.Text) bot.Effects {
	id := t.keepView(nextView, w)
	choices := [][]bot.Choice{{button("no_letter", data(verbNextLetter, id, without))}}
	if now.Letter != "" {
		choices = append([][]bot.Choice{{button("keep_letter", data(verbNextLetter, id, asBefore))}}, choices...)
	}
	e := t.askFree("caidat", call{name: verbNextLetter, fields: []string{id}},
		bot.T("caidat.next_letter", "value", settingValue(bot.SettingLetter, now.Letter)), choices...)
	if above != nil {
		e.Say[0].Parts = append([]bot.Part{{Text: *above}}, e.Say[0].Parts...)
	}
	return e
}

// nextLetter takes the letter, and asks whether the campaign is to begin.
func (t *deskTurn) nextLetter(c call) (bot.Effects, error) {
	w, ok, err := t.readNext(c)
	if err != nil || !ok {
		return t.staleAfter(err)
	}
	now, err := t.records.Campaign()
	if err != nil {
		return bot.Effects{}, err
	}
	switch {
	case !c.answer && len(c.fields) > 1 && c.fields[1] == asBefore:
		w.Letter = now.Letter
	case !c.answer && len(c.fields) > 1:
		w.Letter = ""
	case !c.answer:
		return t.askNextLetter(w, now, nil), nil
	default:
		typed, why := bot.SettingLetter.Read(typedValue(c.args))
		if t.Event.Masked {
			why = bot.T("setting.citizen")
		}
		if why.Key != "" {
			return t.askNextLetter(w, now, &why), nil
		}
		if !slices.Contains(noLetter, vn.Fold(typed)) {
			w.Letter = typed
		}
	}
	return t.askNext(w, now)
}

// askNext shows what will be, and what becomes of what was reported.
func (t *deskTurn) askNext(w nextWish, now bot.Campaign) (bot.Effects, error) {
	count, err := t.records.Running()
	if err != nil {
		return bot.Effects{}, err
	}
	began, err := t.records.LastAct(bot.CampaignObject, bot.ActNextCampaign)
	if err != nil {
		return bot.Effects{}, err
	}
	if began != nil {
		w.After = began.Event
	}
	w.Was, w.At = seenOf(now), t.Event.At
	text := bot.T("caidat.ask_next", "name", bot.Raw(w.Name), "letter", settingValue(bot.SettingLetter, w.Letter), "reports", count.Reports, "units", count.Units)
	return t.ask(text, "next_begin", data(verbDoNext, t.keepView(nextView, w))), nil
}

func seenOf(c bot.Campaign) [3]string {
	return [3]string{c.Kept(bot.SettingNameVi), c.Letter, c.Kept(bot.SettingLastDay)}
}

func (t *deskTurn) readNext(c call) (w nextWish, ok bool, err error) {
	if len(c.fields) == 0 {
		return w, false, nil
	}
	ok, err = t.readView(nextView, c.fields[0], &w)
	return w, ok, err
}

// nextJob begins the key of a campaign's job.
const nextJob = "campaign:"

// doNext begins the campaign, if nobody has begun one or changed its settings since it
// was asked about. What was reported is made history by a job.
func (t *deskTurn) doNext(c call) (bot.Effects, error) {
	w, ok, err := t.readNext(c)
	if err != nil || !ok || t.Event.At.Sub(w.At) > nextWaits {
		return t.staleAfter(err)
	}
	now, err := t.records.Campaign()
	if err != nil {
		return bot.Effects{}, err
	}
	began, err := t.records.LastAct(bot.CampaignObject, bot.ActNextCampaign)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case began != nil && began.Event == t.Event.ID: // done, and its answer was not said yet
		return t.answer(bot.T("caidat.next_begun", "name", bot.Raw(w.Name)), backToSettings(0)), nil
	case began != nil && began.Event != w.After:
		a, err := t.account(began.Account)
		return t.answer(bot.T("caidat.next_before", "name", nameOf(a.Name), "at", began.At), backToSettings(0)), err
	case seenOf(now) != w.Was:
		return t.answer(bot.T("caidat.next_changed"), []bot.Choice{button("next_campaign", data(verbNext))}, backToSettings(0)), nil
	}
	e := t.answer(bot.T("caidat.next_begun", "name", bot.Raw(w.Name)), backToSettings(0))
	e.Writes = append(t.nextSettings(w, now), t.nextWork(w), t.audit(bot.ActNextCampaign, bot.CampaignObject))
	return e, nil
}

// nextSettings are the campaign's settings; a name in another language was that of the
// old name.
func (t *deskTurn) nextSettings(w nextWish, now bot.Campaign) (writes []bot.Write) {
	for _, s := range []struct {
		setting bot.Setting
		now     string
	}{{bot.SettingNameVi, w.Name}, {bot.SettingLetter, w.Letter}, {bot.SettingLastDay, ""}, {bot.SettingNameEn, ""}} {
		was := now.Kept(s.setting)
		if s.setting == bot.SettingNameEn && w.Name == now.Kept(bot.SettingNameVi) || was == s.now {
			continue
		}
		writes = append(writes, bot.ChangeSetting{Setting: s.setting, Was: was, Value: s.now})
	}
	return writes
}

// nextWork is the job, one for all who tap at once: its key is of the campaign that ends.
func (t *deskTurn) nextWork(w nextWish) bot.Do {
	key := nextJob + w.After
	tell := bot.Event{ID: key, Kind: bot.Received, Chat: t.Event.Chat, From: t.Event.From, Name: t.Event.Name, Lang: t.Event.Lang}
	return bot.Do{Key: key, Kind: bot.NextCampaignWork, Args: bot.NextCampaign{At: t.Event.At, Tell: tell}, NotBefore: t.Event.At}
}

// CampaignTurned tells that what so many units had reported before is history.
func CampaignTurned(n bot.NextCampaign, units int, at time.Time) []bot.Write {
	ev := n.Tell
	ev.Data, ev.At = data(verbNextDone, num(units)), at
	return []bot.Write{bot.Occur{Event: ev}}
}

func (t *deskTurn) nextDone(c call) (bot.Effects, error) {
	units, ok := unnum[int](first(c.fields))
	if !ok {
		return t.stale()
	}
	return t.answer(bot.T("caidat.next_done", "units", units), backToSettings(0)), nil
}
