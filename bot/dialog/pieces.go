package dialog

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// A code may come in several messages, each a few of its digits. What came first waits in
// the question for the code; a number that begins as a mobile phone does is not kept.
const (
	codeDigits = 10
	fewestKept = 4
)

// withPieces is a text of digits alone with those before it, where they make a code together.
func withPieces(st *State, text string) string {
	if st.Ask.Begun == "" {
		return text
	}
	if all := st.Ask.Begun + read.OnlyDigits(text); len(all) == codeDigits && bot.TaxCode(all).Valid() {
		return all
	}
	return text
}

// piece keeps the first digits of a code, and says how many there are.
func (t *Talk) piece() bool {
	digits := read.OnlyDigits(t.in.text)
	first := t.st.Ask.Slot == "" && t.st.Draft.ID == "" && t.st.Last.ID == ""
	code := first || t.st.Ask.Slot == slotUnit || t.st.Ask.Slot == slotCode || t.st.Ask.Slot == slotFind && t.st.Ask.Name == ""
	if !code || len(t.in.Codes) > 0 || len(digits) < fewestKept || len(digits) >= codeDigits || !strings.HasPrefix(digits, "0") {
		return false
	}
	t.begin()
	t.instead(bot.T("mst.short_long", "n", len(digits)))
	t.askForCode()
	if !read.LikeMobile(digits) {
		t.st.Ask.Begun = digits
	}
	return true
}
