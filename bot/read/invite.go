package read

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot"
)

// inviteLink is what an invitation's link ends in, on any channel: "?start=u…"
// of a bot, "/#u…" of the page.
var inviteLink = regexp.MustCompile(`(?:[?&]start=|/#)([ua][0-9A-Za-z_-]{19,63}|o[` + bot.CodeLetters + `]{9})\b`)

// Invite finds an invitation in a message: the payload of a link, or a typed
// code as "MM-4V73VXH8T". People send it with "mã" before it or "ạ" behind, and
// forward the whole card that they were sent; only a code that stands alone may
// lack its first two letters. rest is what else was said, nothing beside a link,
// which stands in words of ours.
func Invite(text string) (invite, rest string, ok bool) {
	if kind, normal, ok := bot.ReadTypedCode(text); ok {
		return kind + "-" + normal, "", true
	}
	if strings.Contains(text, "start=") || strings.Contains(text, "/#") {
		if link := inviteLink.FindStringSubmatch(text); link != nil {
			return link[1], "", true
		}
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n,;:()\"“”\u00a0", r) })
	for i := range words {
		if code, n := codeOf(words[i:]); n > 0 {
			return code, strings.Join(slices.Delete(words, i, i+n), " "), true
		}
	}
	return "", text, false
}

// ForOfficers tells whether an invitation that Invite found is an officer's.
func ForOfficers(invite string) bool {
	return strings.HasPrefix(invite, bot.OfficerPrefix) || strings.HasPrefix(invite, "o")
}

// codeOf takes a typed code with its prefix off the front, and tells how many
// words it took: "MM - 4V73 - VXH8 - T" are seven.
func codeOf(words []string) (code string, n int) {
	const most = 7
	first := strings.ToUpper(words[0])
	if !strings.HasPrefix(first, bot.UnitPrefix) && !strings.HasPrefix(first, bot.OfficerPrefix) {
		return "", 0
	}
	for n := 1; n <= min(len(words), most); n++ {
		kind, normal, whole := bot.ReadWholeCode(strings.Join(words[:n], ""))
		if whole {
			return kind + "-" + normal, n
		}
	}
	return "", 0
}
