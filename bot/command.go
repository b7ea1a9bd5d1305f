package bot

import (
	"strings"
	"unicode"

	"vneidbot/bot/vn"
)

// ReadCommand takes "/tonghop@OurBot Dương Kinh" apart: the command folded and
// without slash, bot name and underscores, what follows it in NFC. ForOther
// says that it is addressed to another bot.
func ReadCommand(text, botName string) (command, args string, forOther, ok bool) {
	text, ok = strings.CutPrefix(strings.TrimSpace(vn.NFC(text)), "/")
	if !ok {
		return "", "", false, false
	}
	word, args := text, ""
	if i := strings.IndexFunc(text, unicode.IsSpace); i >= 0 {
		word, args = text[:i], strings.TrimSpace(text[i:])
	}
	name, addressee, addressed := strings.Cut(word, "@")
	command = strings.ReplaceAll(vn.Words(name), " ", "")
	forOther = addressed && !strings.EqualFold(addressee, strings.TrimPrefix(botName, "@"))
	return command, args, forOther, command != ""
}
