package read

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// Reason finds one of the offered reasons of refusal in typed words. Words
// that name none, or several, are the person's own and are kept as they are.
func Reason(text string) (bot.Reason, bool) {
	found, left := cutReasons(text)
	if len(found) != 1 {
		return bot.NoReason, false
	}
	return found[0], strings.TrimSpace(left) == "" || saysMismatch(left) || found[0] == bot.ReasonAnother
}

// reasonsIn lists the offered reasons whose things a text names.
func reasonsIn(text string) (found []bot.Reason) {
	found, _ = cutReasons(text)
	return found
}

// cutReasons takes the things that may not match out of a text, folded.
func cutReasons(text string) (found []bot.Reason, left string) {
	left = " " + vn.Words(text) + " "
	for _, w := range reasonWords {
		if !strings.Contains(left, " "+w.words+" ") {
			continue
		}
		if !slices.Contains(found, w.reason) && (w.reason != bot.ReasonTax || len(found) == 0) {
			found = append(found, w.reason)
		}
		left = strings.ReplaceAll(left, " "+w.words+" ", "  ")
	}
	return found, left
}

func saysMismatch(said string) bool {
	for _, w := range mismatchWords {
		if strings.Contains(said, " "+w+" ") {
			return true
		}
	}
	return false
}

// TellsReason tells whether words can hardly be anything but why a registration was refused.
func TellsReason(text string) bool {
	return len(reasonsIn(text)) > 0 || saysMismatch(" "+foldedOf(text)+" ")
}

// HowItStands tells whether the words only say that a registration is or is not under way:
// "chưa ạ", "em đăng ký lại rồi".
func HowItStands(text string) bool {
	words := wordsOf(text)
	return has(words, underWay) && covered(words, underWay, nameless, politeHeads, politeTails)
}
