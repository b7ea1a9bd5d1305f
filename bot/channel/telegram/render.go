package telegram

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// The limits of a text and of a caption, in UTF-16 units after the markup is read.
const (
	maxText    = 4096
	maxCaption = 1024
)

// escaper does all that parse mode HTML asks for.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// html is the page with its tables marked.
func html(g *channel.Page) string {
	return g.Text(func(p bot.Para) string {
		if p.Mono {
			return "<pre>" + escaper.Replace(p.Text) + "</pre>"
		}
		return escaper.Replace(p.Text)
	})
}

// marked tells whether the page's html is other than its text.
func marked(g *channel.Page) bool {
	return slices.ContainsFunc(g.Paras, func(p bot.Para) bool { return p.Mono || strings.ContainsAny(p.Text, "&<>") })
}

// hasLink tells whether Telegram may see a link in the text, if only in "vneid.gov.vn".
func hasLink(text string) bool {
	for {
		at := strings.IndexByte(text, '.')
		if at < 0 {
			return strings.Contains(text, "://")
		}
		before, next := text[:at], text[at+1:]
		if r, _ := utf8.DecodeRuneInString(next); unicode.IsLetter(r) || strings.Contains(before, "://") {
			return true
		}
		text = next
	}
}
