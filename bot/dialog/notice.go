package dialog

import "vneidbot/bot"

// showNotice is the privacy notice; which version was shown is kept. It leaves
// out what the office has not set.
func (t *Talk) showNotice(string) {
	t.st.Notice = max(t.st.Notice, t.f.Campaign.Notice)
	person, server := t.passedOn()
	t.aside([]bot.Part{{Text: bot.T("notice.text", "version", t.version(), "who", t.responsible(), "purpose", t.purpose(),
		"person", person, "readers", t.readers(), "kept", t.kept(), "server", server)}})
}

func (t *Talk) version() bot.Text {
	c := t.f.Campaign
	if c.NoticeDay.IsZero() {
		return bot.T("notice.version", "n", c.Notice)
	}
	return bot.T("notice.version_of", "n", c.Notice, "date", bot.Day(c.NoticeDay))
}

// responsible is the office, with a person or a phone: never the office twice.
func (t *Talk) responsible() bot.Text {
	switch w := t.whom(); {
	case w.person != "":
		return bot.T("notice.who_contact", "office", t.office(), "contact", t.reach())
	case w.phone != "":
		return bot.T("notice.who_contact", "office", t.office(), "contact", bot.T("reach.only_phone", "phone", bot.Phone(w.phone)))
	}
	return bot.T("notice.who", "office", t.office())
}

func (t *Talk) purpose() bot.Text {
	if letter := t.f.Campaign.Letter; letter != "" {
		return bot.T("notice.purpose_under", "letter", letter)
	}
	return bot.T("notice.purpose")
}

// readers are the officers of the area's office, and of the one above it.
func (t *Talk) readers() bot.Text {
	if above := t.f.Campaign.Office; above != "" && above != t.receives() {
		return bot.T("notice.readers_above", "above", above)
	}
	return bot.T("notice.readers")
}

// kept is how long the office means to keep what it gets.
func (t *Talk) kept() bot.Text {
	c := t.f.Campaign
	if c.KeepPictures == 0 || c.KeepReports == 0 {
		return bot.T("notice.kept_by_rule")
	}
	return bot.T("notice.kept", "days", c.KeepPictures, "years", c.KeepReports)
}

// passedOn is what is known of a person on this channel, and whose servers the
// messages pass through: nobody has an account on the page.
func (t *Talk) passedOn() (person, server bot.Text) {
	switch t.ev.Chat.Channel {
	case "telegram", "zalo":
		server = bot.T("platform." + t.ev.Chat.Channel)
		return bot.T("notice.person_on", "platform", server), server
	}
	return bot.T("notice.person"), bot.T("platform.page")
}

// platform is the messenger, or the page, that the person uses.
func (t *Talk) platform() bot.Text {
	switch name := t.ev.Chat.Channel; name {
	case "telegram", "zalo":
		return bot.T("platform." + name)
	}
	return bot.T("platform.page")
}
