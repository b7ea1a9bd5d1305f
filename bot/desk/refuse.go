package desk

import (
	"slices"

	"vneidbot/bot"
)

// refuse says why not. It never replaces the tapped message, which belongs to
// somebody who may have it.
func (t *deskTurn) refuse(why verdict) (bot.Effects, error) {
	text := bot.T(string(why))
	if why == notBound {
		text = bot.T(string(why), "bind", typing("gannhom", t.Caps))
	}
	var choices [][]bot.Choice
	switch why {
	case outside:
		return t.refuseScope()
	case privateOnly, anonymous:
		choices = t.privately()
	default:
	}
	return t.passing(text, choices...), nil
}

// refuseScope names the scope that the person has.
func (t *deskTurn) refuseScope() (bot.Effects, error) { return t.bounds("deny.scope", t.who.own()) }

// refuseReading names the scope that may be shown here: the group's, whoever
// asks.
func (t *deskTurn) refuseReading() (bot.Effects, error) {
	if t.who.group {
		return t.bounds("deny.group_scope", t.who.reads())
	}
	return t.refuseScope()
}

// bounds says what is lacking: another area, another level, or with pairs of
// both just something outside.
func (t *deskTurn) bounds(key string, scope bot.Scope) (bot.Effects, error) {
	switch {
	case !slices.ContainsFunc(scope, func(p bot.Pair) bool { return !p.AllAreas }):
		key += "_level"
	case slices.ContainsFunc(scope, func(p bot.Pair) bool { return !p.AllLevels }):
		key += "_pairs"
	}
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	return t.passing(bot.T(key, "place", place)), nil
}

// privately is a button that opens a private chat with the bot, where the
// channel has such links.
func (t *deskTurn) privately() [][]bot.Choice {
	link := t.link("")
	if link == "" {
		return nil
	}
	return [][]bot.Choice{{{Label: bot.T("button.privately"), URL: link}}}
}

func (t *deskTurn) link(payload string) string {
	if t.Links == nil {
		return ""
	}
	return t.Links(payload)
}

// page is the address of the web page with the payload, for whoever cannot use
// the channel that is spoken on; "" where there is no page, or it is this channel.
func (t *deskTurn) page(payload string) string {
	if t.Page == nil || t.Page(payload) == t.link(payload) {
		return ""
	}
	return t.Page(payload)
}

// staleAfter is stale, unless the records could not tell what the tap meant.
func (t *deskTurn) staleAfter(err error) (bot.Effects, error) {
	if err != nil {
		return bot.Effects{}, err
	}
	return t.stale()
}

// stale answers a tap that means nothing (any more). On a page nobody types commands.
func (t *deskTurn) stale() (bot.Effects, error) {
	if t.Event.Chat.Channel == bot.DeskPage {
		return t.answer(bot.T("desk.stale_page")), nil
	}
	return t.answer(bot.T("desk.stale")), nil
}
