package desk

import (
	"slices"
	"strconv"
	"time"

	"vneidbot/bot"
)

// Wrong codes: so many in a window, then none is looked at. The keys are those
// of every kind of invitation, so that trying is counted once.
const (
	strikeWindow = time.Hour
	strikesOwn   = 5
	strikesAll   = 100
	strikeKeyAll = "invite:all"
)

func strikeKey(id bot.AccountID) string { return "invite:" + string(id) }

// spendCode takes an officer's invitation, from a link or typed.
func (t *turn) spendCode(c call) (bot.Effects, error) {
	if tired, err := t.tired(); err != nil || tired {
		return t.answer(bot.T("officer_code.tired")), err
	}
	if t.who.Role == bot.Admin {
		return t.answer(bot.T("officer_code.admin")), nil
	}
	code, err := t.openCode(c.args)
	if err != nil {
		return bot.Effects{}, err
	}
	if code == nil {
		return t.strike()
	}
	place, err := t.describe(code.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	e := t.answer(bot.T("officer_code.welcome", "place", place),
		[]bot.Choice{button("totals", selection{scope: bot.Everything}.data()), button("officer_help", data(verbHelp))})
	if code.Spent == t.Event.From {
		return e, nil
	}
	e.Writes = []bot.Write{
		bot.SpendCode{Hash: code.Hash, Account: t.Event.From, Chat: t.Event.Chat, Name: t.displayName(), At: t.Event.At},
		t.audit("nhanmoi", "code:"+code.Hash[:min(8, len(code.Hash))]),
	}
	e.Tell, err = t.tellAdmins(*code, place)
	return e, err
}

// openCode is the invitation if this person may still use it.
func (t *turn) openCode(text string) (*bot.OfficerCode, error) {
	hash, ok := t.Tokens.ReadOfficerCode(text)
	if !ok {
		return nil, nil
	}
	code, err := t.Records.OfficerCode(t.ctx, hash)
	switch {
	case err != nil || code == nil:
		return nil, err
	case code.Spent == t.Event.From && t.who.Role == bot.Officer: // not one who was removed since
		return code, nil
	case code.Spent != "" || !t.Event.At.Before(code.Expires):
		return nil, nil
	}
	return code, nil
}

// tired tells whether too many wrong codes were tried.
func (t *turn) tired() (bool, error) {
	own, err := t.Limits.Strikes(t.ctx, strikeKey(t.Event.From))
	if err != nil || own >= strikesOwn {
		return own >= strikesOwn, err
	}
	all, err := t.Limits.Strikes(t.ctx, strikeKeyAll)
	return all >= strikesAll, err
}

// strike counts a wrong code, and tells the administrators when somebody seems
// to be guessing.
func (t *turn) strike() (bot.Effects, error) {
	e := t.answer(bot.T("officer_code.bad"))
	if _, err := t.Limits.Strike(t.ctx, strikeKey(t.Event.From), strikeWindow); err != nil {
		return bot.Effects{}, err
	}
	all, err := t.Limits.Strike(t.ctx, strikeKeyAll, strikeWindow)
	if err != nil || all < strikesAll {
		return e, err
	}
	hour := strconv.FormatInt(t.now.Truncate(strikeWindow).Unix(), 36)
	e.Tell, err = t.tell("guessing:"+hour, t.Admins, bot.T("officer_code.guessing", "n", all))
	return e, err
}

// tellAdmins tells who used an invitation, with a way back.
func (t *turn) tellAdmins(code bot.OfficerCode, place bot.Text) ([]bot.Tell, error) {
	admins := slices.Clone(t.Admins)
	if !slices.Contains(admins, code.By) && code.By != "" {
		admins = append(admins, code.By)
	}
	text := bot.T("officer_code.used", "name", nameOf(t.displayName()), "place", place, "at", t.Event.At)
	return t.tell("spent:"+code.Hash, admins, text, button("revoke", data(verbRemoveOfficer, accountMark(t.Event.From))))
}

// tell writes to accounts wherever they can be reached.
func (t *turn) tell(key string, accounts []bot.AccountID, text bot.Text, choices ...bot.Choice) ([]bot.Tell, error) {
	chats, err := t.Records.ChatsOf(t.ctx, accounts)
	var tells []bot.Tell
	for _, to := range chats {
		say := bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Choices: rows(choices...)}
		tells = append(tells, bot.Tell{Key: key + ":" + string(to.Account), To: to, Say: say})
	}
	return tells, err
}
