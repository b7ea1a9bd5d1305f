package read

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

func isCodeWord(word string) bool { return slices.Contains(codeWords, vn.Fold(word)) }

// codeLabel ends in what says that the number behind it is a tax code.
var codeLabel = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:mst|m[ãa]\s*(?:s[ốo]\s*)?thu[ếe]|tax\s*code)\s*(?:l[àa]|of|c[ủu]a\s+\S+)?\s*[:=.\-–(]*\s*$`)

// cutSpans is the text without the spans, their announcing words, and the
// punctuation that loses its meaning with them.
func cutSpans(text string, spans [][2]int) string {
	if len(spans) == 0 {
		return strings.TrimSpace(text)
	}
	var kept []string
	end := 0
	for _, s := range append(spans, [2]int{len(text), len(text)}) {
		piece := strings.TrimSpace(text[end:s[0]])
		if end > 0 {
			piece = strings.TrimLeft(piece, ",;:.=-–) ")
		}
		if s[0] < len(text) {
			piece = trimCodeWords(piece)
		}
		if strings.Trim(piece, "/,;:.+-–()&") != "" {
			kept = append(kept, piece)
		}
		end = s[1]
	}
	return strings.Join(kept, " ")
}

// trimCodeWords takes "mã số thuế là:" off the end.
func trimCodeWords(piece string) string {
	for {
		piece = strings.TrimRight(piece, ",;:=+-–( \t\n")
		i := strings.LastIndexAny(piece, " \t\n:,;(") + 1
		if piece == "" || !isCodeWord(strings.Trim(piece[i:], ".")) {
			return piece
		}
		piece = piece[:i]
	}
}

// blankOthers puts spaces where receipts and typed invitations stand, so that
// every byte keeps its place.
func blankOthers(text string) string {
	text = receiptShape.ReplaceAllStringFunc(text, blank)
	for _, word := range strings.Fields(text) {
		if _, _, ok := bot.ReadTypedCode(strings.Trim(word, ",.;:()\"")); ok {
			text = strings.Replace(text, word, blank(word), 1)
		}
	}
	return text
}

// codeShape is a word as long as a code, of digits and of letters that look like
// them.
var codeShape = regexp.MustCompile(`\b[0-9OoIl]{10}(-[0-9OoIl]{3})?\b`)

var (
	lookalikes = strings.NewReplacer("O", "?", "o", "?", "I", "?", "l", "?")
	ones       = strings.NewReplacer("I", "1", "l", "1")
)

// withOnes writes the letters I and l of such a word as the 1 they were meant to
// be. Nowhere else: twelve digits and a letter are still a citizen number.
func withOnes(text string) string {
	if !strings.ContainsAny(text, "Il") {
		return text
	}
	return codeShape.ReplaceAllStringFunc(text, func(word string) string {
		const most = 3 // letters
		if n := strings.Count(lookalikes.Replace(word), "?"); n > most {
			return word
		}
		return ones.Replace(word)
	})
}

// blank is as long and no link between digits.
func blank(s string) string { return strings.Repeat("\x00", len(s)) }
