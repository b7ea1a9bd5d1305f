package read

import (
	"regexp"

	"vneidbot/bot"
)

// receiptShape is a receipt as people write it.
var receiptShape = regexp.MustCompile(`(?i)\bbc[- ]{0,3}([0-9]{4})[- ]{0,3}([0-9]{4})\b`)

// Receipt finds a receipt in a text, however it is spaced and
// cased: "bc 4821 0937".
func Receipt(text string) (bot.Receipt, bool) {
	m := receiptShape.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	return bot.Receipt("BC-" + m[1] + "-" + m[2]), true
}
