package desk

import "vneidbot/bot"

// typing is how a command is typed in a group here: with a slash, or behind the
// bot's name where it hears nothing else.
func typing(command string, caps bot.Caps) bot.Text {
	if caps.Mention == "" {
		return bot.Raw("/" + command)
	}
	words := bot.Raw(command)
	switch command {
	case "tonghop", "bieudo", "gannhom", "gonhom", "xuat", "chotso", "guilenso":
		words = bot.T("spoken." + command)
	}
	return bot.T("spoken.mention", "name", bot.Raw(caps.Mention), "words", words)
}

// typed is how a command is typed in this chat.
func (t *deskTurn) typed(command string) bot.Text {
	if !t.who.group {
		return bot.Raw("/" + command)
	}
	return typing(command, t.Caps)
}

// hears answers who calls the bot by its name and says nothing else.
func (t *deskTurn) hears(call) (bot.Effects, error) {
	command := "gannhom"
	if t.who.bound != nil {
		command = "tonghop"
	}
	return t.answer(bot.T("group.hears", "typed", typing(command, t.Caps))), nil
}

// totalsTyped is what asks for totals in this chat.
func (t *deskTurn) totalsTyped() bot.Text {
	if t.who.group {
		return t.typed("tonghop")
	}
	return bot.T("spoken.tonghop")
}
