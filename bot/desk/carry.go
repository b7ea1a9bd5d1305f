package desk

import (
	"strings"

	"vneidbot/bot"
)

// carries tells whether a file can reach this chat: by its platform, or as an address
// where files have addresses.
func (t *deskTurn) carries() bool { return t.Caps.File > 0 || t.PageURL != "" }

// takesFiles tells whether files come from this chat: a platform that sends none for
// bots hands none to them either.
func (t *deskTurn) takesFiles() bool { return t.Caps.File > 0 }

// notHere says that no files come from here, and where a list may be sent. An account
// is an officer on one platform alone: elsewhere an invitation comes first.
func (t *deskTurn) notHere() bot.Text {
	var ways bot.List
	if t.Messenger != "" {
		ways = append(ways, bot.T("file.by_messenger", "name", bot.Raw(t.Messenger)))
	}
	if page := t.page(""); page != "" {
		ways = append(ways, bot.T("file.on_page", "link", bot.Raw(strings.TrimRight(page, "/#"))))
	}
	if len(ways) == 0 {
		return bot.T("file.not_anywhere")
	}
	return bot.T("file.not_here", "ways", ways)
}
